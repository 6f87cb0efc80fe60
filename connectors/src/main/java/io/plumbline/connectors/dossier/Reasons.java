package io.plumbline.connectors.dossier;

import io.plumbline.text.Words;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in Chinese why a number could not be judged, beside the reason as the tables hold it. */
final class Reasons {
    private static final Map<Pattern, String> KNOWN = new LinkedHashMap<>();

    static {
        known("n=([^,]*), needs (.*)", "样本不足（n=$1，至少 $2）");
        known("n=([^,]*), too few .*", "样本不足（n=$1）");
        known("expected=([^,]*), needs (.*)", "预期数不足（$1，至少 $2）");
        known("earlier periods=([^,]*), needs (.*)", "以往期数不足（$1，至少 $2）");
        known("peers=([^,]*), needs (.*)", "同类单位不足（$1，至少 $2）");
        known("coverage of (\\S+) ([^,]*), needs (.*)", "数据覆盖不足（$1 为 $2，需 $3）");
        known("criterion in force from (.*)", "标准自 $1 起施行，此前不适用");
        known("did not exist then: from (.*) to (.*), period (.*) to (.*)", "该单位当时不存在（存续 $1 至 $2，本期 $3 至 $4）");
        known(
                "did not hold this duty then: from (.*) to (.*), period (.*) to (.*)",
                "该单位当时不承担此项职责（$1 至 $2，本期 $3 至 $4）");
        known("territory changed on (.*)", "辖区于 $1 调整，前后不可比");
        known("common pattern: (.*)", "同类普遍如此，另致主管单位（$1）");
        known("departs by less than a ratio of (.*)", "偏离小于 $1 倍");
        known("mix confounded: (.*)", "构成不同所致（$1）");
        known("insufficient: (.*)", "数据不足（$1）");
        known("no comparable record.*", "没有可比对的记录");
        known("no peer group.*", "没有同类单位");
        known("counts below 5 on average.*", "平均计数不足 5，无法判断");
        known("nothing counted, now or before", "当期与以往均无计数");
        known("nothing counted on any of the days", "各日均无计数");
        known("neither source holds any", "两个来源均无记录");
        known("stopped and not back", "已停报且未恢复");
    }

    private Reasons() {}

    private static void known(String english, String chinese) {
        KNOWN.put(Pattern.compile(english, Pattern.DOTALL), chinese);
    }

    static Words of(String reason) {
        String clean = Cells.clean(reason);
        for (Map.Entry<Pattern, String> entry : KNOWN.entrySet()) {
            Matcher matched = entry.getKey().matcher(clean);
            if (matched.matches()) {
                return new Words(matched.replaceAll(entry.getValue()), clean);
            }
        }
        return new Words(clean, clean);
    }
}
