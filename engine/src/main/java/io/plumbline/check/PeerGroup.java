package io.plumbline.check;

import io.plumbline.stats.Direction;
import io.plumbline.stats.Interval;
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
    private Direction worse;
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
    void screen(Direction direction, Double borrowed) {
        worse = direction;
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

    /** The p-value of another number among the same peers, their centre and spread as they are. */
    double pOf(T number) {
        PeerFamily alone = law.apply(List.of(number));
        return Math.exp(PeerScreening.knowing(alone, worse, screening.spread()).logP(0));
    }

    /** What is usual among them: a rate, odds, or a ratio of two counts. */
    double centre() {
        return screening.spread().centre();
    }

    /** Probability that an organization's own ratio to the centre lies beyond one, upwards where that is above 1, else downwards. */
    double beyond(int position, double ratio) {
        double above = screening.above(position, ratio);
        return ratio > 1 ? above : 1 - above;
    }

    /** The 95 % interval of what is usual. */
    Interval centreInterval() {
        return screening.spread().centreInterval(0.95);
    }

    /** For each organization the ratio to the centre that would have had p up to alpha with 80 % power; infinity or 0 where none would. */
    double[] smallestRatios(double alpha) {
        return screening.smallestRatios(alpha, SmallestEffect.POWER);
    }
}
