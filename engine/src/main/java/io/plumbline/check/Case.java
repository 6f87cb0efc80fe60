package io.plumbline.check;

import io.plumbline.pack.Check;
import io.plumbline.pack.Duty;
import io.plumbline.pack.Indicator;
import java.util.Comparator;
import java.util.List;

/**
 * 案由: one check at one level.
 *
 * @param id the check's id
 * @param holders the holders of its duty at this level, one for each span of time
 * @param trial whether it runs as a trial
 */
record Case(
        String id,
        Check check,
        CheckKind kind,
        Indicator indicator,
        Witnesses witnesses,
        List<Duty.Holder> holders,
        boolean trial) {
    /** The holder that speaks for a period: one that held the duty throughout it, of those one that could know and act. */
    Duty.Holder holder(Measure measure) {
        return holders.stream()
                .max(Comparator.comparing((Duty.Holder holder) -> holds(holder, measure))
                        .thenComparing(Duty.Holder::answers))
                .orElseThrow();
    }

    /** Whether the finding is told and never a lead. */
    boolean context(Measure measure) {
        Duty.Holder holder = holder(measure);
        return !holder.answers() || !holds(holder, measure);
    }

    /** Why nothing can be said of an organization for a period on no day of which it held the duty; null when it did. */
    String unheld(Measure measure) {
        if (holders.stream().anyMatch(holder -> span(holder).touches(measure))) {
            return null;
        }
        Duty.Holder nearest = holder(measure);
        return "did not hold this duty then: " + OrganizationFacts.days(nearest.from(), nearest.to(), measure);
    }

    private static Settings.InForce span(Duty.Holder holder) {
        return new Settings.InForce(holder.from(), holder.to());
    }

    private static boolean holds(Duty.Holder holder, Measure measure) {
        return span(holder).covers(measure.from(), measure.to());
    }
}
