package io.plumbline.organization;

import io.plumbline.pack.Problems;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * 承接: whose territory went to whom, and when. It went whole where the organization ended and one other alone succeeds it; then the
 * successor carries its past. Where it went on with a part, or several share it, all of them begin anew on that day; one that gave
 * away no more than a twentieth goes on as it was.
 */
final class Succession {
    /** Comparisons look for changes several times as large. */
    private static final double NEGLIGIBLE = 0.05;

    private static final double ROUNDING = 1e-9;

    private final Map<String, Organization> byId;
    private final Map<String, List<Organization>> successors = new TreeMap<>();

    Succession(Map<String, Organization> byId) {
        this.byId = byId;
        byId.values()
                .forEach(each -> each.succeeds()
                        .forEach(id -> successors
                                .computeIfAbsent(id, key -> new ArrayList<>())
                                .add(each)));
    }

    /** Tells unknown predecessors and changes without a day. */
    void check(Problems problems) {
        for (Organization organization : byId.values()) {
            boolean known = true;
            for (String id : organization.succeeds()) {
                if (!byId.containsKey(id) || id.equals(organization.id())) {
                    problems.add(
                            organization.id(), "succeeds '%s', which is no other organization of the register", id);
                    known = false;
                }
            }
            if (known && !organization.succeeds().isEmpty() && day(organization) == null) {
                problems.add(
                        organization.id(),
                        "succeeds %s, but no day is given; write its valid_from, or the valid_to of those that ended",
                        String.join(", ", organization.succeeds()));
            }
        }
    }

    /** Tells predecessors of which more than all went away on one day. */
    void checkShares(Problems problems) {
        successors.forEach((id, heirs) -> {
            Map<LocalDate, Double> given = new TreeMap<>();
            for (Organization heir : heirs) {
                LocalDate on = day(heir);
                if (on != null) {
                    given.merge(on, share(heir, id) == null ? 0.0 : share(heir, id), Double::sum);
                }
            }
            given.forEach((on, sum) -> {
                if (sum > 1 + ROUNDING) {
                    problems.add(id, "gives away %s of itself on %s; its shares add to 1 at most", sum, on);
                }
            });
        });
    }

    private static Double share(Organization heir, String predecessor) {
        return heir.predecessors().stream()
                .filter(each -> each.id().equals(predecessor))
                .map(Predecessor::share)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** The latest change of each organization's territory, by id. */
    Map<String, Territory> changes() {
        Map<String, Territory> changes = new TreeMap<>();
        for (Organization organization : byId.values()) {
            List<Territory> all = new ArrayList<>();
            if (!organization.succeeds().isEmpty()) {
                LocalDate on = day(organization);
                boolean whole = organization.predecessors().stream().allMatch(predecessor -> isWhole(predecessor, on));
                all.add(new Territory(on, whole ? organization.succeeds() : List.of()));
            }
            heirs(organization.id()).stream()
                    .map(this::day)
                    .filter(organization::existsOn)
                    .forEach(on -> all.add(new Territory(on, List.of())));
            all.stream()
                    .max(Comparator.comparing(Territory::on).thenComparing(Territory::isRebased))
                    .ifPresent(last -> changes.put(organization.id(), last));
        }
        return changes;
    }

    /** Those to whom so much went that comparisons with the own past mean nothing any more. */
    private List<Organization> heirs(String id) {
        List<Organization> heirs = successors.getOrDefault(id, List.of());
        boolean known = heirs.stream().allMatch(heir -> share(heir, id) != null);
        double given = heirs.stream()
                .map(heir -> share(heir, id))
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .sum();
        return known && given <= NEGLIGIBLE ? List.of() : heirs;
    }

    private boolean isWhole(Predecessor predecessor, LocalDate on) {
        return successors.get(predecessor.id()).size() == 1
                && !predecessor.isPart()
                && !byId.get(predecessor.id()).existsOn(on);
    }

    /** The last predecessor's end, or where one goes on the successor's beginning; null where neither is given. */
    private LocalDate day(Organization successor) {
        List<LocalDate> ends = successor.succeeds().stream()
                .map(byId::get)
                .map(Organization::to)
                .toList();
        return ends.stream().allMatch(Objects::nonNull)
                ? ends.stream().max(Comparator.naturalOrder()).orElseThrow()
                : successor.from();
    }
}
