package io.plumbline.check;

import io.plumbline.organization.Territory;
import java.util.List;

/**
 * 组织要素: what must be known of an organization to judge it.
 *
 * @param kind its kind, for example {@code street}
 * @param sector what a bureau is in charge of; null for others
 * @param peerGroup organizations with the same text are peers; null when it has none
 * @param territory the latest change of its territory; null when there was none
 */
public record OrganizationFacts(String kind, String sector, String peerGroup, Territory territory) {
    /** One whose territory did not change. */
    public OrganizationFacts(String kind, String sector, String peerGroup) {
        this(kind, sector, peerGroup, null);
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
