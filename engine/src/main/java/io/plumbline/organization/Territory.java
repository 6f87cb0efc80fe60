package io.plumbline.organization;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;

/**
 * 区划变动: the day on which an organization's territory became another, and whose past it carries on.
 *
 * @param on the first day with the new territory
 * @param carried organizations that went into it whole, whose past is its past; empty where parts were moved, in which case its
 *     past says nothing of its present and everything that rests on it begins anew
 */
public record Territory(LocalDate on, List<String> carried) implements Serializable {
    public Territory {
        carried = List.copyOf(carried);
    }

    /** Whether comparisons with the own past begin anew. */
    public boolean isRebased() {
        return carried.isEmpty();
    }
}
