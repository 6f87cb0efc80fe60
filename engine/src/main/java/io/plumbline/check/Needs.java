package io.plumbline.check;

import io.plumbline.pack.Check;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * 数据条件: what a check needs of other tables, as far as it is lowest against what is there.
 *
 * @param table the table that falls shortest of what is needed; null where the check needs none
 * @param share its coverage; null when unknown or where the check needs none
 * @param needed the coverage needed
 * @param met whether all tables cover enough
 */
record Needs(String table, Double share, double needed, boolean met) {
    static Needs of(Check check, Measure measure, CoverageLookup coverage) {
        Needs worst = new Needs(null, null, 0, true);
        for (Map.Entry<String, Double> need : new TreeMap<>(check.needs()).entrySet()) {
            Double share = coverage.share(need.getKey(), measure.organizationId(), measure.from(), measure.to());
            boolean met = share != null && share >= need.getValue();
            Needs one = new Needs(need.getKey(), share, need.getValue(), met);
            if (worst.table == null || one.room() < worst.room()) {
                worst = one;
            }
        }
        return worst;
    }

    String reason() {
        String found = share == null ? "unknown" : String.format(Locale.ROOT, "%.2f", share);
        return String.format(Locale.ROOT, "coverage of %s %s, needs %.2f", table, found, needed);
    }

    /** By how much the table covers more than is needed; what is unknown has the least room. */
    private double room() {
        return share == null ? Double.NEGATIVE_INFINITY : share - needed;
    }
}
