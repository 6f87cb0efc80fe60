package io.plumbline.check;

import io.plumbline.check.Form.Finding;
import io.plumbline.stats.Bunching;
import io.plumbline.stats.ChiSquare;
import io.plumbline.stats.Direction;
import io.plumbline.stats.Grim;
import io.plumbline.stats.Interval;
import io.plumbline.stats.Intervals;
import io.plumbline.stats.LastDigits;
import io.plumbline.stats.MostRepeated;
import io.plumbline.stats.SmallestEffect;
import io.plumbline.stats.TooSmooth;
import io.plumbline.stats.UnitErrors;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/** The tests of form that there are. */
final class Forms {
    private static final double LEVEL = 0.95;
    private static final double TENTH = 0.1;

    /** The neighbours by which a value's repeats are judged. */
    private static final int NEIGHBOURS = 4;

    private Forms() {}

    /** 临界聚集: too many just on the good side of a target. The effect is the odds of lying there over those expected. */
    record Bunched(double target, double delta, boolean low) implements Form {
        static Bunched of(Settings settings) {
            Double target = settings.number("target", null, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
            Double delta = settings.number("delta", null, 1e-9, Double.POSITIVE_INFINITY);
            String good =
                    settings.text("good", "say whether it is good to be high (at the target or above) or low (below)");
            if (good != null && !List.of("high", "low").contains(good)) {
                settings.problem("flag.good: '" + good + "' is not known; known: high, low");
            }
            for (String needed : List.of("target", "delta")) {
                if (!settings.has(needed)) {
                    settings.problem("flag." + needed + ": missing; bunching is judged within delta of a target");
                }
            }
            return new Bunched(target == null ? 0 : target, delta == null ? 1 : delta, "low".equals(good));
        }

        @Override
        public Finding of(List<Measure.ValueCount> values) {
            Bunching found = Bunching.at(target, delta, spread(values), low ? Direction.LOW : Direction.HIGH);
            long near = found.above() + found.below();
            if (near < Threshold.FEW) {
                return Finding.unmet(
                        "values within %s of %s=%d, needs %d", plain(delta), plain(target), near, Threshold.FEW);
            }
            long good = low ? found.below() : found.above();
            return share(good, near, low ? 1 - found.expectedShare() : found.expectedShare(), found.p());
        }
    }

    /** 末位数字: last digits that are not even. The effect is how frequent the most frequent one is, over a tenth. */
    record Digits(double step) implements Form {
        @Override
        public Finding of(List<Measure.ValueCount> values) {
            long[] units = units(values, step);
            LastDigits found = LastDigits.of(units);
            if (found.state() != LastDigits.State.APPLICABLE) {
                return Finding.unmet(why(found.state()), units.length);
            }
            long[] digits = new long[10];
            Arrays.stream(units).forEach(unit -> digits[(int) Math.abs(unit % 10)]++);
            long most = Arrays.stream(digits).max().orElseThrow();
            Interval interval = Intervals.clopperPearson(most, units.length, LEVEL);
            return new Finding(
                    null,
                    TENTH * units.length,
                    most / (TENTH * units.length),
                    interval.low() / TENTH,
                    interval.high() / TENTH,
                    found.p(),
                    alpha -> visible(alpha, units.length));
        }

        /** One digit more frequent at the cost of all others alike: its excess d gives χ² the noncentrality n d² / 0.09. */
        private static Double visible(double alpha, long n) {
            double noncentrality = ChiSquare.noncentrality(ChiSquare.quantile(1 - alpha, 9), 9, SmallestEffect.POWER);
            double excess = Math.sqrt(noncentrality * TENTH * (1 - TENTH) / n);
            return excess > 1 - TENTH ? null : 1 + excess / TENTH;
        }
    }

    /** 凑整: too many that end on 0. The effect is their share over a tenth. */
    record Rounded(double step) implements Form {
        @Override
        public Finding of(List<Measure.ValueCount> values) {
            long[] units = units(values, step);
            LastDigits found = LastDigits.of(units);
            if (found.state() != LastDigits.State.APPLICABLE) {
                return Finding.unmet(why(found.state()), units.length);
            }
            long round = Arrays.stream(units).filter(unit -> unit % 10 == 0).count();
            Interval interval = Intervals.clopperPearson(round, units.length, LEVEL);
            return new Finding(
                    null,
                    TENTH * units.length,
                    found.round() / TENTH,
                    interval.low() / TENTH,
                    interval.high() / TENTH,
                    found.roundP(),
                    alpha -> {
                        double share = SmallestEffect.shareAbove(units.length, TENTH, alpha, SmallestEffect.POWER);
                        return Double.isFinite(share) ? share / TENTH : null;
                    });
        }
    }

    /** 众数重复: one value far more often than those beside it. The effect is how often, over a fourth of its four neighbours. */
    record Repeated(double step) implements Form {
        @Override
        public Finding of(List<Measure.ValueCount> values) {
            MostRepeated found = MostRepeated.of(units(values, step));
            return switch (found.state()) {
                case TOO_FEW -> Finding.unmet("fewer than 20 values beside the one that repeats");
                case TOO_STEADY -> Finding.unmet("values vary by less than five steps, where chance repeats them");
                case APPLICABLE -> repeats(found);
            };
        }

