package io.plumbline.examples.city;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * 评价: holds the leads of a run against what is known to have happened. The unit of recall is cause × organization × month: it is
 * found when a flagged signal of the expected check, at that organization and covering that month, belongs to a shown lead. The
 * unit of precision is the lead: it is true when at least one of its flagged signals meets a planted cause. Leads without a flagged
 * signal ask for data and take no part in precision.
 */
public final class Evaluation {
    private final KnownTruth truth;
    private final List<Signal> signals;
    private final List<Lead> leads;
    private final long heldBack;
    private final Map<String, Signal> flagged;

    /**
     * A row of the table of signals, as far as it matters here.
     *
     * @param id its id
     * @param check the check
     * @param organizationId the organization
     * @param from first day of the period
     * @param to first day after the period
     * @param flagged whether the check flagged it; false for a call for data
     * @param smallestVisible the smallest effect that the check says it would have seen there; null where it says none
     */
    public record Signal(
            String id,
            String check,
            String organizationId,
            LocalDate from,
            LocalDate to,
            boolean flagged,
            Double smallestVisible) {
        boolean covers(YearMonth month) {
            return from.isBefore(month.plusMonths(1).atDay(1)) && to.isAfter(month.atDay(1));
        }
    }

    /**
     * A row of the table of leads, as far as it matters here.
     *
     * @param id its id
     * @param grade 1 red to 4 ask for data
     * @param shown false where a cap holds it back
     * @param organizationId the organization
     * @param signals ids of its signals
     */
    public record Lead(String id, int grade, boolean shown, String organizationId, List<String> signals) {}

    /** So many of so many; the share of none is not a number. */
    public record Hits(long found, long of) {
        /** The share found; NaN of none. */
        public double share() {
            return of == 0 ? Double.NaN : (double) found / of;
        }

        private static <T> Hits count(Collection<T> units, Predicate<T> found) {
            return new Hits(units.stream().filter(found).count(), units.size());
        }

        @Override
        public String toString() {
            return found + "/" + of;
        }
    }

    /**
     * What the comparison gave.
     *
     * @param strong recall of strong causes by check
     * @param domains recall of strong causes by domain, the letter with which its checks begin
     * @param weak recall of weaker causes by check
     * @param curve recall by check and by the share of records touched, weaker causes and strong ones
     * @param visible by check, the median of the smallest effects it says it would have seen; null where it says none
     * @param precision shown leads with a flagged signal that are true
     * @param precisionOfTopGrade the same of grade 1 alone
     * @param topGrade shown leads of grade 1
     * @param misled look-alikes that are part of a shown lead of grade 1
     * @param touched look-alikes that are part of a shown lead of any grade
     * @param missed strong causes not found
     * @param mostTopGrade the largest number of shown grade 1 leads on one organization
     * @param mostShown the largest number of shown leads on one organization
     * @param heldBack leads that the caps of an organization hold back
     */
    public record Result(
            Map<String, Hits> strong,
            Map<String, Hits> domains,
            Map<String, Hits> weak,
            Map<String, Map<Touch, Hits>> curve,
            Map<String, Double> visible,
            Hits precision,
            Hits precisionOfTopGrade,
            long topGrade,
            List<KnownTruth.LookAlike> misled,
            List<KnownTruth.LookAlike> touched,
            List<KnownTruth.Cause> missed,
            long mostTopGrade,
            long mostShown,
            long heldBack) {
        /** The result as a page of text. */
        public String page() {
            return EvaluationPage.of(this);
        }
    }

    /** 强度: how large a part of an organization's records a cause touched. */
    public enum Touch {
        ABOUT_5(0.075),
        ABOUT_10(0.125),
        ABOUT_15(0.175),
        ABOUT_20(0.3),
        STRONG(Double.POSITIVE_INFINITY);

        private final double below;

        Touch(double below) {
            this.below = below;
        }

        static Touch of(KnownTruth.Cause cause) {
            return Arrays.stream(values())
                    .filter(each -> cause.share() < each.below)
                    .findFirst()
                    .orElseThrow();
        }
    }

    private Evaluation(KnownTruth truth, Collection<Signal> signals, Collection<Lead> leads) {
        this.truth = truth;
        this.signals = List.copyOf(signals);
        this.leads = leads.stream().filter(Lead::shown).toList();
        heldBack = (long) leads.size() - this.leads.size();
        flagged = signals.stream()
                .filter(Signal::flagged)
                .collect(Collectors.toMap(Signal::id, signal -> signal, (one, other) -> one, TreeMap::new));
    }

