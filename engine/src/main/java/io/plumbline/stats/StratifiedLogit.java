package io.plumbline.stats;

import java.util.Arrays;

/**
 * 分层逻辑回归: how much the odds of a true problem grow with a feature, inside strata (inspection teams), by conditional likelihood.
 *
 * <p>Conditional rather than with an intercept per team: intercepts grow in number with the teams, and with few visits per team
 * their slopes drift away from zero (for pairs to twice the truth; Andersen 1970, Breslow and Day 1980, ch. 7). Given the number of
 * true problems in every stratum, the intercepts fall out, and what differs between teams cannot be taken for what differs between
 * places. A single stratum gives the slopes of ordinary logistic regression up to the same conditioning. Strata in which all
 * or none are true problems say nothing and count nothing.
 *
 * <p>Valid where cases are independent given their stratum; Wald intervals want ten true problems per feature.
 */
public final class StratifiedLogit {
    private static final int MOST_STEPS = 60;
    private static final int MOST_HALVINGS = 40;
    private static final double SETTLED = 1e-9;
    /** Slopes per standard deviation beyond which no finite estimate was ever worth its name: odds of e^20. */
    private static final double UNBOUNDED = 20;

    private final LogitStratum[] strata;
    private final double[] scale;

    private StratifiedLogit(LogitStratum[] strata, double[] scale) {
        this.strata = strata;
        this.scale = scale;
    }

    /**
     * A fit.
     *
     * @param problem why there is none, in words; null when there is one
     * @param slope the logarithm of the odds ratio per unit of each feature
     * @param error its standard error, from the observed information
     * @param logLikelihood the conditional log likelihood
     * @param logLikelihoodAtZero the same if no feature mattered
     * @param strata strata that say something
     * @param cases cases in them
     * @param positives true problems in them
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Fit(
            String problem,
            double[] slope,
            double[] error,
            double logLikelihood,
            double logLikelihoodAtZero,
            int strata,
            int cases,
            int positives) {
        /** Wald's interval of the odds ratio for a step of a feature. */
        public Interval oddsRatio(int feature, double step, double level) {
            Demand.inside(level, "level");
            double middle = slope[feature] * step;
            double half = -Gaussian.quantile((1 - level) / 2) * error[feature] * Math.abs(step);
            return new Interval(Math.exp(middle - half), Math.exp(middle + half));
        }

        private static Fit none(String problem, StratifiedLogit of) {
            return new Fit(problem, null, null, Double.NaN, Double.NaN, of.strata.length, of.cases(), of.positives());
        }
    }

    /**
     * Fits by Newton's method with halved steps; the log likelihood is concave, so that what is found is the maximum.
     *
     * @param features one row per case, all equally long
     * @param positive whether a true problem was found
     * @param stratum a number per case; the same number is the same stratum
     */
    public static Fit fit(double[][] features, boolean[] positive, int[] stratum) {
        Demand.sameLength(features.length, positive.length);
        Demand.sameLength(features.length, stratum.length);
        for (double[] row : features) {
            Values.sameLength(row.length, "features", features[0].length, "features of the first case");
            Values.finite(row, "features");
        }
        double[] scale = scale(features);
        StratifiedLogit logit = new StratifiedLogit(LogitStratum.of(features, positive, stratum, scale), scale);
        if (logit.strata.length == 0) {
            return Fit.none("no stratum holds both true problems and places without", logit);
        }
        return logit.newton();
    }

    private Fit newton() {
        double[] slope = new double[scale.length];
        LogitStratum.Value here = at(slope);
        double zero = here.log();
        for (int step = 0; step < MOST_STEPS; step++) {
            SmallMatrix information = SmallMatrix.inverse(here.information());
            if (information == null) {
                return Fit.none(
                        step == 0
                                ? "a feature does not vary inside the strata, or repeats another; leave it out"
                                : separated(slope),
                        this);
            }
            double[] move = information.times(here.gradient());
            LogitStratum.Value next = null;
            for (int halved = 0; halved < MOST_HALVINGS && next == null; halved++) {
                LogitStratum.Value tried = at(plus(slope, move));
                if (tried.log() >= here.log() - 1e-12 * Math.abs(here.log())) {
                    next = tried;
                } else {
                    Arrays.setAll(move, i -> move[i] / 2);
                }
            }
            slope = plus(slope, move);
            here = next == null ? at(slope) : next;
            double moved = Arrays.stream(move).map(Math::abs).max().orElse(0);
            if (Arrays.stream(slope).anyMatch(each -> Math.abs(each) > UNBOUNDED)) {
                return Fit.none(separated(slope), this);
            }
            if (moved < SETTLED) {
                return settled(slope, here, zero);
            }
        }
        return Fit.none(separated(slope), this);
    }

    private Fit settled(double[] slope, LogitStratum.Value here, double zero) {
        SmallMatrix covariance = SmallMatrix.inverse(here.information());
        if (covariance == null) {
            return Fit.none(separated(slope), this);
        }
        double[] natural = new double[slope.length];
        double[] error = new double[slope.length];
        for (int i = 0; i < slope.length; i++) {
            natural[i] = slope[i] / scale[i];
            error[i] = Math.sqrt(covariance.at(i, i)) / scale[i];
        }
        return new Fit(null, natural, error, here.log(), zero, strata.length, cases(), positives());
    }

    private static String separated(double[] slope) {
        int most = 0;
        for (int i = 1; i < slope.length; i++) {
            most = Math.abs(slope[i]) > Math.abs(slope[most]) ? i : most;
        }
        return "the true problems are separated from the other places by a limit on the features (feature " + (most + 1)
                + " above all), so that no slope is large enough; look at the shares instead";
    }

    private LogitStratum.Value at(double[] slope) {
        return Arrays.stream(strata)
                .map(each -> each.at(slope))
                .reduce(LogitStratum.Value::plus)
                .orElseThrow();
    }

    private static double[] plus(double[] one, double[] other) {
        double[] sum = new double[one.length];
        Arrays.setAll(sum, i -> one[i] + other[i]);
        return sum;
    }

    private int cases() {
        return Arrays.stream(strata).mapToInt(LogitStratum::cases).sum();
    }

    private int positives() {
        return Arrays.stream(strata).mapToInt(LogitStratum::positives).sum();
    }

    /** Standard deviations, 1 where a feature does not vary. */
    private static double[] scale(double[][] features) {
        double[] scale = new double[features[0].length];
        for (int j = 0; j < scale.length; j++) {
            double mean = 0;
            for (double[] row : features) {
                mean += row[j] / features.length;
            }
            double squares = 0;
            for (double[] row : features) {
                squares += (row[j] - mean) * (row[j] - mean) / features.length;
            }
            scale[j] = squares > 0 ? Math.sqrt(squares) : 1;
        }
        return scale;
    }
}
