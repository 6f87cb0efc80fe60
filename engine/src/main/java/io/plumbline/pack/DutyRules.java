package io.plumbline.pack;

import io.plumbline.contract.Role;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What must hold between the holders of a duty. A kind stands in one list of kinds of a role, for numbers are formed by list, and
 * the same number twice would speak of one organization twice, and holds it once on any day. Of the shares into which a duty is divided: those who answer on the same
 * day state one each or none does, and what the organizations that one record can belong to state together is no more than 1. In one
 * role a record belongs to one organization of a rung (community or village; street, town or bureau; district), so that holders of one
 * role and rung never answer for the same record.
 */
public final class DutyRules {
    /** More than the sum of a few decimals can err. */
    private static final double ROUNDING = 1e-9;

    private static final Set<String> COMMUNITIES = Set.of("community", "village");

    private final String path;
    private final List<Duty.Holder> holders;
    private final Problems problems;

    private DutyRules(String path, List<Duty.Holder> holders, Problems problems) {
        this.path = path;
        this.holders = holders;
        this.problems = problems;
    }

    /**
     * Tells every problem of a duty's holders.
     *
     * @param path where the holders stand
     */
    public static void check(String path, Duty duty, Problems problems) {
        if (duty == null
                || duty.holders().stream()
                        .anyMatch(holder -> holder == null || holder.power() == null || holder.role() == null)) {
            return;
        }
        DutyRules rules = new DutyRules(path, duty.holders(), problems);
        rules.lists();
        rules.each();
        rules.together();
    }

    private void lists() {
        for (int i = 0; i < holders.size(); i++) {
            for (int j = 0; j < i; j++) {
                Indicator.Level one = holders.get(j).level();
                Indicator.Level other = holders.get(i).level();
                if (one.role() == other.role() && !one.equals(other)) {
                    overlap(i, one, other);
                } else if (one.equals(other) && meet(holders.get(j), holders.get(i))) {
                    problems.add(
                            path + "[" + i + "]",
                            "holds the duty as %s on the same days as [%d]; end one where the other begins",
                            other.id(),
                            j);
                }
            }
        }
    }

    /** Whether there is a day on which both hold. */
    private static boolean meet(Duty.Holder one, Duty.Holder other) {
        return (one.from() == null || other.to() == null || one.from().isBefore(other.to()))
                && (other.from() == null || one.to() == null || other.from().isBefore(one.to()));
    }

    private void overlap(int at, Indicator.Level one, Indicator.Level other) {
        other.kinds().stream()
                .filter(kind -> one.kinds().stream().anyMatch(known -> within(kind, known) || within(known, kind)))
                .forEach(kind -> problems.add(
                        path + "[" + at + "].kinds",
                        "'%s' stands in %s and in %s; give a kind the same list wherever it holds the duty in one role",
                        kind,
                        one.id(),
                        other.id()));
    }

    /** Whether a kind is the other, or the other with a sector. */
    private static boolean within(String kind, String other) {
        return kind.equals(other) || kind.startsWith(other + "/");
    }

    private void each() {
        for (int i = 0; i < holders.size(); i++) {
            Duty.Holder holder = holders.get(i);
            Double share = holder.share();
            if (share == null) {
                continue;
            }
            if (!(share > 0 && share <= 1)) {
                problems.add(
                        path(i),
                        "%s is no share; allowed: above 0 up to 1, or none where it answers for the whole",
                        share);
            }
            if (!holder.answers()) {
                problems.add(
                        path(i),
                        "stands on a holder that answers for nothing (power %s, sees %s); leave it out, or correct these",
                        holder.power().name().toLowerCase(Locale.ROOT),
                        holder.sees());
            }
        }
    }

    /** Who answers, and for how much, changes on the days on which a holder begins; after one has ended less is left to add up. */
    private void together() {
        Set<LocalDate> days = new TreeSet<>();
        holders.forEach(holder -> days.add(holder.from() == null ? LocalDate.MIN : holder.from()));
        Set<Integer> told = new TreeSet<>();
        boolean tooMuch = false;
        for (LocalDate day : days) {
            List<Integer> answering = answering(day);
            if (answering.stream().allMatch(i -> holders.get(i).share() == null)) {
                continue;
            }
            answering.stream()
                    .filter(i -> holders.get(i).share() == null && told.add(i))
                    .forEach(i -> problems.add(
                            path(i),
                            "is missing, although another that answers %s states one; state the share of each or of none",
                            on(day)));
            double sum = sum(answering);
            if (sum > 1 + ROUNDING && !tooMuch) {
                tooMuch = true;
                problems.add(
                        path,
                        "the shares that answer %s add up to %s (%s); allowed: at most 1",
                        on(day),
                        Math.round(sum * 1e6) / 1e6,
                        answering.stream().map(this::stated).collect(Collectors.joining(", ")));
            }
        }
    }

    private List<Integer> answering(LocalDate day) {
        List<Integer> answering = new ArrayList<>();
        for (int i = 0; i < holders.size(); i++) {
            if (holders.get(i).answers() && holders.get(i).heldOn(day)) {
                answering.add(i);
            }
        }
        return answering;
    }

    private double sum(List<Integer> answering) {
        Map<String, Double> largest = new TreeMap<>();
        answering.stream()
                .map(holders::get)
                .filter(holder -> holder.share() != null)
                .forEach(holder -> largest.merge(rungs(holder), holder.share(), Math::max));
        return largest.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /** The role and the rungs at which a holder answers. */
    private static String rungs(Duty.Holder holder) {
        Role role = holder.role();
        return role + " " + holder.kinds().stream().map(DutyRules::rung).collect(Collectors.toCollection(TreeSet::new));
    }

    private static int rung(String kind) {
        if (COMMUNITIES.contains(kind)) {
            return 0;
        }
        return kind.equals("district") ? 2 : 1;
    }

    private String stated(int i) {
        Duty.Holder holder = holders.get(i);
        return holder.level().id() + " " + holder.share();
    }

    private String path(int i) {
        return path + "[" + i + "].share";
    }

    private static String on(LocalDate day) {
        return day.equals(LocalDate.MIN) ? "from the beginning" : "on " + day;
    }
}
