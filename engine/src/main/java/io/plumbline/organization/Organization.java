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
 * @param predecessors the organizations whose territory, or part of it, it took over; empty when none
 * @param answersFor 特定区域: ids of organizations and keys of places whose territory it answers for although it lies in another's, such
 *     as a park or a station; empty when none
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
        List<Dated> aliases,
        String peerGroup,
        List<Predecessor> predecessors,
        List<Dated> answersFor)
        implements Serializable {
    public Organization {
        aliases = List.copyOf(aliases);
        predecessors = List.copyOf(predecessors);
        answersFor = List.copyOf(answersFor);
        peerGroup = peerGroup != null ? peerGroup : sector == null ? kind : kind + "/" + sector;
    }

    /** One that took over no other's territory and answers for its own alone. */
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
            List<Dated> aliases,
            String peerGroup) {
        this(id, kind, sector, name, code, parent, sectorParent, from, to, aliases, peerGroup, List.of(), List.of());
    }

    /** Ids of the organizations whose territory, or part of it, it took over. */
    public List<String> succeeds() {
        return predecessors.stream().map(Predecessor::id).toList();
    }

    /** All its names with their days, the official one first unless it stands among the aliases. */
    public List<Dated> names() {
        List<Dated> names = new ArrayList<>();
        String official = Normal.key(name);
        if (aliases.stream().noneMatch(alias -> Normal.key(alias.text()).equals(official))) {
            names.add(new Dated(name));
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
