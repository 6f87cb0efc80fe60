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
 */
public record Round(
        @JsonProperty(required = true) String round,
        @JsonProperty(required = true) LocalDate on,
        @JsonProperty(required = true) List<String> subjects,
        @JsonProperty(required = true) List<Team> teams,
        List<Earlier> earlier) {
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
     */
    public record Team(
            @JsonProperty(required = true) String team,
            @JsonProperty(required = true) List<String> organizations) {
        public Team {
            organizations = organizations == null ? List.of() : List.copyOf(organizations);
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
            for (String id : teams.get(i).organizations()) {
                if (register.organization(id) == null) {
                    problems.add("teams[" + i + "].organizations", "'%s' is not in the register", id);
                }
            }
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
