package io.plumbline.examples.city;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
    private final List<Lead> leads;
    private final Map<String, Signal> flagged;

    /**
     * A row of the table of signals, as far as it matters here.
     *
     * @param id its id
     * @param check the check
     * @param organizationId the organization
     * @param from first day of the period
     * @param to first day after the period
     * @param flagged whether the check flagged it
     */
    public record Signal(
            String id, String check, String organizationId, LocalDate from, LocalDate to, boolean flagged) {
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
     * @param weak recall of weaker causes by check
     * @param precision shown leads with a flagged signal that are true
     * @param precisionOfTopGrade the same of grade 1 alone
     * @param misled look-alikes that are part of a shown lead of grade 1
     * @param missed strong causes not found
     * @param mostTopGrade the largest number of shown grade 1 leads on one organization
     * @param mostShown the largest number of shown leads on one organization
     */
    public record Result(
            Map<String, Hits> strong,
            Map<String, Hits> weak,
            Hits precision,
            Hits precisionOfTopGrade,
            List<KnownTruth.LookAlike> misled,
            List<KnownTruth.Cause> missed,
            long mostTopGrade,
            long mostShown) {
        /** The result as a page of text. */
        public String page() {
            StringBuilder page = new StringBuilder();
            strong.forEach((check, hits) -> page.append(String.format(
                    Locale.ROOT, "%s  strong %s  weaker %s%n", check, hits, weak.getOrDefault(check, new Hits(0, 0)))));
            page.append(String.format(
                    Locale.ROOT, "shown leads that are true: %s, of grade 1: %s%n", precision, precisionOfTopGrade));
            page.append(String.format(Locale.ROOT, "look-alikes in grade 1: %d%n", misled.size()));
            page.append(String.format(
                    Locale.ROOT, "most leads on one organization: %d shown, %d of grade 1%n", mostShown, mostTopGrade));
            missed.forEach(cause -> page.append(String.format(Locale.ROOT, "missed: %s%n", cause)));
            misled.forEach(each -> page.append(String.format(Locale.ROOT, "misled by: %s%n", each)));
            return page.toString();
        }
    }

    private Evaluation(KnownTruth truth, Collection<Signal> signals, Collection<Lead> leads) {
        this.truth = truth;
        this.leads = leads.stream().filter(Lead::shown).toList();
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
                recall(shown, true),
                recall(shown, false),
                Hits.count(accusing, this::isTrue),
                Hits.count(accusing.stream().filter(lead -> lead.grade() == 1).toList(), this::isTrue),
                truth.lookAlikes().stream()
                        .filter(each -> seen(top, each.check(), each.organizationId(), each.month()))
                        .toList(),
                truth.causes().stream()
                        .filter(each -> each.strong() && !found(shown, each))
                        .toList(),
                most(lead -> lead.grade() == 1),
                most(lead -> true));
    }

    private Set<String> signalsOf(Predicate<Lead> which) {
        Set<String> ids = new HashSet<>();
        leads.stream().filter(which).forEach(lead -> ids.addAll(lead.signals()));
        return ids;
    }

    private java.util.stream.Stream<Signal> flaggedOf(Lead lead) {
        return lead.signals().stream().filter(flagged::containsKey).map(flagged::get);
    }

    private Map<String, Hits> recall(Set<String> shown, boolean strong) {
        Map<String, List<KnownTruth.Cause>> byCheck = truth.causes().stream()
                .filter(cause -> cause.strong() == strong)
                .collect(Collectors.groupingBy(KnownTruth.Cause::check, TreeMap::new, Collectors.toList()));
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
