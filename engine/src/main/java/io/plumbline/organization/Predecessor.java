package io.plumbline.organization;

import java.io.Serializable;
import java.util.Locale;

/**
 * 被承接单位: an organization whose territory, or part of it, went to another; written {@code HD-01}, or {@code HD-01:0.6} where a
 * share went.
 *
 * @param id the organization whose territory it was
 * @param share what part of it went, more than 0 and at most 1; null when it is not said
 */
public record Predecessor(String id, Double share) implements Serializable {
    /**
     * Reads a predecessor with or without its share.
     *
     * @throws IllegalArgumentException when the share is not between 0 and 1
     */
    public static Predecessor parse(String text) {
        int colon = text.lastIndexOf(':');
        String share = text.substring(colon + 1).strip();
        if (colon < 0 || !share.matches("[0-9.]+%?")) {
            return new Predecessor(text.strip(), null);
        }
        String id = text.substring(0, colon).strip();
        if (share.matches("1(\\.0+)?|0?\\.[0-9]*[1-9][0-9]*")) {
            return new Predecessor(id, Double.valueOf(share));
        }
        throw new IllegalArgumentException(String.format(
                Locale.ROOT,
                "'%s': the share %s is not between 0 and 1; write 0.6 where six tenths went",
                text,
                share));
    }

    /** Whether no more than a part is said to have gone. */
    boolean isPart() {
        return share != null && share < 1;
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        return share == null ? id : id + ":" + share;
    }
}
