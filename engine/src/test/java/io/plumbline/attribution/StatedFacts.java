package io.plumbline.attribution;

import java.time.LocalDate;
import java.util.Map;

/**
 * A record of a test.
 *
 * @param values by column, and what the record's place was attributed to by way; without a key or with null where unknown
 * @param place null when unknown
 * @param lon NaN when unknown
 * @param lat NaN when unknown
 * @param accuracyM NaN when unknown
 */
record StatedFacts(Map<String, String> values, String place, double lon, double lat, double accuracyM, LocalDate day)
        implements Facts {
    /** A record without a position. */
    static StatedFacts withoutPosition(Map<String, String> values, String place, LocalDate day) {
        return new StatedFacts(values, place, Double.NaN, Double.NaN, Double.NaN, day);
    }

    @Override
    public String text(String column) {
        return values.get(column);
    }

    @Override
    public String placeOrganization(String way) {
        return values.get(way);
    }

    @Override
    public double placeConfidence(String column) {
        return 0.85;
    }
}
