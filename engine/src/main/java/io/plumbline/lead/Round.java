package io.plumbline.lead;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.plumbline.organization.Organization;
import io.plumbline.organization.Register;
import io.plumbline.pack.Problems;
import io.plumbline.text.Normal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * 巡察轮次: which organizations are inspected, by which team. A run knows no round; the leads of a round are taken from its
 * published tables, on the office's own machine.
 *
 * @param round the round's name
 * @param on the day on which organizations are counted
 * @param subjects kinds of organization that are to be inspected within the term, each {@code kind} or {@code kind/sector}
 * @param teams who inspects what
 * @param earlier rounds already held in the term
 * @param plan how the visits of this round are drawn; null when no plan is made
 */
public record Round(
        @JsonProperty(required = true) String round,
        @JsonProperty(required = true) LocalDate on,
        @JsonProperty(required = true) List<String> subjects,
        @JsonProperty(required = true) List<Team> teams,
        List<Earlier> earlier,
        Plan plan) {
    public Round {
        subjects = subjects == null ? List.of() : List.copyOf(subjects);
        teams = teams == null ? List.of() : List.copyOf(teams);
        earlier = earlier == null ? List.of() : List.copyOf(earlier);
    }

    /**
     * 巡察组.
     *
     * @param team its name
     * @param organizations ids of what it inspects
     * @param control ids of further organizations in which it may be sent to random visits, and to no others
     */
    public record Team(
            @JsonProperty(required = true) String team,
            @JsonProperty(required = true) List<String> organizations,
            List<String> control) {
        public Team {
            organizations = organizations == null ? List.of() : List.copyOf(organizations);
            control = control == null ? List.of() : List.copyOf(control);
        }
    }

    /**
     * 核查计划: how the visits of a round are drawn, see {@link InspectionPlan}.
     *
     * @param nonce a text that was fixed, and shown to somebody else, before the run was made
     * @param visits how many visits one team can make
     * @param ranked the share of them that takes the top of the list, the rest being drawn at random; 0.8 unless said
     * @param hideGrade whether the teams are not told what was drawn from the list and what at random; false unless said
     */
    public record Plan(
            String nonce, @JsonProperty(required = true) Integer visits, Double ranked, Boolean hideGrade) {
        private static final double RANKED = 0.8;
        private static final int MOST_VISITS = 10_000;

        public Plan {
            ranked = ranked == null ? RANKED : ranked;
            hideGrade = hideGrade != null && hideGrade;
        }

        /** Visits of one team that are drawn at random; at least one, without which nothing can be learned. */
        public int control() {
            return Math.min(visits, Math.max(1, (int) Math.round(visits * (1 - ranked))));
        }

        private void check(Problems problems) {
            if (nonce == null || nonce.isBlank()) {
                problems.add(
                        "plan.nonce",
                        "is missing; write a text that the office fixed and showed to somebody before the run was made, for"
                                + " without it draws could be tried out until one pleases");
            }
            if (visits != null && (visits < 1 || visits > MOST_VISITS)) {
                problems.add("plan.visits", "%d is no number of visits from 1 to %d", visits, MOST_VISITS);
            }
            if (!(ranked >= 0 && ranked <= 1)) {
                problems.add("plan.ranked", "%s is no share from 0 to 1", ranked);
            }
        }
    }

    /**
     * 以往轮次.
     *
     * @param round its name
     * @param organizations ids of what was inspected
     */
    public record Earlier(
            @JsonProperty(required = true) String round,
            @JsonProperty(required = true) List<String> organizations) {
        public Earlier {
            organizations = organizations == null ? List.of() : List.copyOf(organizations);
        }
    }

    /**
     * 巡察覆盖率: how many of the organizations that exist on the day have been inspected once this round is done.
     *
     * @param inspected organizations inspected in this or an earlier round, each counted once
     * @param subjects organizations of the kinds that exist on the day
     * @param again organizations of this round that were inspected before
     * @param gone inspected organizations that no longer exist or are of other kinds, and count on neither side
     */
    public record Coverage(int inspected, int subjects, Set<String> again, Set<String> gone) {
        /** Percent with two decimals, for example {@code 85.71}; a dash when there is nothing to inspect. */
        public String percent() {
            return subjects == 0 ? "—" : String.format(Locale.ROOT, "%.2f", 100.0 * inspected / subjects);
        }
    }

    /** Tells every organization that the register does not know, and teams that could not be told apart. */
    public void check(Register register, Problems problems) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < teams.size(); i++) {
            String name = teams.get(i).team();
            if (name.isBlank()) {
                problems.add("teams[" + i + "].team", "is blank; give every team a name");
            } else if (!names.add(Normal.text(name).toLowerCase(Locale.ROOT))) {
                problems.add("teams[" + i + "].team", "'%s' stands twice; give every team a name of its own", name);
            }
            known(register, "teams[" + i + "].organizations", teams.get(i).organizations(), problems);
            known(register, "teams[" + i + "].control", teams.get(i).control(), problems);
        }
    }

    private static void known(Register register, String path, List<String> ids, Problems problems) {
        ids.stream()
                .filter(id -> register.organization(id) == null)
                .forEach(id -> problems.add(path, "'%s' is not in the register", id));
    }

    /** Tells what keeps a plan from being drawn. */
    public void checkPlan(Problems problems) {
        if (plan == null) {
            problems.add("plan", "is missing; write plan: { nonce: \"…\", visits: 20 }");
        } else {
            plan.check(problems);
        }
    }

    /** Ids of all organizations of this round. */
    public Set<String> organizations() {
        Set<String> ids = new LinkedHashSet<>();
        teams.forEach(team -> ids.addAll(team.organizations()));
        return ids;
    }

    /** The coverage reached when this round is done. */
    public Coverage coverage(Register register) {
        Set<String> before = new TreeSet<>();
        earlier.forEach(each -> before.addAll(each.organizations()));
        Set<String> all = new TreeSet<>(before);
        all.addAll(organizations());
        Set<String> due = new TreeSet<>();
        for (Organization organization : register.organizations()) {
            if (organization.existsOn(on) && organization.isAny(subjects)) {
                due.add(organization.id());
            }
        }
        Set<String> again = new TreeSet<>(organizations());
        again.retainAll(before);
        Set<String> gone = new TreeSet<>(all);
        gone.removeAll(due);
        all.retainAll(due);
        return new Coverage(all.size(), due.size(), again, gone);
    }
}
