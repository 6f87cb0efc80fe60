package io.plumbline.connectors;

import io.plumbline.text.Words;
import java.util.Map;

/** Says in Chinese what kind of fault a file or row has, before the words in which the tables hold it. */
final class Faults {
    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("unreadable", "文件损坏或无法打开"),
            Map.entry("undecodable", "编码不符"),
            Map.entry("header", "表头无法读取"),
            Map.entry("empty", "空文件"),
            Map.entry("compressed", "压缩包，须先解压"),
            Map.entry("encrypted", "有密码或为旧版格式"),
            Map.entry("definitions", "含工作簿不应有的文档定义"),
            Map.entry("nul", "含零字节"),
            Map.entry("json", "JSON 格式有误"),
            Map.entry("json-limit", "JSON 嵌套过深"),
            Map.entry("nested", "嵌套值"),
            Map.entry("broken", "记录无法切分"),
            Map.entry("cells", "列数不符"),
            Map.entry("missing", "必填项缺失"),
            Map.entry("key_conflict", "同一主键内容相互矛盾"),
            Map.entry("unknown_code", "代码不在表内"),
            Map.entry("out_of_range", "超出允许范围"),
            Map.entry("half_position", "经纬度只有一半"),
            Map.entry("swapped_position", "经纬度颠倒"),
            Map.entry("bad_unit", "单位不符"),
            Map.entry("not_a_number", "不是数字"),
            Map.entry("bad_grouping", "千分位有误"),
            Map.entry("not_a_date", "不是日期"),
            Map.entry("impossible_date", "日期不存在"),
            Map.entry("year_out_of_range", "年份超出范围"),
            Map.entry("ambiguous_date", "日期有两种读法"),
            Map.entry("not_finite", "不是有限数"),
            Map.entry("not_whole", "不是整数"),
            Map.entry("nothing_left", "清理后无内容"));

    private Faults() {}

    /**
     * The fault in both languages.
     *
     * @param told {@code kind: words}, or {@code column: kind: words}; a kind not known here stands in Chinese as it is
     */
    static Words words(String told) {
        String[] parts = told.split(": ", 3);
        String kind = KINDS.get(parts[0]);
        if (kind != null) {
            return new Words(parts.length == 1 ? kind : kind + "（" + told + "）", told);
        }
        String ofColumn = parts.length == 1 ? null : KINDS.get(parts[1]);
        return new Words(ofColumn == null ? told : parts[0] + " " + ofColumn, told);
    }
}
