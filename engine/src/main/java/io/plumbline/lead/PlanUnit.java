package io.plumbline.lead;

import io.plumbline.text.Hashes;

/**
 * 核查对象: one thing a team can look at: all of a check at an organization, one record, or one place.
 *
 * @param organizationId the organization
 * @param checkId the check by which it is looked at
 * @param kind {@code check}, {@code item} or {@code place}
 * @param id the check, the record or the place
 * @param table the contract or relation of the record or place; null of a check
 * @param file the file of the record; null without one
 * @param sheet the sheet; null otherwise
 * @param rowNo ordinal in the file; null without files
 * @param at when it happened, of the class in which the session answers moments; null without a time
 */
record PlanUnit(
        String organizationId,
        String checkId,
        String kind,
        String id,
        String table,
        String file,
        String sheet,
        Long rowNo,
        Object at) {
    static final String CHECK = "check";
    static final String ITEM = "item";
    static final String PLACE = "place";

    static PlanUnit check(String organization, String check) {
        return new PlanUnit(organization, check, CHECK, check, null, null, null, null, null);
    }

    static PlanUnit place(String organization, String check, String table, String place) {
        return new PlanUnit(organization, check, PLACE, place, table, null, null, null, null);
    }

    /** What is compared to draw: nobody knows it before seed and data are there, and everybody can repeat it afterwards. */
    String draw(String seed) {
        return draw(seed, kind, id);
    }

    static String draw(String seed, String kind, String id) {
        return Hashes.id(seed, kind, id);
    }

    String stratum() {
        return organizationId + " " + kind + " " + checkId;
    }
}
