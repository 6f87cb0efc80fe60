package io.plumbline.check;

import io.plumbline.pack.Check;
import io.plumbline.pack.Duty;
import io.plumbline.pack.Indicator;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

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
    /**
     * The holder that speaks for a period: one that held the duty throughout it, of those one that could know and act; where none held
     * it throughout, the one that did on most days of it.
     */
    Duty.Holder holder(Measure measure) {
        return holders.stream()
                .max(Comparator.comparing((Duty.Holder holder) -> holds(holder, measure))
                        .thenComparing(Duty.Holder::answers)
                        .thenComparing(
                                holder -> days(measure).filter(holder::heldOn).count()))
                .orElseThrow();
    }

    /** Whether the finding is told and never a lead: on some day of the period no holder could know and act. */
    boolean context(Measure measure) {
        Duty.Holder holder = holder(measure);
        return !(holder.answers() && holds(holder, measure)) && days(measure).anyMatch(day -> answering(day) == null);
    }

    /** The part of the matter that is answered for; where it changed within the period, by the days of each. */
    double share(Measure measure) {
        Duty.Holder holder = holder(measure);
        if (holds(holder, measure)) {
            return part(holder);
        }
        return days(measure)
                .map(this::answering)
                .filter(Objects::nonNull)
                .mapToDouble(Case::part)
                .average()
                .orElse(1);
    }

    private Duty.Holder answering(LocalDate day) {
        return holders.stream()
                .filter(holder -> holder.answers() && holder.heldOn(day))
                .findFirst()
                .orElse(null);
    }

    private static double part(Duty.Holder holder) {
        return holder.share() == null ? 1 : holder.share();
    }

    private static Stream<LocalDate> days(Measure measure) {
        return measure.from().datesUntil(measure.to());
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
