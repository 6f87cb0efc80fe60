package io.plumbline.attribution;

import io.plumbline.organization.Organization;
import io.plumbline.organization.Register;
import java.io.Serializable;
import java.util.Collection;
import java.util.Set;

/** 归属层级: which organizations are communities, and what stands above them. */
record Levels(Register register) implements Serializable {
    private static final Set<String> COMMUNITIES = Set.of("community", "village");

    /** The nearest at or above it that is no community or village; null when there is none. */
    String coarse(String id) {
        Organization organization = register.organization(id);
        while (organization != null && COMMUNITIES.contains(organization.kind())) {
            organization = register.organization(organization.parent());
        }
        return organization == null ? null : organization.id();
    }

    /** The nearest organization at or above the first in which all others lie too; null when there is none. */
    String common(String id, Collection<String> others) {
        return register.lineage(id).stream()
                .filter(above -> others.stream().allMatch(other -> register.covers(above, other)))
                .findFirst()
                .orElse(null);
    }

    /** Whether one of the two lies at or below the other. */
    boolean inLine(String one, String other) {
        return register.covers(one, other) || register.covers(other, one);
    }
}
