package io.plumbline.check;

import io.plumbline.stats.Direction;
import io.plumbline.stats.PeerFamily;
import io.plumbline.stats.PeerScreening;
import io.plumbline.stats.PeerSpread;
import io.plumbline.stats.SmallestEffect;
import java.util.ArrayList;
import java.util.List;

/** 同类组: the organizations of one peer group in one period, and how far apart ordinary ones of them are. */
final class PeerGroup {
    /** With fewer, what is usual among them is itself a guess. */
    static final int FEWEST = 8;

    /** With fewer, how far apart they are cannot be told from one period. */
    static final int FEWEST_FOR_SPREAD = 20;

    private final List<Sample> samples = new ArrayList<>();
    private PeerScreening screening;
    private double[] p;

    /** Takes in an organization and answers its position. */
    int add(Sample sample) {
        samples.add(sample);
        return samples.size() - 1;
    }

    int size() {
        return samples.size();
    }

    /** Why nobody of this group can be judged; null when they can. */
    String unjudged() {
        if (screening != null) {
            return null;
        }
        return size() < FEWEST
                ? "peers=" + (size() - 1) + ", needs " + (FEWEST - 1)
                : "peers=" + (size() - 1) + " in one period, needs " + (FEWEST_FOR_SPREAD - 1)
                        + ", further periods or a declared spread";
    }

    /** Judges a large group by its own spread, a smaller one by a spread that is given, and no other. */
    void screen(Direction worse, Double borrowed) {
        if (size() >= FEWEST_FOR_SPREAD) {
            screening = PeerScreening.of(family(), worse);
        } else if (size() >= FEWEST && borrowed != null) {
            screening = PeerScreening.borrowing(family(), worse, borrowed);
        }
        p = screening == null ? null : screening.p();
    }

    /**
     * The spread that the periods of one peer group show together, each around its own centre: their variances, weighted by how
     * many organizations each has. Null where they are too few, or of one period only, which shows no more than itself.
     */
    static Double pooledSpread(List<PeerGroup> periods, Direction worse) {
        double variances = 0;
        int organizations = 0;
        int pooled = 0;
        for (PeerGroup period : periods) {
            if (period.size() >= FEWEST) {
                double spread =
                        PeerScreening.of(period.family(), worse).spread().spread();
                variances += period.size() * spread * spread;
                organizations += period.size();
                pooled++;
            }
        }
        return pooled < 2 || organizations < FEWEST_FOR_SPREAD
                ? null
                : Double.valueOf(Math.sqrt(variances / organizations));
    }

    double p(int position) {
        return p[position];
    }

    /** What is usual among them: a share or a rate. */
    double usual() {
        double centre = screening.spread().centre();
        return isShare() ? centre / (1 + centre) : centre;
    }

    /** For each organization the ratio to what is usual that would have had p up to alpha with 80 % power; infinity or 0 where none would. */
    double[] smallestRatios(double alpha) {
        double[] ratios = screening.smallestRatios(alpha, SmallestEffect.POWER);
        for (int i = 0; isShare() && i < ratios.length; i++) {
            ratios[i] = shareRatio(ratios[i]);
        }
        return ratios;
    }

    /** The ratio of shares that a ratio of odds comes to, seen from what is usual. */
    private double shareRatio(double oddsRatio) {
        if (Double.isInfinite(oddsRatio) || oddsRatio == 0) {
            return oddsRatio;
        }
        PeerSpread spread = screening.spread();
        double odds = spread.centre() * oddsRatio;
        return odds / (1 + odds) / usual();
    }

    private boolean isShare() {
        return samples.get(0).isShare();
    }

    private PeerFamily family() {
        long[] hits = samples.stream().mapToLong(Sample::hits).toArray();
        return isShare()
                ? PeerFamily.shares(
                        hits,
                        samples.stream()
                                .mapToLong(sample -> (long) sample.base())
                                .toArray())
                : PeerFamily.counts(
                        hits, samples.stream().mapToDouble(Sample::base).toArray());
    }
}
