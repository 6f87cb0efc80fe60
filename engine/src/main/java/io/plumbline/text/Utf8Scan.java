package io.plumbline.text;

/** Counts the whole and the broken multi-byte sequences of a sample read as UTF-8; a sequence cut by its end is neither. */
record Utf8Scan(int whole, int broken) {
    static Utf8Scan of(byte[] bytes) {
        int whole = 0;
        int broken = 0;
        int i = 0;
        while (i < bytes.length) {
            if (bytes[i] >= 0) {
                i++;
                continue;
            }
            int length = length(bytes[i]);
            int present = present(bytes, i, length);
            if (length > 0 && present == length && shortest(bytes, i)) {
                whole++;
                i += length;
            } else if (length > 0 && i + present == bytes.length) {
                break;
            } else {
                broken++;
                i++;
            }
        }
        return new Utf8Scan(whole, broken);
    }

    double brokenShare() {
        return broken == 0 ? 0 : (double) broken / (whole + broken);
    }

    private static int length(byte lead) {
        int value = lead & 0xFF;
        if (value >= 0xC2 && value <= 0xDF) {
            return 2;
        }
        if (value >= 0xE0 && value <= 0xEF) {
            return 3;
        }
        return value >= 0xF0 && value <= 0xF4 ? 4 : 0;
    }

    /** How many bytes of the sequence are there: the lead and its continuation bytes. */
    private static int present(byte[] bytes, int at, int length) {
        int n = 1;
        while (n < length && at + n < bytes.length && (bytes[at + n] & 0xC0) == 0x80) {
            n++;
        }
        return n;
    }

    /** RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF. */
    private static boolean shortest(byte[] bytes, int at) {
        int second = bytes[at + 1] & 0xFF;
        return switch (bytes[at] & 0xFF) {
            case 0xE0 -> second >= 0xA0;
            case 0xED -> second < 0xA0;
            case 0xF0 -> second >= 0x90;
            case 0xF4 -> second < 0x90;
            default -> true;
        };
    }
}
