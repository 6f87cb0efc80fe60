package io.plumbline.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.pack.Check;
import io.plumbline.pack.Indicator;
import io.plumbline.stats.FalseDiscovery;
import java.util.ArrayList;
import java.util.List;

/**
 * 形式完整性: numbers that are placed as freely measured ones are not: just on the good side of a target, on round numbers, on one
 * value, too evenly in time, in another unit, or where no count can lie. It asks for the originals and says nothing of what was
 * done, so it is never a lead on its own, only beside another signal on the same organization and duty.
 *
 * <p>Judged on an indicator of the kind values, whose condition {@code where} says which rows stand as evidence. Each test has
 * conditions under which honest numbers pass it, see the classes of {@code io.plumbline.stats} that it uses; where they do not
 * hold, nothing is judged. The p-values of one family are adjusted together after Benjamini and Hochberg; {@code unit} and
 * {@code grim} are logic and have none.
 *
 * <p>Settings: {@code test}, see {@link Form#NAMES}, and its own; {@code q} up to which it is flagged, 0.1 unless said;
 * {@code min_ratio} of what is found to what is expected, 1.5 unless said (its inverse for {@code too-smooth}); {@code min_count}
 * values that are flagged by logic, 1 unless said; {@code min_n} values, 30 unless said; {@code source} of these and the days
 * from and to which they are {@code valid}.
 */
final class Integrity implements CheckKind {
    @Override
    public String name() {
        return "integrity";
    }

    @Override
    public Family family() {
        return Family.INTEGRITY;
    }

    @Override
    public List<String> problems(JsonNode flag, Indicator indicator) {
        Settings settings = new Settings(flag);
        Form form = Form.of(settings);
        Criterion.of(settings);
        if (indicator.kind() != Indicator.Kind.VALUES) {
            settings.problem("indicator: form is judged on the values one by one; its indicator is a "
                    + Wording.of(indicator.kind()) + ", allowed: values");
        } else if (form instanceof Forms.Means && indicator.denominator() == null) {
            settings.problem(
                    "indicator: whether a mean is possible depends on of how many it is one; give a denominator");
        }
        return settings.problems();
    }

    @Override
    public List<Verdict> judge(Check check, Indicator indicator, List<Measure> family) {
        Settings settings = new Settings(check.flag());
        Form form = Form.of(settings);
        Criterion criterion = Criterion.of(settings);
        List<Form.Finding> findings = new ArrayList<>();
        family.forEach(measure -> findings.add(finding(form, criterion, measure)));
        double[] q = FalseDiscovery.benjaminiHochberg(
                findings.stream().mapToDouble(Form.Finding::p).toArray());
        double alpha = Peers.alpha(q, criterion.q());
        long tested = findings.stream().filter(Form.Finding::isTest).count();
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < q.length; i++) {
            verdicts.add(criterion.verdict(form instanceof Forms.Smooth, findings.get(i), q[i], tested, alpha));
        }
        return CommonPattern.withheld(family, verdicts);
    }

    private static Form.Finding finding(Form form, Criterion criterion, Measure measure) {
        if (measure.n() == 0) {
            return Form.Finding.unmet("no comparable record");
        }
        if (measure.n() < criterion.minN()) {
            return Form.Finding.unmet("n=%d, needs %d", measure.n(), criterion.minN());
        }
        if (measure.values() == null) {
            return Form.Finding.unmet("too many different values; round them to the step in which they are recorded");
        }
        String misses = criterion.valid().misses(measure);
        return misses == null ? form.of(measure.values()) : Form.Finding.unmet("%s", misses);
    }

    private record Criterion(double q, double minRatio, long minCount, long minN, Settings.InForce valid) {
        static Criterion of(Settings settings) {
            Double q = settings.number("q", 0.1, 0.001, 0.2);
            Double ratio = settings.number("min_ratio", 1.5, 1, Double.POSITIVE_INFINITY);
            return new Criterion(
                    q == null ? 0.1 : q,
                    ratio == null ? 1.5 : ratio,
                    settings.count("min_count", 1, 1),
                    settings.count("min_n", Threshold.FEW, 1),
                    settings.validity());
        }

        /**
         * The verdict on a finding.
         *
         * @param lower whether less than expected is worth a look
         * @param ofFamily its q; NaN where it is no test
         * @param alpha the p-value that one more departure would have needed
         */
        Verdict verdict(boolean lower, Form.Finding finding, double ofFamily, long tested, double alpha) {
            if (finding.unmet() != null) {
                return Verdict.notJudgeable(finding.unmet());
            }
            boolean test = finding.isTest();
            double limit = test ? lower ? 1 / minRatio : minRatio : minCount;
            double effect = finding.effect() == null ? Double.POSITIVE_INFINITY : finding.effect();
            boolean departs = !test || ofFamily <= q;
            boolean matters = lower ? effect <= limit : effect >= limit;
            Double visible = visible(lower, finding, alpha, limit);
            if (!(departs && matters) && visible == null) {
                return Verdict.notJudgeable("too few values for any departure to show");
            }
            return new Verdict(
                    departs && matters ? Verdict.State.FLAGGED : Verdict.State.NOT_FLAGGED,
                    test && departs && !matters ? "departs by less than a ratio of " + limit : null,
                    finding.expected(),
                    null,
                    null,
                    finding.effect(),
                    finding.low(),
                    finding.high(),
                    limit,
                    test ? finding.p() : null,
                    test ? ofFamily : null,
                    test ? tested : null,
                    visible);
        }

        private static Double visible(boolean lower, Form.Finding finding, double alpha, double limit) {
            Double smallest = finding.visible().apply(alpha);
            if (smallest == null) {
                return null;
            }
            return lower ? Double.valueOf(Math.min(smallest, limit)) : Double.valueOf(Math.max(smallest, limit));
        }
    }
}
