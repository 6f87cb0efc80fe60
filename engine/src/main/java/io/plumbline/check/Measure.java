package io.plumbline.check;

import java.time.LocalDate;
import java.util.List;

/**
 * 指标值: one row of the table of indicators, see {@link io.plumbline.indicator.Indicators}.
 *
 * @param peerGroup organizations with the same text are peers
 * @param numerator null when nothing was counted
 * @param denominator null where the kind has none
 * @param value null when it cannot be formed
 * @param reporter the part of the reporter on whom most rests; null when none is known
 * @param place that of one place; null when none is known
 * @param day that of one day; null when none is known
 * @param strata its parts by stratum of the case mix; null where there are none, or too many
 * @param values how often each value occurs, in order; null where the indicator's kind keeps none or there are too many
 */
public record Measure(
        String organizationId,
        String peerGroup,
        LocalDate from,
        LocalDate to,
        Double numerator,
        Double denominator,
        long n,
        long missing,
        long notComparable,
        Double value,
        Part reporter,
        Part place,
        Part day,
        List<Part> strata,
        List<ValueCount> values) {
    public Measure {
        values = values == null ? null : List.copyOf(values);
    }

    /** A number of which neither parts nor values are known. */
    public Measure(
            String organizationId,
            String peerGroup,
            LocalDate from,
            LocalDate to,
            Double numerator,
            Double denominator,
            long n,
            long missing,
            long notComparable,
            Double value) {
        this(
                organizationId,
                peerGroup,
                from,
                to,
                numerator,
                denominator,
                n,
                missing,
                notComparable,
                value,
                null,
                null,
                null,
                null,
                null);
    }

    /** The same number of which the parts are known on which most rests; each null when it is not. */
    Measure resting(Part onReporter, Part onPlace, Part onDay) {
        return new Measure(
                organizationId,
                peerGroup,
                from,
                to,
                numerator,
                denominator,
                n,
                missing,
                notComparable,
                value,
                onReporter,
                onPlace,
                onDay,
                strata,
                values);
    }

    /** The same number with its parts by stratum. */
    Measure stratified(List<Part> parts) {
        return new Measure(
                organizationId,
                peerGroup,
                from,
                to,
                numerator,
                denominator,
                n,
                missing,
                notComparable,
                value,
                reporter,
                place,
                day,
                parts,
                values);
    }

    /** The same number with how often each value occurs. */
    Measure valued(List<ValueCount> counts) {
        return new Measure(
                organizationId,
                peerGroup,
                from,
                to,
                numerator,
                denominator,
                n,
                missing,
                notComparable,
                value,
                reporter,
                place,
                day,
                strata,
                counts);
    }

    /**
     * 部分: a part of a number.
     *
     * @param name a stratum's name, null where it is not known; null for a reporter, place or day
     * @param numerator its numerator
     * @param base its denominator
     */
    public record Part(String name, double numerator, double base) {}

    /**
     * 数值与次数: one value and how often it occurs.
     *
     * @param base of how many it is a mean; null where that is not said
     */
    public record ValueCount(double value, Double base, long count) {}
}
