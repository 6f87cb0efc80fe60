package io.plumbline.lead;

import io.plumbline.source.HeaderMatch;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** 核查结果: what the team found where a lead sent it. A place not yet visited has none. */
public enum Outcome {
    /** The problem is there as stated. */
    CONFIRMED("属实", "confirmed"),
    /** Part of it is there. */
    PARTLY("部分属实", "partly confirmed"),
    /** Nothing is there; the data were wrong. */
    UNFOUNDED_DATA("不属实：数据问题", "unfounded: data"),
    /** The facts are so, and there is a good reason for them. */
    UNFOUNDED_JUSTIFIED("不属实：有正当原因", "unfounded: justified"),
    /** Nobody can tell any more. */
    NOT_VERIFIABLE("无法核实", "not verifiable");

    private final String zh;
    private final String en;

    Outcome(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    /** The code under which tables hold it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The words of the choice in a workbook. */
    public String choice() {
        return zh + " " + en;
    }

    /** Whether a true problem was found, in whole or in part. */
    public boolean found() {
        return this == CONFIRMED || this == PARTLY;
    }

    /** Whether it says anything about the lead. */
    public boolean judged() {
        return this != NOT_VERIFIABLE;
    }

    /** The outcome of a code, of a choice, or of either half of a choice; null for other words. */
    public static Outcome of(String text) {
        String key = HeaderMatch.key(text);
        return Arrays.stream(values())
                .filter(each -> List.of(each.code(), each.choice(), each.zh, each.en).stream()
                        .anyMatch(word -> HeaderMatch.key(word).equals(key)))
                .findFirst()
                .orElse(null);
    }

    /** All choices, for messages. */
    static String allowed() {
        return Arrays.stream(values())
                .map(each -> each.choice() + " (" + each.code() + ")")
                .collect(Collectors.joining("; "));
    }
}
