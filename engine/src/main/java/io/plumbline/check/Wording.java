package io.plumbline.check;

import java.util.Locale;

/** 用词: how the constants of an enumeration are written in tables and messages. */
final class Wording {
    private Wording() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
