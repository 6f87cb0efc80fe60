package io.plumbline.check;

import java.time.LocalDate;

/**
 * 指标值: one row of the table of indicators, see {@link io.plumbline.indicator.Indicators}.
 *
 * @param peerGroup organizations with the same text are peers
 * @param numerator null when nothing was counted
 * @param denominator null where the kind has none
 * @param value null when it cannot be formed
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
        Double value) {}
