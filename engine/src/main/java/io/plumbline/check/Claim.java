package io.plumbline.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.pack.Check;
import io.plumbline.pack.Indicator;
import java.util.List;

/**
 * 矛盾: something was claimed that another record contradicts, such as a hazard closed and found open on the same day. Logic needs
 * no minimum number of records: one contradiction stands alone. The effect is the number of contradicted records; it is a count
 * of facts, not a sample, so its interval has no width.
 *
 * <p>Settings: {@code min_count}, from which number on, 1 unless said; {@code source} of that number and the days
 * from and to which it is {@code valid}.
 */
final class Claim implements CheckKind {
    @Override
    public String name() {
        return "claim";
    }

    @Override
    public Family family() {
        return Family.CONTRADICTION;
    }

    @Override
    public List<String> problems(JsonNode flag, Indicator indicator) {
        Settings settings = new Settings(flag);
        minCount(settings);
        settings.validity();
        switch (indicator.kind()) {
            case SHARE, RATE, COUNT -> {}
            case RATIO, MEAN, BALANCE, PAIR, VALUES ->
                settings.problem("indicator: a claim is contradicted by records that count; its indicator is a "
                        + Wording.of(indicator.kind()) + ", allowed: share, rate, count");
        }
        return settings.problems();
    }

    @Override
    public List<Verdict> judge(Check check, Indicator indicator, List<Measure> family) {
        Settings settings = new Settings(check.flag());
        double minCount = minCount(settings);
        Settings.InForce valid = settings.validity();
        return family.stream().map(measure -> verdict(measure, minCount, valid)).toList();
    }

    private static Verdict verdict(Measure measure, double minCount, Settings.InForce valid) {
        if (measure.n() == 0 || measure.numerator() == null) {
            return Verdict.notJudgeable("no comparable record");
        }
        String misses = valid.misses(measure);
        if (misses != null) {
            return Verdict.notJudgeable(misses);
        }
        double found = measure.numerator();
        Verdict.State state = found >= minCount ? Verdict.State.FLAGGED : Verdict.State.NOT_FLAGGED;
        return new Verdict(state, null, 0.0, null, null, found, found, found, minCount, null, null, null, null);
    }

    private static double minCount(Settings settings) {
        return settings.count("min_count", 1, 1);
    }
}
