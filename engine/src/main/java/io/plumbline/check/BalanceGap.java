package io.plumbline.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.pack.Check;
import io.plumbline.pack.Indicator;
import java.util.ArrayList;
import java.util.List;

/**
 * 平衡: two measures of one quantity that differ by more than is tolerated, such as what a site dug out and what its manifests
 * carried away. Quantities are no sample, so chance does not set the limit: the tolerance does, and must say where it comes from:
 * calibration, moisture, swelling, what stays on site. The effect is the gap as a share of the denominator, without a width.
 *
 * <p>Judged on a balance, or on a ratio less one. Where what stands below is unknown or none, nothing is judged. In a period in
 * which many depart, a wrong conversion is likelier than they are, see {@link CommonPattern}.
 *
 * <p>Settings: {@code tolerance}, the share of the denominator up to which a gap means nothing, and its {@code source}, both
 * required; {@code min_n} lines with both measures, 1 unless said; the days from and to which these are {@code valid}.
 */
final class BalanceGap implements CheckKind {
    @Override
    public String name() {
        return "balance";
    }

    @Override
    public Family family() {
        return Family.CONTRADICTION;
    }

    @Override
    public List<String> problems(JsonNode flag, Indicator indicator) {
        Settings settings = new Settings(flag);
        Criterion criterion = Criterion.of(settings);
        if (criterion.tolerance() == null && !settings.has("tolerance")) {
            settings.problem("flag.tolerance: missing; say up to which share of the denominator a gap means nothing");
        }
        settings.text("source", "a tolerance is a statement on measuring; say where it comes from");
        if (indicator.kind() != Indicator.Kind.BALANCE && indicator.kind() != Indicator.Kind.RATIO) {
            settings.problem("indicator: a balance compares two quantities; its indicator is a "
                    + Wording.of(indicator.kind()) + ", allowed: balance, ratio");
        }
        return settings.problems();
    }

    @Override
    public List<Verdict> judge(Check check, Indicator indicator, List<Measure> family) {
        Criterion criterion = Criterion.of(new Settings(check.flag()));
        List<Verdict> verdicts = new ArrayList<>();
        family.forEach(measure -> verdicts.add(criterion.verdict(indicator, measure)));
        return CommonPattern.withheld(family, verdicts);
    }

    private record Criterion(Double tolerance, long minN, Settings.InForce valid) {
        static Criterion of(Settings settings) {
            return new Criterion(
                    settings.number("tolerance", null, 0, Double.POSITIVE_INFINITY),
                    settings.count("min_n", 1, 1),
                    settings.validity());
        }

        Verdict verdict(Indicator indicator, Measure measure) {
            String unmet = unmet(measure);
            if (unmet != null) {
                return Verdict.notJudgeable(unmet);
            }
            double gap = measure.numerator() / measure.denominator() - 1;
            boolean beyond = switch (indicator.worse()) {
                case HIGH -> gap > tolerance;
                case LOW -> gap < -tolerance;
                case BOTH -> Math.abs(gap) > tolerance;
            };
            double limit =
                    indicator.worse() == Indicator.Worse.LOW || (indicator.worse() == Indicator.Worse.BOTH && gap < 0)
                            ? -tolerance
                            : tolerance;
            return new Verdict(
                    beyond ? Verdict.State.FLAGGED : Verdict.State.NOT_FLAGGED,
                    null,
                    measure.denominator(),
                    null,
                    null,
                    gap,
                    gap,
                    gap,
                    indicator.kind() == Indicator.Kind.RATIO ? 1 + limit : limit,
                    null,
                    null,
                    null,
                    limit);
        }

        private String unmet(Measure measure) {
            if (measure.n() == 0 || measure.numerator() == null) {
                return "no comparable record";
            }
            if (measure.n() < minN) {
                return "n=" + measure.n() + ", needs " + minN;
            }
            boolean isBelow = measure.denominator() != null && measure.denominator() > 0;
            return isBelow ? valid.misses(measure) : "nothing measured to hold it against";
        }
    }
}
