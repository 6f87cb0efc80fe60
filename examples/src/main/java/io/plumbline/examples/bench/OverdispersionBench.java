package io.plumbline.examples.bench;

import io.plumbline.stats.Direction;
import io.plumbline.stats.FalseDiscovery;
import io.plumbline.stats.Gamma;
import io.plumbline.stats.Gaussian;
import io.plumbline.stats.Overdispersion;
import io.plumbline.stats.PeerFamily;
import io.plumbline.stats.PeerScreening;
import io.plumbline.stats.PeerSpread;
import io.plumbline.stats.Poisson;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * How often peers that differ by more than chance raise false leads, how often bad ones are found, and how much a fifth of
 * colluding peers can hide: the robust method beside the published one and beside the truth, on the same panels.
 */
public final class OverdispersionBench {
    private static final long SEED = 20_260_401;
    private static final double FALSE_DISCOVERY = 0.10;
    private static final double STRICT = 0.001;
    private static final int MANY = 600;
    private static final int TOWNS = 29;
    private static final int NULL_FAMILIES = 1000;
    private static final int POWER_FAMILIES = 300;
    private static final int COLLUSION_PANELS = 200;

    private OverdispersionBench() {}

    /** Runs all simulations on one thread, some minutes, and prints a row for each. */
    public static void run(PrintStream out) {
        out.printf(
                Locale.ROOT, "seed %d; expected counts log-uniform 2 to 500; BH at q = %.2f%n", SEED, FALSE_DISCOVERY);
        out.printf(
                Locale.ROOT,
                "%-34s %-10s %6s %8s %8s %8s %9s %8s%n",
                "family",
                "method",
                "runs",
                "any lead",
                "power",
                "mean FDP",
                "fp < .001",
                "spread");
        panel(out, new Truth("lognormal .30", MANY, 0.3, false, 1), NULL_FAMILIES);
        panel(out, new Truth("lognormal .60", MANY, 0.6, false, 1), NULL_FAMILIES);
        panel(out, new Truth("lognormal 1", MANY, 1, false, 1), NULL_FAMILIES);
        panel(out, new Truth("gamma .30", MANY, 0.3, true, 1), NULL_FAMILIES);
        panel(out, new Truth("lognormal .30", TOWNS, 0.3, false, 1), NULL_FAMILIES);
        panel(out, new Truth("lognormal .30", 100, 0.3, false, 1), NULL_FAMILIES);
        panel(out, new Truth("lognormal .30, 5 % at RR 2", MANY, 0.3, false, 2), POWER_FAMILIES);
        panel(out, new Truth("lognormal .30, 5 % at RR 3", MANY, 0.3, false, 3), POWER_FAMILIES);
        panel(out, new Truth("lognormal .30, 5 % at RR 3", 100, 0.3, false, 3), POWER_FAMILIES);
        panel(out, new Truth("lognormal .30, 1 at RR 3", TOWNS, 0.3, false, 3), POWER_FAMILIES);
        collusion(out);
    }

    /** Runs the simulations. */
    public static void main(String[] args) {
        run(System.out);
    }

    /** What organizations are like; the first twentieth is bad where the ratio is above 1. */
    private record Truth(String name, int organizations, double spread, boolean gamma, double ratio) {
        int bad() {
            return ratio > 1 ? organizations / 20 : 0;
        }

        double rate(SplittableRandom random) {
            double u = random.nextDouble(Double.MIN_NORMAL, 1);
            double size = 1 / (spread * spread);
            return gamma ? Gamma.quantile(u, size, size) : Math.exp(spread * Gaussian.quantile(u));
        }

        Counts draw(SplittableRandom random) {
            long[] counts = new long[organizations];
            double[] expected = new double[organizations];
            for (int i = 0; i < organizations; i++) {
                expected[i] = 2 * Math.pow(250, random.nextDouble());
                double mean = expected[i] * rate(random) * (i < bad() ? ratio : 1);
                counts[i] = Poisson.quantile(random.nextDouble(), mean);
            }
            return new Counts(counts, expected);
        }
    }

    private static final class Counts {
        private final long[] counts;
        private final double[] expected;

