package io.plumbline.organization;

import io.plumbline.text.Normal;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * 组织: a street, town, community, village, bureau or district of the register.
 *
 * @param id the organization's id; never null
 * @param kind what it is, for example {@code street}; never null
 * @param sector what a bureau is in charge of; null for others
 * @param name official name; never null
 * @param code administrative or organization code; null when unknown
 * @param parent id of the territorial parent; null at the top
 * @param sectorParent id of the parent in the line of the sector; null when none
 * @param from first day; null for always
 * @param to first day on which it no longer existed; null for still
 * @param aliases further names; a name that stands among them with days, the official one too, is looked up on these days only
 * @param peerGroup organizations with the same text are compared with each other; its kind, with its sector, unless said
 * @param succeeds ids of the organizations whose territory, or part of it, it took over; empty when none
 */
public record Organization(
        String id,
        String kind,
        String sector,
        String name,
        String code,
        String parent,
        String sectorParent,
        LocalDate from,
        LocalDate to,
        List<Alias> aliases,
        String peerGroup,
        List<String> succeeds)
        implements Serializable {
    public Organization {
        aliases = List.copyOf(aliases);
        succeeds = List.copyOf(succeeds);
        peerGroup = peerGroup != null ? peerGroup : sector == null ? kind : kind + "/" + sector;
    }

    /** One that took over no other's territory. */
    public Organization(
            String id,
            String kind,
            String sector,
            String name,
            String code,
            String parent,
            String sectorParent,
            LocalDate from,
            LocalDate to,
            List<Alias> aliases,
            String peerGroup) {
        this(id, kind, sector, name, code, parent, sectorParent, from, to, aliases, peerGroup, List.of());
    }

    /** All its names with their days, the official one first unless it stands among the aliases. */
    public List<Alias> names() {
        List<Alias> names = new ArrayList<>();
        String official = Normal.key(name);
        if (aliases.stream().noneMatch(alias -> Normal.key(alias.name()).equals(official))) {
            names.add(new Alias(name));
        }
        names.addAll(aliases);
        return names;
    }

    /** Whether it existed on that day. */
    public boolean existsOn(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (to == null || day.isBefore(to));
    }

    /** Whether it is of a kind, written {@code kind} or {@code kind/sector}. */
    public boolean is(String pattern) {
        int slash = pattern.indexOf('/');
        return slash < 0
                ? kind.equals(pattern)
                : kind.equals(pattern.substring(0, slash))
                        && pattern.substring(slash + 1).equals(sector);
    }

    /** Whether it is of one of the kinds. */
    public boolean isAny(List<String> patterns) {
        return patterns.stream().anyMatch(this::is);
    }
}
