package io.plumbline.check;

import java.time.LocalDate;

/** 覆盖查询: how much of what a table should hold for an organization and period is there. */
@FunctionalInterface
public interface CoverageLookup {
    /**
     * The share, from 0 to 1, or null when it is not known.
     *
     * @param table a contract or derived table
     * @param organizationId the organization
     * @param from the first day
     * @param to the first day after
     */
    Double share(String table, String organizationId, LocalDate from, LocalDate to);

    /**
     * How many records a table was asked about and how many of them it was silent on; null when it is not counted.
     *
     * @param table a contract or derived table
     * @param organizationId the organization
     * @param from the first day
     * @param to the first day after
     */
    default Asked asked(String table, String organizationId, LocalDate from, LocalDate to) {
        return null;
    }

    /** Records asked about, and those that the table was silent on. */
    record Asked(long records, long silent) {}
}
