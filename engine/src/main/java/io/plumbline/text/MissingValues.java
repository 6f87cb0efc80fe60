package io.plumbline.text;

import java.util.Locale;

/** 缺失值: the tokens with which offices fill a cell that holds no value. */
public final class MissingValues {
    private static final int LONGEST = 8;

    private MissingValues() {}

    /**
     * Why the cell holds no value, or null if it holds one. Null text is {@link MissingReason#BLANK}.
     *
     * @param text the cell after {@link Normal#text}; other text is not recognised reliably
     */
    public static MissingReason of(String text) {
        if (text == null || text.isEmpty()) {
            return MissingReason.BLANK;
        }
        if (text.length() > LONGEST) {
            return null;
        }
        if (isStrokes(text)) {
            return MissingReason.DASH;
        }
        return token(text.toUpperCase(Locale.ROOT));
    }

    private static MissingReason token(String text) {
        return switch (text) {
            case "NULL", "(NULL)", "NAN", "空", "空白" -> MissingReason.BLANK;
            case "N/A", "NA", "不适用", "不涉及" -> MissingReason.NOT_APPLICABLE;
            case "未报", "未报送", "未上报", "未填", "未填报", "未提供", "待报" -> MissingReason.NOT_REPORTED;
            case "不详", "不明", "未知", "不清楚", "#N/A", "UNKNOWN" -> MissingReason.UNKNOWN;
            case "无", "暂无", "没有" -> MissingReason.NONE;
            default -> null;
        };
    }

    private static boolean isStrokes(String text) {
        for (int i = 0; i < text.length(); i++) {
            if ("/\\-—–―‐‑−─_".indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }
}
