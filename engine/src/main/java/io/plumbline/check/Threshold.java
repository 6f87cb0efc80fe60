package io.plumbline.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.pack.Check;
import io.plumbline.pack.Indicator;
import io.plumbline.stats.Interval;
import java.util.ArrayList;
import java.util.List;

/**
 * 阈值: a share or rate beyond a threshold by more than chance explains: the whole exact 95 % interval lies beyond it. The effect
 * is the value itself. Where not even the most extreme value among so few records would have cleared the threshold, nothing was
 * found because nothing could be: that is not judgeable. What does not stay beyond it without its most influential reporter,
 * place or day is not flagged, see {@link Influence}.
 *
 * <p>Each organization is held against the threshold on its own, so that no finding depends on how many others were asked; q, of
 * the exact one-sided p-values of the family, tells how many such findings chance alone may bring about, and the grade minds it.
 *
 * <p>Settings: {@code above} or {@code below}, the threshold in the unit of the value; {@code min_n} records, 30 unless said;
 * {@code source} of the threshold and the days from and to which it is {@code valid}.
 */
final class Threshold implements CheckKind {
    /** Below so many records there are no rates, only lists. */
    static final long FEW = 30;

    private static final double Q = 0.05;

    @Override
    public String name() {
        return "threshold";
    }

    /** One organization's number against a yardstick: evidence like that of a comparison with others. */
    @Override
    public Family family() {
        return Family.PEER;
    }

    @Override
    public List<String> problems(JsonNode flag, Indicator indicator) {
        Settings settings = new Settings(flag);
        Criterion.of(settings, indicator);
        Sample.check(settings, indicator, "a threshold");
        boolean above = settings.has("above");
        if (above == settings.has("below")) {
            settings.problem("flag: " + flag + " sets " + (above ? "both" : "neither")
                    + " of above and below; set the one that is worth a look");
        } else if (indicator.worse() == (above ? Indicator.Worse.LOW : Indicator.Worse.HIGH)) {
            settings.problem("flag." + (above ? "above" : "below") + ": worth a look is what is "
                    + Wording.of(indicator.worse()) + ", as its indicator says; set " + (above ? "below" : "above"));
        }
        return settings.problems();
    }

    @Override
    public List<Verdict> judge(Check check, Indicator indicator, List<Measure> family) {
        Criterion criterion = Criterion.of(new Settings(check.flag()), indicator);
        Influence influence = Influence.in(indicator, family);
        List<Sample> samples = new ArrayList<>();
        List<Verdict> alone = new ArrayList<>();
        for (Measure measure : family) {
            samples.add(Sample.missing(indicator, measure, 1) == null ? Sample.of(indicator, measure) : null);
            alone.add(criterion.verdict(indicator, measure));
        }
        Adjusted adjusted = Adjusted.of(
                Q,
                alone.stream()
                        .mapToDouble(one -> one.p() == null ? Double.NaN : one.p())
                        .toArray());
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < alone.size(); i++) {
            Verdict verdict =
                    alone.get(i).p() == null ? alone.get(i) : alone.get(i).adjusted(adjusted.q(i), adjusted.tested());
            verdicts.add(influence.upheld(verdict, family.get(i), samples.get(i), criterion::beyond));
        }
        return CommonPattern.withheld(family, verdicts);
    }

    private record Criterion(boolean above, Double threshold, long minN, Settings.InForce valid) {
        static Criterion of(Settings settings, Indicator indicator) {
            double most = indicator.kind() == Indicator.Kind.SHARE ? 1 : Double.POSITIVE_INFINITY;
            Double above = settings.number("above", null, 0, most);
            Double below = settings.number("below", null, 0, most);
            Double threshold = above == null ? below : above;
            if (threshold != null && threshold == 0) {
                settings.problem("flag." + (above == null ? "below" : "above") + ": 0 needs no interval, one record is"
                        + " enough; use the kind claim, or a threshold above 0");
            }
            return new Criterion(above != null, threshold, settings.count("min_n", FEW, 1), settings.validity());
        }

        boolean beyond(Sample sample) {
            Interval interval = sample.interval();
            return above ? interval.low() > threshold : interval.high() < threshold;
        }

        Verdict verdict(Indicator indicator, Measure measure) {
            String missing = Sample.missing(indicator, measure, minN);
            String misses = missing == null ? valid.misses(measure) : missing;
            if (misses != null) {
                return Verdict.notJudgeable(misses);
            }
            Sample sample = Sample.of(indicator, measure);
            Double visible = sample.visible(threshold, above);
            if (visible == null) {
                return Verdict.notJudgeable("n=" + measure.n() + ", too few for any value to clear " + threshold);
            }
            Interval interval = sample.interval();
            return new Verdict(
                    beyond(sample) ? Verdict.State.FLAGGED : Verdict.State.NOT_FLAGGED,
                    null,
                    null,
                    null,
                    null,
                    sample.value(),
                    interval.low(),
                    interval.high(),
                    threshold,
                    sample.beyond(threshold, above),
                    null,
                    null,
                    visible);
        }
    }
}