        private static Finding repeats(MostRepeated found) {
            Interval share = Intervals.clopperPearson(found.repeats(), found.repeats() + found.neighbours(), LEVEL);
            double expected = 1 / (1.0 + NEIGHBOURS);
            return new Finding(
                    null,
                    found.expected(),
                    odds((double) found.repeats() / (found.repeats() + found.neighbours()), expected),
                    odds(share.low(), expected),
                    odds(share.high(), expected),
                    found.p(),
                    alpha -> found.smallestRatio(alpha, SmallestEffect.POWER));
        }
    }

    /** 过于平滑: counts that vary less than chance makes them. The effect is their variance over that of chance. */
    record Smooth() implements Form {
        @Override
        public Finding of(List<Measure.ValueCount> values) {
            if (values.stream().anyMatch(one -> one.value() < 0 || one.value() != Math.rint(one.value()))) {
                return Finding.unmet("values are no counts");
            }
            long[] counts = units(values, 1);
            double[] alike = new double[counts.length];
            Arrays.fill(alike, 1);
            TooSmooth found = TooSmooth.counts(counts, alike);
            int freedom = found.freedom();
            return switch (found.state()) {
                case TOO_FEW -> Finding.unmet("values=%d, needs 2", counts.length);
                case TOO_SMALL -> Finding.unmet("counts below 5 on average, too small to tell");
                case APPLICABLE ->
                    new Finding(
                            null,
                            null,
                            found.ratio(),
                            found.ratio() * freedom / ChiSquare.quantile(1 - (1 - LEVEL) / 2, freedom),
                            found.ratio() * freedom / ChiSquare.quantile((1 - LEVEL) / 2, freedom),
                            found.p(),
                            alpha -> ChiSquare.quantile(alpha, freedom)
                                    / ChiSquare.quantile(SmallestEffect.POWER, freedom));
            };
        }
    }

    /** 单位错误: values a power of ten away from their like. The effect is how many. */
    record Units(long power) implements Form {
        @Override
        public Finding of(List<Measure.ValueCount> values) {
            UnitErrors found = UnitErrors.of(spread(values), (int) power);
            return switch (found.state()) {
                case TOO_FEW -> Finding.unmet("fewer than 5 values above 0");
                case TOO_WIDE -> Finding.unmet("values themselves spread as far as a factor of 10^%d", power);
                case APPLICABLE -> Finding.facts(found.suspects().size());
            };
        }
    }

    /** 均值可能性: means or percentages that no whole number out of so many gives. The effect is how many. */
    record Means(int decimals, boolean percent) implements Form {
        static Means of(Settings settings) {
            String of =
                    settings.has("of") ? settings.text("of", "say whether values are means or percentages") : "means";
            if (of != null && !List.of("means", "percentages").contains(of)) {
                settings.problem("flag.of: '" + of + "' is not known; known: means, percentages");
            }
            return new Means((int) settings.count("decimals", 1, 0), "percentages".equals(of));
        }

        @Override
        public Finding of(List<Measure.ValueCount> values) {
            long tested = 0;
            long impossible = 0;
            for (Measure.ValueCount one : values) {
                if (one.base() != null && one.base() >= 1 && one.base() == Math.rint(one.base())) {
                    Grim grim = grim(one.value(), one.base().longValue());
                    tested += grim == Grim.NOT_APPLICABLE ? 0 : one.count();
                    impossible += grim == Grim.IMPOSSIBLE ? one.count() : 0;
                }
            }
            return tested == 0
                    ? Finding.unmet("of so many each that every value is possible")
                    : Finding.facts(impossible);
        }

        private Grim grim(double value, long n) {
            BigDecimal written = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN);
            return percent ? Grim.percentage(written, n) : Grim.mean(written, n);
        }
    }

    /** The last unit in which values are recorded, 1 unless said. */
    static double step(Settings settings) {
        Double step = settings.number("step", 1.0, 1e-9, 1e9);
        return step == null ? 1 : step;
    }

    /** Hits among values against a share: odds over expected odds, with the exact interval. */
    private static Finding share(long hits, long n, double expected, double p) {
        Interval interval = Intervals.clopperPearson(hits, n, LEVEL);
        return new Finding(
                null,
                expected * n,
                odds((double) hits / n, expected),
                odds(interval.low(), expected),
                odds(interval.high(), expected),
                p,
                alpha -> {
                    double share = SmallestEffect.shareAbove(n, expected, alpha, SmallestEffect.POWER);
                    return Double.isFinite(share) ? odds(share, expected) : null;
                });
    }

    private static Double odds(double share, double expected) {
        double odds = share / (1 - share) / (expected / (1 - expected));
        return Double.isFinite(odds) ? odds : null;
    }

    private static String why(LastDigits.State state) {
        return switch (state) {
            case TOO_FEW -> "values=%d, needs 200";
            case TOO_SHORT -> "some values have fewer than three digits";
            case TOO_NARROW -> "values vary by less than a hundred of their last unit";
            case APPLICABLE -> throw new IllegalArgumentException("Digits that can be judged have no reason why not");
        };
    }

    private static double[] spread(List<Measure.ValueCount> values) {
        return values.stream()
                .flatMapToDouble(one -> DoubleStream.generate(one::value).limit(one.count()))
                .toArray();
    }

    private static long[] units(List<Measure.ValueCount> values, double step) {
        return values.stream()
                .flatMapToLong(one -> LongStream.generate(() -> Math.round(one.value() / step))
                        .limit(one.count()))
                .toArray();
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
