package io.plumbline.check;

import io.plumbline.organization.Territory;
import java.time.LocalDate;
import java.util.List;

/**
 * 组织要素: what must be known of an organization to judge it.
 *
 * @param kind its kind, for example {@code street}
 * @param sector what a bureau is in charge of; null for others
 * @param peerGroup organizations with the same text are peers; null when it has none
 * @param territory the latest change of its territory; null when there was none
 * @param from its first day; null for always
 * @param to the first day on which it no longer existed; null for still
 */
public record OrganizationFacts(
        String kind, String sector, String peerGroup, Territory territory, LocalDate from, LocalDate to) {
    /** One that always was there, whose territory did not change. */
    public OrganizationFacts(String kind, String sector, String peerGroup) {
        this(kind, sector, peerGroup, null, null, null);
    }

    /** Why nothing can be said of it for a period that lies wholly before or after it; null when it was there. */
    String absent(Measure measure) {
        return new Settings.InForce(from, to).touches(measure)
                ? null
                : "did not exist then: " + days(from, to, measure);
    }

    static String days(LocalDate from, LocalDate to, Measure measure) {
        return "from " + (from == null ? "ever" : from) + " to " + (to == null ? "now" : to) + ", period "
                + measure.from() + " to " + measure.to();
    }

    /**
     * Whether words that name a controller mean this organization.
     *
     * @param id the organization's id
     * @param controller an organization id, a kind, {@code kind/sector}, or {@code contractor} for whoever works for it
     */
    boolean controls(String id, String controller) {
        return List.of(id, kind, kind + "/" + sector, "contractor").contains(controller);
    }
}
