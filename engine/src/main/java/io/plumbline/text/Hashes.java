package io.plumbline.text;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * 散列: stable identifiers and keyed pseudonyms. All answers are 64 lower-case hexadecimal characters.
 *
 * <p>Parts are joined as {@code <length in UTF-8 bytes>:<text>}, a null part as {@code -}, so that no two lists of
 * parts have one joined form and null is not "". In Spark the same joined form is
 * {@code concat(coalesce(concat(octet_length(c), ":", c), "-"), …)}.
 */
public final class Hashes {
    private static final int SHORTEST_KEY = 16;
    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(Hashes::sha256);
    private static final ThreadLocal<KeyedMac> LAST_MAC = new ThreadLocal<>();

    private Hashes() {}

    /** The identifier of a natural key: SHA-256 of its parts; null parts are allowed. */
    public static String id(String... parts) {
        return sha256Hex(joined(parts));
    }

    /** A number that stands for a text, such as a seed: the first 64 bits of its SHA-256. */
    public static long number(String text) {
        return Long.parseUnsignedLong(sha256Hex(text).substring(0, 16), 16);
    }

    /** SHA-256 of the UTF-8 bytes of a text. */
    public static String sha256Hex(String text) {
        return text == null ? null : sha256Hex(text.getBytes(StandardCharsets.UTF_8));
    }

    /** SHA-256 of bytes. */
    public static String sha256Hex(byte[] bytes) {
        return bytes == null ? null : HexFormat.of().formatHex(SHA_256.get().digest(bytes));
    }

    /** The joined form of a natural key, from which {@link #id} is made. */
    public static String joined(String... parts) {
        StringBuilder joined = new StringBuilder();
        for (String part : parts) {
            if (part == null) {
                joined.append('-');
            } else {
                joined.append(part.getBytes(StandardCharsets.UTF_8).length)
                        .append(':')
                        .append(part);
            }
        }
        return joined.toString();
    }

    /**
     * The pseudonym of a personal value: HMAC-SHA-256 (RFC 2104) of its UTF-8 bytes. Without the key nobody can try
     * out all plates or telephone numbers. Null value answers null.
     *
     * @param key the programme's key, at least 16 bytes in UTF-8
     * @throws IllegalArgumentException if the key is null or shorter; the message never holds it
     */
    public static String keyed(String key, String value) {
        if (value == null) {
            return null;
        }
        KeyedMac last = LAST_MAC.get();
        if (last == null || !last.key.equals(key)) {
            last = new KeyedMac(key, mac(key), new HashMap<>());
            LAST_MAC.set(last);
        }
        return last.pseudonym(value);
    }

    private static Mac mac(String key) {
        byte[] bytes = key == null ? new byte[0] : key.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < SHORTEST_KEY) {
            throw new IllegalArgumentException("the key for pseudonyms has " + bytes.length + " bytes; at least "
                    + SHORTEST_KEY + " are needed; give a longer random key by reference");
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes, "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java platform has HmacSHA256, this one has not", missing);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java platform has SHA-256, this one has not", missing);
        }
    }

    /** A key's function with the answers it gave last: a few hundred vehicles fill millions of rows, while long texts rarely return. */
    private record KeyedMac(String key, Mac mac, Map<String, String> answers) {
        private static final int MOST_ANSWERS = 4096;
        private static final int LONGEST_KEPT = 32;

        String pseudonym(String value) {
            if (value.length() > LONGEST_KEPT) {
                return computed(value);
            }
            if (answers.size() == MOST_ANSWERS) {
                answers.clear();
            }
            return answers.computeIfAbsent(value, this::computed);
        }

        private String computed(String value) {
            return HexFormat.of().formatHex(mac.doFinal(value.getBytes(StandardCharsets.UTF_8)));
        }
    }
}
