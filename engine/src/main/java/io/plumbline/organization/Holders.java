package io.plumbline.organization;

import java.time.LocalDate;
import java.util.Map;

/**
 * 辖区归属: who held a territory on a day, by way of organizations that went into others whole.
 *
 * @param byId the organizations
 * @param territories the latest change of each organization that had one
 */
record Holders(Map<String, Organization> byId, Map<String, Territory> territories) {
    /** The organization itself on days on which it existed; null when nobody can say. */
    Organization on(String id, LocalDate day) {
        Organization organization = byId.get(id);
        if (organization == null || organization.existsOn(day)) {
            return organization;
        }
        boolean before = organization.from() != null && day.isBefore(organization.from());
        return before ? forerunner(organization, day) : heir(organization, day);
    }

    /** The one that it alone succeeds; where several were joined nobody knows whose a record would have been. */
    private Organization forerunner(Organization successor, LocalDate day) {
        Organization first = successor;
        while (first != null && !first.existsOn(day)) {
            Territory change = territories.get(first.id());
            first = change == null || change.carried().size() != 1
                    ? null
                    : byId.get(change.carried().get(0));
        }
        return first;
    }

    /** The one that it went into whole. */
    private Organization heir(Organization ended, LocalDate day) {
        Organization last = ended;
        while (last != null && !last.existsOn(day)) {
            String gone = last.id();
            last = territories.entrySet().stream()
                    .filter(entry -> entry.getValue().carried().contains(gone)
                            && !day.isBefore(entry.getValue().on()))
                    .map(entry -> byId.get(entry.getKey()))
                    .findFirst()
                    .orElse(null);
        }
        return last;
    }
}
