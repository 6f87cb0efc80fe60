package io.plumbline.check;

import io.plumbline.stats.Direction;
import io.plumbline.stats.PeerFamily;
import io.plumbline.stats.PeerMinimum;
import io.plumbline.stats.PeerScreening;
import io.plumbline.stats.SmallestEffect;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** 同类组: the organizations of one peer group in one period, and how far apart ordinary ones of them are. */
final class PeerGroup<T> {
    private final List<T> numbers = new ArrayList<>();
    private final Function<List<T>, PeerFamily> law;
    private PeerScreening screening;
    private double[] p;

    /**
     * An empty group.
     *
     * @param law how the numbers come about
     */
    PeerGroup(Function<List<T>, PeerFamily> law) {
        this.law = law;
    }

    /** Takes in an organization's number and answers its position. */
    int add(T number) {
        numbers.add(number);
        return numbers.size() - 1;
    }

    int size() {
        return numbers.size();
    }

    /** Why nobody of this group can be judged; null when they can. */
    String unjudged() {
        if (screening != null) {
            return null;
        }
        return PeerMinimum.unjudged(size());
    }

    /** Judges a large group by its own spread, a smaller one by a spread that is given, and no other. */
    void screen(Direction worse, Double borrowed) {
        if (size() >= PeerMinimum.FEWEST_FOR_SPREAD) {
            screening = PeerScreening.of(law.apply(numbers), worse);
        } else if (size() >= PeerMinimum.FEWEST && borrowed != null) {
            screening = PeerScreening.borrowing(law.apply(numbers), worse, borrowed);
        }
        p = screening == null ? null : screening.p();
    }

    /** The spread that the periods of one peer group show together, see {@link PeerMinimum#pooledSpread}; null where they are too few. */
    static <T> Double pooledSpread(List<PeerGroup<T>> periods, Direction worse) {
        return PeerMinimum.pooledSpread(
                periods.stream().mapToInt(PeerGroup::size).toArray(),
                periods.stream().mapToDouble(period -> period.ownSpread(worse)).toArray());
    }

    private double ownSpread(Direction worse) {
        return size() < PeerMinimum.FEWEST
                ? Double.NaN
                : PeerScreening.of(law.apply(numbers), worse).spread().spread();
    }

    double p(int position) {
        return p[position];
    }

    /** What is usual among them: a rate, odds, or a ratio of two counts. */
    double centre() {
        return screening.spread().centre();
    }

    /** For each organization the ratio to the centre that would have had p up to alpha with 80 % power; infinity or 0 where none would. */
    double[] smallestRatios(double alpha) {
        return screening.smallestRatios(alpha, SmallestEffect.POWER);
    }
}
