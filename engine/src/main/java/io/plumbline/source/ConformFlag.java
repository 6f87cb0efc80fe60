package io.plumbline.source;

import java.util.Locale;

/**
 * Yes or no. 有 and 无 are not read: 无 also fills cells that hold nothing, and reading only 有 would leave nothing but yes; a
 * source that means them says so in its codes.
 */
record ConformFlag() implements ConformValue {
    @Override
    public Object read(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "t", "yes", "y", "1", "1.0", "是", "√", "✓" -> true;
            case "false", "f", "no", "n", "0", "0.0", "否", "×" -> false;
            default ->
                throw ConformFault.of(
                        "not_a_boolean", text, "is neither true, yes, 1, 是 nor false, no, 0, 否; map others by codes");
        };
    }
}
