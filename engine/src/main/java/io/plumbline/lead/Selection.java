package io.plumbline.lead;

import io.plumbline.source.HeaderMatch;
import java.util.Locale;

/** 选取方式: why a place was visited. */
public enum Selection {
    /** It stood on the list. */
    RANKED,
    /** It was drawn at random from what did not. */
    CONTROL;

    /** The code under which tables hold it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The selection of a word; null for other words. */
    static Selection of(String text) {
        return switch (HeaderMatch.key(text)) {
            case "ranked", "排序", "列表", "排序 ranked" -> RANKED;
            case "control", "random", "对照", "随机", "对照 control" -> CONTROL;
            default -> null;
        };
    }
}
