package io.plumbline.connectors.dossier;

import io.plumbline.text.Words;
import java.util.Map;

/** The words for codes that stand in tables; a code that nobody has words for is shown as it is. */
final class Terms {
    private static final Map<String, Words> ROLES = Map.of(
            "principal", new Words("主体", "principal"),
            "territorial", new Words("属地", "territorial"),
            "sector", new Words("行业", "sector"),
            "enforcement", new Words("执法", "enforcement"),
            "support", new Words("配合", "support"));
    private static final Map<String, Words> POWERS = Map.of(
            "permit", new Words("许可备案", "permits"),
            "supervise", new Words("监督", "supervises"),
            "enforce", new Words("执法", "enforces"),
            "manage", new Words("日常管理", "manages"),
            "discover", new Words("发现报告", "finds and reports"),
            "none", new Words("无处置权", "no power"));
    private static final Map<String, Words> KINDS = Map.of(
            "district", new Words("区", "district"),
            "street", new Words("街道", "street"),
            "town", new Words("乡镇", "town"),
            "community", new Words("社区", "community"),
            "village", new Words("村", "village"),
            "bureau", new Words("委办局", "bureau"));
    private static final Map<String, Words> BUREAUS = Map.of(
            "urban-management", new Words("城市管理部门", "urban-management bureau"),
            "fire", new Words("消防部门", "fire bureau"),
            "housing", new Words("住建部门", "housing bureau"),
            "market", new Words("市场监管部门", "market-supervision bureau"),
            "police", new Words("公安部门", "police"),
            "hotline", new Words("热线部门", "hotline bureau"));
    private static final Map<String, Words> STATES = Map.ofEntries(
            Map.entry("flagged", new Words("疑点", "flagged")),
            Map.entry("not_flagged", new Words("未见异常", "nothing found")),
            Map.entry("not_judgeable", new Words("◇ 无法比对", "◇ not judgeable")),
            Map.entry("attributed", new Words("已归属", "attributed")),
            Map.entry("ambiguous", new Words("归属有疑", "ambiguous")),
            Map.entry("unattributed", new Words("未归属", "unattributed")),
            Map.entry("read", new Words("已读取", "read")),
            Map.entry("failed", new Words("未能读取", "could not be read")),
            Map.entry("trial", new Words("试用", "trial")),
            Map.entry("valid", new Words("有效", "valid")),
            Map.entry("retired", new Words("停用", "retired")),
            Map.entry("leads", new Words("可成线索", "makes leads")));
    private static final Map<String, Words> CRITERIA = Map.ofEntries(
            Map.entry("threshold", new Words("与固定标准比", "against a fixed threshold")),
            Map.entry("peer", new Words("与同类单位比", "against comparable organizations")),
            Map.entry("change", new Words("与自身以往比", "against its own past")),
            Map.entry("claim", new Words("与整改声明比", "against what was reported as closed")),
            Map.entry("silence", new Words("应有而无", "due and not there")),
            Map.entry("paired", new Words("两来源计数比", "counts of two sources")),
            Map.entry("omission", new Words("台账缺漏", "missing from the ledger")),
            Map.entry("balance", new Words("两端数量平衡", "a balance of two quantities")),
            Map.entry("integrity", new Words("数字形态", "how the numbers lie")),
            Map.entry("drop", new Words("骤降", "a sudden drop")),
            Map.entry("recurrence", new Words("复发", "recurrence")),
            Map.entry("visit", new Words("走访前后", "around a visit")),
            Map.entry("displacement", new Words("转移", "displacement")),
            Map.entry("stop", new Words("停报", "reporting that stopped")),
            Map.entry("call-for-data", new Words("先要数据", "call for data")));
    private static final Map<String, Words> MARKS = Map.of(
            "1", new Words("■ 红", "■ red"),
            "2", new Words("▲ 黄", "▲ yellow"),
            "3", new Words("● 蓝", "● blue"),
            "4", new Words("◇ 先要数据", "◇ ask for data"));

    private Terms() {}

    static Words role(String code) {
        return of(ROLES, code);
    }

    static Words power(String code) {
        return of(POWERS, code);
    }

    /** The words for a kind, or for a kind with its sector such as {@code bureau/fire}. */
    static Words kind(String code) {
        if (code == null || !code.contains("/")) {
            return of(KINDS, code);
        }
        String[] parts = code.split("/", 2);
        Words kind = of(KINDS, parts[0]);
        Words known = parts[0].equals("bureau") ? BUREAUS.get(parts[1]) : null;
        String sector = Cells.clean(parts[1]);
        return known == null ? new Words(kind.zh() + "（" + sector + "）", kind.en() + " (" + sector + ")") : known;
    }

    static Words state(String code) {
        return of(STATES, code);
    }

    static Words criterion(String code) {
        return of(CRITERIA, code);
    }

    static Words mark(int grade) {
        return MARKS.get(String.valueOf(grade));
    }

    private static Words of(Map<String, Words> known, String code) {
        String clean = Cells.clean(code);
        return known.getOrDefault(clean, new Words(clean, clean));
    }
}
