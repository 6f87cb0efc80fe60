package io.plumbline.lead;

import io.plumbline.stats.Interval;
import io.plumbline.text.Words;

/**
 * 回测数字: one figure of a back-test.
 *
 * @param measure what it is
 * @param of which of several: the k, the score, the bin; empty when there is one only
 * @param value the figure; null when it cannot be said
 * @param interval its 95 % interval; null when there is none
 * @param part true problems behind it; null when it counts none
 * @param whole visits, pairs or problems it rests on; null when it counts none
 * @param note what must be said beside it, or why there is no figure; null when nothing
 */
public record BacktestLine(
        BacktestMeasure measure, String of, Double value, Interval interval, Double part, Double whole, Words note) {
    static BacktestLine none(BacktestMeasure measure, String zh, String en) {
        return new BacktestLine(measure, "", null, null, null, null, new Words(zh, en));
    }
}
