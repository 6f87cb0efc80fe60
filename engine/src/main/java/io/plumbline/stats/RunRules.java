package io.plumbline.stats;

import java.util.Arrays;

/**
 * 链规则: whether a series stays on one side of its centre for longer, or crosses it more seldom, than chance has it.
 *
 * <p>Source: the rules of Anhøj and Olesen, "Run charts revisited" (2014), with their fixed limits replaced by exact
 * probabilities, because those fire in 5 to 8 % of ordinary short series. Given how many values lie above and below, all
 * their orders are equally likely; series are counted by their runs (Mood 1940; Wald and Wolfowitz 1940). Around a
 * known centre each value lies above or below with probability ½. Valid for independent values; values on the centre
 * are left out.
 *
 * @param above how many values lie above the centre
 * @param below how many lie below
 * @param longestRun the most neighbours on one side
 * @param crossings how often the series changes sides
 * @param longestRunP the probability of a run as long or longer
 * @param crossingsP the probability of as few crossings or fewer
 */
public record RunRules(int above, int below, int longestRun, int crossings, double longestRunP, double crossingsP) {
    /** The p of both rules together: the smaller one, doubled. */
    public double p() {
        return Math.min(1, 2 * Math.min(longestRunP, crossingsP));
    }

    /** Around the series' own median. */
    public static RunRules aroundMedian(double... values) {
        Values.finite(values, "values");
        int[] sides = sides(values, values.length == 0 ? 0 : Values.median(values));
        RunRules seen = describe(sides);
        Orders orders = new Orders(seen.above, seen.below);
        return seen.with(1 - orders.longestRunBelow(seen.longestRun), orders.crossingsUpTo(seen.crossings));
    }

    /** Around a centre that does not come from the series, such as an earlier period's median. */
    public static RunRules aroundKnown(double centre, double... values) {
        Values.finite(values, "values");
        Values.finite(new double[] {centre}, "centre");
        int[] sides = sides(values, centre);
        RunRules seen = describe(sides);
        int n = sides.length;
        double crossingsP = n == 0 ? 1 : Binomial.cdf(seen.crossings, n - 1, 0.5);
        return seen.with(1 - longestRunBelow(seen.longestRun, n), crossingsP);
    }

    private RunRules with(double newLongestRunP, double newCrossingsP) {
        return new RunRules(
                above,
                below,
                longestRun,
                crossings,
                Math.min(1, Math.max(0, newLongestRunP)),
                Math.min(1, newCrossingsP));
    }

    private static int[] sides(double[] values, double centre) {
        return Arrays.stream(values)
                .filter(v -> v != centre)
                .mapToInt(v -> v > centre ? 1 : -1)
                .toArray();
    }

    private static RunRules describe(int[] sides) {
        int above = 0;
        int run = 0;
        int longest = 0;
        int crossings = 0;
        for (int i = 0; i < sides.length; i++) {
            above += sides[i] > 0 ? 1 : 0;
            boolean crossed = i > 0 && sides[i] != sides[i - 1];
            crossings += crossed ? 1 : 0;
            run = crossed ? 1 : run + 1;
            longest = Math.max(longest, run);
        }
        return new RunRules(above, sides.length - above, longest, crossings, 1, 1);
    }

    /** P(longest run &lt; limit) of n fair sides: how a series ends in a run of each allowed length. */
    private static double longestRunBelow(int limit, int n) {
        if (n == 0) {
            return 0;
        }
        double[] upTo = new double[n + 1];
        upTo[0] = 1;
        for (int m = 1; m <= n; m++) {
            for (int run = 1; run < limit && run <= m; run++) {
                upTo[m] += upTo[m - run] * Math.scalb(1.0, -run);
            }
        }
        return 2 * upTo[n];
    }

    /** All orders of values above and below. */
    private record Orders(int above, int below) {
        double longestRunBelow(int limit) {
            if (above + below == 0) {
                return 0;
            }
            return count(limit - 1, above + below) / all();
        }

        double crossingsUpTo(int crossings) {
            return above + below == 0 ? 1 : count(above + below, crossings + 1) / all();
        }

        private double all() {
            return count(above + below, above + below);
        }

        /** How many orders have no run longer than {@code longest} and at most {@code most} runs, in units of 2^n. */
        private double count(int longest, int most) {
            double[] ways = intoRuns(above, longest);
            double[] others = intoRuns(below, longest);
            double sum = 0;
            for (int i = 0; i < ways.length; i++) {
                for (int j = Math.max(0, i - 1); j <= i + 1 && j < others.length && i + j <= most; j++) {
                    sum += ways[i] * others[j] * (i == j ? 2 : 1);
                }
            }
            return sum;
        }

        /** In how many ways a number is a sum of so many runs, none longer than {@code longest}, in units of 2^number. */
        private static double[] intoRuns(int number, int longest) {
            double[] ways = new double[number + 1];
            double[] reached = new double[number + 1];
            reached[0] = 1;
            for (int runs = 0; runs <= number; runs++) {
                ways[runs] = reached[number];
                reached = oneRunMore(reached, longest);
            }
            return ways;
        }

        private static double[] oneRunMore(double[] reached, int longest) {
            double[] next = new double[reached.length];
            double gone = Math.scalb(1.0, -longest - 1);
            for (int m = 1; m < next.length; m++) {
                next[m] = (next[m - 1] + reached[m - 1]) / 2;
                if (m > longest) {
                    next[m] -= reached[m - longest - 1] * gone;
                }
            }
            return next;
        }
    }
}
