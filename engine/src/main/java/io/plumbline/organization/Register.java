package io.plumbline.organization;

import io.plumbline.pack.Problems;
import io.plumbline.text.KnownName;
import io.plumbline.text.KnownNames;
import io.plumbline.text.NameAnswer;
import io.plumbline.text.Normal;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * 名录: the organizations of a job with their two lines of parents, territory and sector, which together form a graph without
 * cycles. Immutable and serializable.
 */
public final class Register implements Serializable {
    private static final long serialVersionUID = 1L;

    private final TreeMap<String, Organization> byId = new TreeMap<>();
    private final HashMap<String, String> byCode = new HashMap<>();
    private final HashMap<String, ArrayList<KnownName>> byName = new HashMap<>();

    private final TreeMap<String, Territory> territories = new TreeMap<>();
    private final TreeMap<String, ArrayList<KnownName>> special = new TreeMap<>();
    private KnownNames grammar;

    /** The name of the one territory in which all others lie; "" where there are several. */
    private String home = "";

    private Register() {}

    /**
     * Checks and indexes organizations.
     *
     * @param problems told of ids and codes given twice, unknown parents and predecessors, cycles and periods of validity that end before they begin
     */
    public static Register of(Collection<Organization> organizations, Problems problems) {
        Register register = new Register();
        for (Organization organization : organizations) {
            register.add(organization, problems);
        }
        register.byId.values().forEach(organization -> register.checkParents(organization, problems));
        Succession succession = new Succession(register.byId);
        succession.check(problems);
        register.know();
        register.special.forEach((subject, answering) -> checkSpecial(subject, answering, problems));
        if (problems.none()) {
            succession.checkShares(problems);
            register.territories.putAll(succession.changes());
        }
        return register;
    }

    private void add(Organization organization, Problems problems) {
        if (byId.putIfAbsent(organization.id(), organization) != null) {
            problems.add(organization.id(), "stands twice; give every organization an id of its own");
            return;
        }
        if (organization.from() != null
                && organization.to() != null
                && !organization.from().isBefore(organization.to())) {
            problems.add(
                    organization.id(),
                    "valid_from %s is not before valid_to %s",
                    organization.from(),
                    organization.to());
        }
        if (organization.code() != null) {
            String other = byCode.put(organization.code(), organization.id());
            if (other != null) {
                problems.add(organization.id(), "has the code %s of %s; codes are unique", organization.code(), other);
            }
        }
    }

    /** Makes names findable, each on the days on which both it and its organization were there. */
    private void know() {
        List<KnownName> known = new ArrayList<>();
        for (Organization organization : byId.values()) {
            String within = path(organization.parent());
            for (Dated name : organization.names()) {
                LocalDate from = latest(name.from(), organization.from());
                LocalDate to = earliest(name.to(), organization.to());
                if (from == null || to == null || from.isBefore(to)) {
                    known.add(new KnownName(organization.id(), name.text(), within, from, to));
                }
            }
        }
        byId.values().forEach(this::answersFor);
        known.forEach(name -> byName.computeIfAbsent(Normal.key(name.name()), key -> new ArrayList<>())
                .add(name));
        grammar = KnownNames.of(known);
        List<Organization> tops = byId.values().stream()
                .filter(organization -> organization.parent() == null)
                .toList();
        home = tops.size() == 1 ? tops.get(0).name() : "";
    }

    private static void checkSpecial(String subject, List<KnownName> answering, Problems problems) {
        for (int i = 1; i < answering.size(); i++) {
            KnownName one = answering.get(i - 1);
            KnownName other = answering.get(i);
            LocalDate from = latest(one.from(), other.from());
            LocalDate to = earliest(one.to(), other.to());
            if (from == null || to == null || from.isBefore(to)) {
                problems.add(other.id(), "answers for '%s' on days on which %s does; one alone can", subject, one.id());
            }
        }
    }

    private void answersFor(Organization organization) {
        organization
                .answersFor()
                .forEach(subject -> special.computeIfAbsent(subject.text(), key -> new ArrayList<>())
                        .add(new KnownName(organization.id(), subject.text(), "", subject.from(), subject.to())));
    }

    private static LocalDate latest(LocalDate one, LocalDate other) {
        return one == null || (other != null && other.isAfter(one)) ? other : one;
    }

    private static LocalDate earliest(LocalDate one, LocalDate other) {
        return one == null || (other != null && other.isBefore(one)) ? other : one;
    }

    /** The official names from the top down to the organization, in one text. */
    private String path(String id) {
        List<String> line = new ArrayList<>(lineage(id));
        Collections.reverse(line);
        return line.stream().map(step -> byId.get(step).name()).collect(Collectors.joining());
    }

