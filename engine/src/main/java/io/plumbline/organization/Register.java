package io.plumbline.organization;

import io.plumbline.pack.Problems;
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

/**
 * 名录: the organizations of a job with their two lines of parents, territory and sector, which together form a graph without
 * cycles. Immutable and serializable.
 */
public final class Register implements Serializable {
    private static final long serialVersionUID = 1L;

    private final TreeMap<String, Organization> byId = new TreeMap<>();
    private final HashMap<String, String> byCode = new HashMap<>();
    private final HashMap<String, ArrayList<String>> byName = new HashMap<>();

    private final TreeMap<String, Territory> territories = new TreeMap<>();

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
        if (problems.none()) {
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
        names(organization)
                .forEach(name ->
                        byName.computeIfAbsent(name, key -> new ArrayList<>()).add(organization.id()));
    }

    private static Set<String> names(Organization organization) {
        Set<String> names = new HashSet<>();
        names.add(Normal.key(organization.name()));
        organization.aliases().forEach(alias -> names.add(Normal.key(alias)));
        return names;
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

    /** The organization, or null. */
    public Organization organization(String id) {
        return id == null ? null : byId.get(id);
    }

    /** The id of the organization with that code, or null. */
    public String withCode(String code) {
        return byCode.get(code);
    }

    /** Ids of the organizations with that name or alias, whenever they existed; empty when none. */
    public List<String> named(String name) {
        List<String> ids = byName.get(Normal.key(name));
        return ids == null ? List.of() : Collections.unmodifiableList(ids);
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
