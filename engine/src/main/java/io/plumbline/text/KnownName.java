package io.plumbline.text;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Objects;

/**
 * 已知名称: a name or alias of an organization, and when it was in use. An organization may have many; after a reform the old name
 * (市政市容管理委员会) stands with its last day beside the new one (城市管理委员会), and one name may belong to two organizations in turn.
 *
 * @param id the organization
 * @param name the name in full or in short, with or without the territory before it
 * @param within the territories it lies in, widest first, such as 北京市海淀区 or 北京市海淀区学院路街道; "" where it has none
 * @param from the first day of use; null when it always was
 * @param to the day after the last; null when it still is
 */
public record KnownName(String id, String name, String within, LocalDate from, LocalDate to) implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Refuses a missing id, name or territory, and a period that ends before it begins. */
    public KnownName {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(within, "within");
        if (from != null && to != null && !from.isBefore(to)) {
            throw new IllegalArgumentException("name '" + name + "' of '" + id + "' is in use from " + from + " to "
                    + to + "; the end must come after the beginning");
        }
    }

    /** A name that always was and still is in use. */
    public KnownName(String id, String name, String within) {
        this(id, name, within, null, null);
    }

    /** Whether the name was in use on the day; every name was on the day null. */
    public boolean inUse(LocalDate day) {
        return day == null || ((from == null || !day.isBefore(from)) && (to == null || day.isBefore(to)));
    }
}
