package io.plumbline.cli;

import io.plumbline.text.Words;

/** The language of what is printed. */
enum Language {
    ZH,
    EN;

    static Language of(String text) {
        for (Language language : values()) {
            if (language.name().equalsIgnoreCase(text)) {
                return language;
            }
        }
        throw new IllegalArgumentException("Language '" + text + "' is not known; use zh or en");
    }

    String suffix() {
        return this == ZH ? "_zh" : "_en";
    }

    String say(Words words) {
        return this == ZH ? words.zh() : words.en();
    }

    String say(String zh, String en) {
        return this == ZH ? zh : en;
    }
}