    /** Holds signals and leads of one run against the truth. */
    public static Result of(KnownTruth truth, Collection<Signal> signals, Collection<Lead> leads) {
        return new Evaluation(truth, signals, leads).result();
    }

    private Result result() {
        Set<String> shown = signalsOf(lead -> true);
        Set<String> top = signalsOf(lead -> lead.grade() == 1);
        List<Lead> accusing = leads.stream()
                .filter(lead -> flaggedOf(lead).findAny().isPresent())
                .toList();
        return new Result(
                recall(shown, true, KnownTruth.Cause::check),
                recall(shown, true, cause -> cause.check().substring(0, 1)),
                recall(shown, false, KnownTruth.Cause::check),
                curve(shown),
                visible(),
                Hits.count(accusing, this::isTrue),
                Hits.count(accusing.stream().filter(lead -> lead.grade() == 1).toList(), this::isTrue),
                leads.stream().filter(lead -> lead.grade() == 1).count(),
                lookAlikesIn(top),
                lookAlikesIn(shown),
                truth.causes().stream()
                        .filter(each -> each.strong() && !found(shown, each))
                        .toList(),
                most(lead -> lead.grade() == 1),
                most(lead -> true),
                heldBack);
    }

    private List<KnownTruth.LookAlike> lookAlikesIn(Set<String> ids) {
        return truth.lookAlikes().stream()
                .filter(each -> seen(ids, each.check(), each.organizationId(), each.month()))
                .toList();
    }

    private Map<String, Map<Touch, Hits>> curve(Set<String> shown) {
        Map<String, Map<Touch, List<KnownTruth.Cause>>> byShare = truth.causes().stream()
                .filter(cause -> cause.share() > 0)
                .collect(Collectors.groupingBy(
                        KnownTruth.Cause::check,
                        TreeMap::new,
                        Collectors.groupingBy(Touch::of, TreeMap::new, Collectors.toList())));
        Map<String, Map<Touch, Hits>> curve = new TreeMap<>();
        byShare.forEach((check, touches) ->
                touches.forEach((touch, causes) -> curve.computeIfAbsent(check, key -> new TreeMap<>())
                        .put(touch, Hits.count(causes, cause -> found(shown, cause)))));
        return curve;
    }

    private Map<String, Double> visible() {
        Map<String, List<Double>> said = signals.stream()
                .filter(signal -> signal.smallestVisible() != null)
                .collect(Collectors.groupingBy(
                        Signal::check, TreeMap::new, Collectors.mapping(Signal::smallestVisible, Collectors.toList())));
        Map<String, Double> medians = new TreeMap<>();
        said.forEach((check, effects) ->
                medians.put(check, effects.stream().sorted().toList().get(effects.size() / 2)));
        return medians;
    }

    private Set<String> signalsOf(Predicate<Lead> which) {
        Set<String> ids = new HashSet<>();
        leads.stream().filter(which).forEach(lead -> ids.addAll(lead.signals()));
        return ids;
    }

    private java.util.stream.Stream<Signal> flaggedOf(Lead lead) {
        return lead.signals().stream().filter(flagged::containsKey).map(flagged::get);
    }

    private Map<String, Hits> recall(Set<String> shown, boolean strong, Function<KnownTruth.Cause, String> by) {
        Map<String, List<KnownTruth.Cause>> byCheck = truth.causes().stream()
                .filter(cause -> cause.strong() == strong)
                .collect(Collectors.groupingBy(by, TreeMap::new, Collectors.toList()));
        Map<String, Hits> recall = new TreeMap<>();
        byCheck.forEach((check, causes) -> recall.put(check, Hits.count(causes, cause -> found(shown, cause))));
        return recall;
    }

    private boolean found(Set<String> ids, KnownTruth.Cause cause) {
        return seen(ids, cause.check(), cause.organizationId(), cause.month());
    }

    private boolean seen(Set<String> ids, String check, String organization, YearMonth month) {
        return ids.stream()
                .map(flagged::get)
                .anyMatch(signal -> signal != null && meets(signal, check, organization, month));
    }

    private static boolean meets(Signal signal, String check, String organization, YearMonth month) {
        return signal.check().equals(check) && signal.organizationId().equals(organization) && signal.covers(month);
    }

    private boolean isTrue(Lead lead) {
        return flaggedOf(lead)
                .anyMatch(signal -> truth.causes().stream()
                        .anyMatch(cause -> meets(signal, cause.check(), cause.organizationId(), cause.month())));
    }

    private long most(Predicate<Lead> which) {
        return leads.stream()
                .filter(which)
                .collect(Collectors.groupingBy(Lead::organizationId, Collectors.counting()))
                .values()
                .stream()
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
    }
}
