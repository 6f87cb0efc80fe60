package io.plumbline.lead;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * 核查: one visit with its outcome, and the scores that its place had before.
 *
 * @param scores finite numbers; the first made the order, higher means looked at earlier
 * @param found whether a true problem was found
 * @param team who visited; null when unknown
 * @param organization whom the place belongs to; null when unknown
 * @param on the day of the visit; null when unknown
 * @param order the order actually used inside the day, lower first; null when unknown
 * @param selection why it was visited; null counts as ranked
 * @param probability with which it was selected; null when unknown
 */
public record Visit(
        List<Double> scores,
        boolean found,
        String team,
        String organization,
        LocalDate on,
        Double order,
        Selection selection,
        Double probability) {
    /** An order of visits that knows nothing of how they were handed over. */
    static final Comparator<Visit> CANONICAL = Comparator.comparing(Visit::on, nulls())
            .thenComparing(Visit::order, nulls())
            .thenComparing(Visit::team, nulls())
            .thenComparing(Visit::organization, nulls())
            .thenComparing(Visit::array, Arrays::compare)
            .thenComparing(Visit::found)
            .thenComparing(Visit::selection, nulls())
            .thenComparing(Visit::probability, nulls());

    public Visit {
        scores = List.copyOf(scores);
    }

    double score() {
        return scores.get(0);
    }

    boolean control() {
        return selection == Selection.CONTROL;
    }

    double[] array() {
        return scores.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static <T extends Comparable<? super T>> Comparator<T> nulls() {
        return Comparator.nullsLast(Comparator.naturalOrder());
    }
}
