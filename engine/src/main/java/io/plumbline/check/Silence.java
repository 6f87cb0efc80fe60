package io.plumbline.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.pack.Check;
import io.plumbline.pack.Indicator;
import java.util.List;

/**
 * 静默: rows that should have come did not. Its indicator is the share, among the periods in which rows were due, of those
 * without any; the effect is that share. What was due is known, not sampled, so its interval has no width.
 *
 * <p>Settings: {@code share} from which on silence is flagged, 1 unless said, which is all of it; {@code min_expected}, how many
 * periods must have been due, 1 unless said; {@code source} of these and the days from and to which they are {@code valid}.
 */
final class Silence implements CheckKind {
    @Override
    public String name() {
        return "silence";
    }

    @Override
    public Family family() {
        return Family.SILENCE;
    }

    @Override
    public List<String> problems(JsonNode flag, Indicator indicator) {
        Settings settings = new Settings(flag);
        share(settings);
        minExpected(settings);
        settings.validity();
        if (indicator.kind() != Indicator.Kind.SHARE) {
            settings.problem("indicator: silence is a share of the periods due; its indicator is a "
                    + Wording.of(indicator.kind()) + ", allowed: share");
        }
        return settings.problems();
    }

    @Override
    public List<Verdict> judge(Check check, Indicator indicator, List<Measure> family) {
        Settings settings = new Settings(check.flag());
        double share = share(settings);
        long minExpected = minExpected(settings);
        Settings.InForce valid = settings.validity();
        return family.stream()
                .map(measure -> verdict(measure, share, minExpected, valid))
                .toList();
    }

    private static Verdict verdict(Measure measure, double share, long minExpected, Settings.InForce valid) {
        if (measure.n() < minExpected || measure.value() == null) {
            return Verdict.notJudgeable("expected=" + measure.n() + ", needs " + minExpected);
        }
        String misses = valid.misses(measure);
        if (misses != null) {
            return Verdict.notJudgeable(misses);
        }
        double silent = measure.value();
        Verdict.State state = silent >= share ? Verdict.State.FLAGGED : Verdict.State.NOT_FLAGGED;
        return new Verdict(state, null, 0.0, null, null, silent, silent, silent, share, null, null, null, null);
    }

    private static Double share(Settings settings) {
        return settings.number("share", 1.0, 0.01, 1);
    }

    private static long minExpected(Settings settings) {
        return settings.count("min_expected", 1, 1);
    }
}