    private void checkParents(Organization organization, Problems problems) {
        for (String parent : parents(organization)) {
            if (!byId.containsKey(parent)) {
                problems.add(organization.id(), "names the parent '%s', which is not in the register", parent);
            }
        }
        if (reaches(organization.id(), organization.id(), new HashSet<>())) {
            problems.add(organization.id(), "is its own ancestor; territory and sector lines must not form a circle");
        }
    }

    private boolean reaches(String from, String target, Set<String> seen) {
        Organization organization = byId.get(from);
        if (organization == null || !seen.add(from)) {
            return false;
        }
        return parents(organization).stream()
                .anyMatch(parent -> parent.equals(target) || reaches(parent, target, seen));
    }

    private static List<String> parents(Organization organization) {
        List<String> parents = new ArrayList<>();
        if (organization.parent() != null) {
            parents.add(organization.parent());
        }
        if (organization.sectorParent() != null) {
            parents.add(organization.sectorParent());
        }
        return parents;
    }

    /** All organizations, ordered by id. */
    public Collection<Organization> organizations() {
        return Collections.unmodifiableCollection(byId.values());
    }

    /** The latest change of territory of every organization that had one, by id. */
    public Map<String, Territory> territories() {
        return Collections.unmodifiableMap(territories);
    }

    /** Whether any organization answers for what lies in another's territory. */
    public boolean hasSpecialAreas() {
        return !special.isEmpty();
    }

    /** Who on that day answers for an organization or a place that lies in another's territory; null where its own territory does. */
    public String specially(String subject, LocalDate day) {
        return subject == null || !special.containsKey(subject)
                ? null
                : special.get(subject).stream()
                        .filter(each -> each.inUse(day) && byId.get(each.id()).existsOn(day))
                        .map(KnownName::id)
                        .findFirst()
                        .orElse(null);
    }

    /** Who held an organization's territory on that day: itself, whoever it went into whole, or whoever went into it whole; null when nobody can say. */
    public Organization holder(String id, LocalDate day) {
        return new Holders(byId, territories).on(id, day);
    }

    /** By code of an organization that ended, the code of the one that holds its territory on that day whole. */
    public Map<String, String> successors(LocalDate day) {
        Map<String, String> successors = new TreeMap<>();
        for (Organization each : byId.values()) {
            Organization holder = holder(each.id(), day);
            boolean ended = each.to() != null && !day.isBefore(each.to());
            if (ended && each.code() != null && holder != null && holder.code() != null) {
                successors.put(each.code(), holder.code());
            }
        }
        return successors;
    }

    /** The organization, or null. */
    public Organization organization(String id) {
        return id == null ? null : byId.get(id);
    }

    /** The id of the organization with that code, or null. */
    public String withCode(String code) {
        return byCode.get(code);
    }

    /** Ids of the organizations with that name or alias, whenever they existed, ordered; empty when none. */
    public List<String> named(String name) {
        return named(name, null);
    }

    /** Ids of the organizations that bore that very name or alias on the day, ordered; empty when none. */
    public List<String> named(String name, LocalDate day) {
        List<KnownName> bearers = byName.get(Normal.key(name));
        return bearers == null
                ? List.of()
                : bearers.stream()
                        .filter(bearer -> bearer.inUse(day))
                        .map(KnownName::id)
                        .distinct()
                        .toList();
    }

    /**
     * What a name stands for by the grammar of names: with the territory before it, as office or committee, under its other plate.
     *
     * @param within code or name of the district the name belongs to; null for the one territory the register is about, if it is one
     */
    public NameAnswer find(String name, String within, LocalDate day) {
        return grammar.find(name, within == null ? home : territory(within), day);
    }

    /** As {@link #find}, within the organization of that id. */
    public NameAnswer findIn(String name, String id, LocalDate day) {
        return grammar.find(name, path(id), day);
    }

    private String territory(String text) {
        List<String> named = byCode.containsKey(text) ? List.of(byCode.get(text)) : named(text);
        return named.size() == 1 ? path(named.get(0)) : text;
    }

    /** Ids of all organizations in charge of a sector that existed on the day, ordered. */
    public List<String> ofSector(String sector, LocalDate day) {
        return byId.values().stream()
                .filter(organization -> sector.equals(organization.sector()) && organization.existsOn(day))
                .map(Organization::id)
                .toList();
    }

    /** The organization and its territorial ancestors, nearest first. */
    public List<String> lineage(String id) {
        List<String> line = new ArrayList<>();
        Organization organization = organization(id);
        while (organization != null && !line.contains(organization.id())) {
            line.add(organization.id());
            organization = organization(organization.parent());
        }
        return line;
    }

    /** The nearest organization of one of the kinds at or above the given one, or null. */
    public String nearest(String id, List<String> kinds) {
        return lineage(id).stream()
                .filter(step -> byId.get(step).isAny(kinds))
                .findFirst()
                .orElse(null);
    }

    /** Whether the second lies at or below the first in territory. */
    public boolean covers(String above, String below) {
        return lineage(below).contains(above);
    }
}