        Counts(long[] counts, double[] expected) {
            this.counts = counts;
            this.expected = expected;
        }

        PeerFamily family() {
            return PeerFamily.counts(counts, expected);
        }
    }

    /** What one method did over the panels. */
    private static final class Tally {
        private int panels;
        private int any;
        private double found;
        private double falseShare;
        private double falsePositives;
        private double spread;

        void add(double[] p, int bad, double estimated) {
            double[] q = FalseDiscovery.benjaminiHochberg(p);
            int right = 0;
            int wrong = 0;
            int below = 0;
            for (int i = 0; i < p.length; i++) {
                boolean lead = q[i] <= FALSE_DISCOVERY;
                right += lead && i < bad ? 1 : 0;
                wrong += lead && i >= bad ? 1 : 0;
                below += i >= bad && p[i] <= STRICT ? 1 : 0;
            }
            panels++;
            any += right + wrong > 0 ? 1 : 0;
            found += bad == 0 ? 0 : (double) right / bad;
            falseShare += right + wrong == 0 ? 0 : (double) wrong / (right + wrong);
            falsePositives += (double) below / (p.length - bad);
            spread += estimated;
        }

        void print(PrintStream out, Truth truth, String method) {
            out.printf(
                    Locale.ROOT,
                    "%-34s %-10s %6d %8.3f %8.3f %8.3f %9.5f %8.3f%n",
                    truth.name() + ", " + truth.organizations(),
                    method,
                    panels,
                    (double) any / panels,
                    truth.bad() == 0 ? Double.NaN : found / panels,
                    falseShare / panels,
                    falsePositives / panels,
                    spread / panels);
        }
    }

    private static void panel(PrintStream out, Truth truth, int panels) {
        Tally robust = new Tally();
        Tally known = new Tally();
        Tally published = new Tally();
        PeerSpread asDrawn = PeerSpread.known(0, truth.spread());
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < panels; i++) {
            Counts drawn = truth.draw(random.split());
            PeerScreening screening = PeerScreening.of(drawn.family(), Direction.HIGH);
            robust.add(screening.p(), truth.bad(), screening.spread().spread());
            PeerScreening informed = PeerScreening.knowing(drawn.family(), Direction.HIGH, asDrawn);
            known.add(informed.p(), truth.bad(), truth.spread());
            double[] p = Overdispersion.PUBLISHED.p(drawn.counts, drawn.expected, Direction.HIGH);
            published.add(p, truth.bad(), Double.NaN);
        }
        robust.print(out, truth, "robust");
        known.print(out, truth, truth.gamma() ? "lognormal" : "truth");
        published.print(out, truth, "published");
    }

    /** A fifth of the peers at four times their rate, and one target of 100 expected at three times. */
    private static void collusion(PrintStream out) {
        Truth truth = new Truth("", MANY, 0.3, false, 1);
        SplittableRandom random = new SplittableRandom(SEED);
        double[] p = new double[COLLUSION_PANELS];
        double[] spreads = new double[COLLUSION_PANELS];
        double[] honest = new double[COLLUSION_PANELS];
        for (int panel = 0; panel < COLLUSION_PANELS; panel++) {
            SplittableRandom own = random.split();
            Counts drawn = truth.draw(own);
            drawn.expected[0] = 100;
            drawn.counts[0] = 300;
            honest[panel] = PeerScreening.of(drawn.family(), Direction.HIGH).p()[0];
            for (int i = 1; i <= MANY / 5; i++) {
                drawn.counts[i] = Poisson.quantile(own.nextDouble(), 4 * drawn.expected[i] * truth.rate(own));
            }
            PeerScreening screening = PeerScreening.of(drawn.family(), Direction.HIGH);
            p[panel] = screening.p()[0];
            spreads[panel] = screening.spread().spread();
        }
        out.printf(
                Locale.ROOT,
                "%nan organization at 300 of 100 expected, medians of %d: p %.5f; with a fifth of its peers at RR 4 p %.5f,"
                        + " spread %.3f instead of .30%n",
                COLLUSION_PANELS,
                median(honest),
                median(p),
                median(spreads));
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
