package io.plumbline.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.pack.Check;
import io.plumbline.pack.Indicator;
import io.plumbline.stats.Beta;
import io.plumbline.stats.Direction;
import io.plumbline.stats.ExactTest;
import io.plumbline.stats.Interval;
import io.plumbline.stats.Intervals;
import io.plumbline.stats.SmallestEffect;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * 漏登: what an independent source holds and the ledger of the organization does not: the share of its events or places without an
 * entry, see {@code among} of the indicator. Absent means something only where the ledger could have held the record, so the
 * indicator must be among the records of a relation that are comparable; the others are counted apart. Named after what it finds,
 * since coverage is what a run received and the register is that of organizations.
 *
 * <p>The bounds are Wilson's (95 %). Near 0 his lower bound lies too high too often (of 30 records at a share of 0.05 in 6 % of
 * cases, where 2.5 % are meant), so a share is flagged only where the exact binomial test against the threshold agrees, p up to
 * 0.025. The effect is the share itself.
 *
 * <p>Settings: {@code above}, the share from which on it is worth a look; {@code min_n} comparable records, 30 unless said;
 * {@code source} of the threshold and the days from and to which it is {@code valid}.
 */
final class Omission implements CheckKind {
    private static final double LEVEL = 0.95;
    private static final double ALPHA = (1 - LEVEL) / 2;

    @Override
    public String name() {
        return "omission";
    }

    @Override
    public Family family() {
        return Family.CONTRADICTION;
    }

    @Override
    public List<String> problems(JsonNode flag, Indicator indicator) {
        Settings settings = new Settings(flag);
        Criterion.of(settings);
        if (!settings.has("above")) {
            settings.problem("flag.above: missing; say from which share without an entry on it is worth a look");
        }
        if (indicator.kind() != Indicator.Kind.SHARE) {
            settings.problem(
                    "indicator: what a ledger omits is a share of what another source holds; its indicator is a "
                            + Wording.of(indicator.kind()) + ", allowed: share");
        } else if (relations(indicator).isEmpty()) {
            settings.problem(
                    "indicator: a missing entry means nothing where the ledger could not have held one; count where"
                            + " not <relation>_found among <relation>_comparable");
        }
        if (indicator.worse() != Indicator.Worse.HIGH) {
            settings.problem("indicator: worse is " + Wording.of(indicator.worse())
                    + "; what is omitted is worth a look where it is high; set worse: high");
        }
        return settings.problems();
    }

    /** The relations of which the indicator reads both whether a record is comparable and whether an entry was found. */
    private static Set<String> relations(Indicator indicator) {
        Set<String> relations = new TreeSet<>();
        if (indicator.among() != null && indicator.where() != null) {
            for (String column : indicator.among().columns()) {
                String relation = column.replaceAll("_comparable$", "");
                if (!relation.equals(column) && indicator.where().columns().contains(relation + "_found")) {
                    relations.add(relation);
                }
            }
        }
        return relations;
    }

    @Override
    public List<Verdict> judge(Check check, Indicator indicator, List<Measure> family) {
        Criterion criterion = Criterion.of(new Settings(check.flag()));
        List<Verdict> verdicts = new ArrayList<>();
        family.forEach(measure -> verdicts.add(criterion.verdict(indicator, measure)));
        return CommonPattern.withheld(family, verdicts);
    }

    private record Criterion(Double above, long minN, Settings.InForce valid) {
        static Criterion of(Settings settings) {
            return new Criterion(
                    settings.number("above", null, 0.001, 0.999),
                    settings.count("min_n", Threshold.FEW, 1),
                    settings.validity());
        }

        Verdict verdict(Indicator indicator, Measure measure) {
            String missing = Sample.missing(indicator, measure, minN);
            String unmet = missing == null ? valid.misses(measure) : missing;
            if (unmet != null) {
                return Verdict.notJudgeable(unmet);
            }
            long n = measure.n();
            long absent = Math.round(measure.numerator());
            if (!beyond(n, n)) {
                return Verdict.notJudgeable("n=" + n + ", too few for any value to clear " + above);
            }
            Interval interval = Intervals.wilson(absent, n, LEVEL);
            return new Verdict(
                    beyond(absent, n) ? Verdict.State.FLAGGED : Verdict.State.NOT_FLAGGED,
                    null,
                    above * n,
                    null,
                    null,
                    (double) absent / n,
                    interval.low(),
                    interval.high(),
                    above,
                    null,
                    null,
                    null,
                    visible(n));
        }

        private boolean beyond(long absent, long n) {
            return Intervals.wilson(absent, n, LEVEL).low() > above
                    && ExactTest.binomial(absent, n, above, Direction.HIGH) <= ALPHA;
        }

        /** The share under which the fewest absent ones that are flagged, or more, come with 80 % probability. */
        private double visible(long n) {
            long low = 0;
            long high = n;
            while (low < high) {
                long middle = (low + high) >>> 1;
                if (beyond(middle, n)) {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            return Beta.quantile(SmallestEffect.POWER, (double) low, n - low + 1.0);
        }
    }
}
