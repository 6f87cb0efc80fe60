package io.plumbline.examples.city;

import java.time.LocalDate;
import java.util.List;

/**
 * 单位: one organization of the invented district; area and aliases may be absent, the parent is null at the top.
 *
 * @param later what it went into whole on {@link Calendar#TERRITORIES_CHANGE}; null for one that goes on
 */
record Organization(
        String id,
        String kind,
        String sector,
        String name,
        String code,
        String parent,
        List<String> aliases,
        Box area,
        Organization later) {
    Organization(
            String id,
            String kind,
            String sector,
            String name,
            String code,
            String parent,
            List<String> aliases,
            Box area) {
        this(id, kind, sector, name, code, parent, aliases, area, null);
    }

    /** What it is on that day. */
    Organization on(LocalDate day) {
        return later == null || day.isBefore(Calendar.TERRITORIES_CHANGE) ? this : later;
    }

    /** What it is when the offices export their lists. */
    Organization now() {
        return later == null ? this : later;
    }

    /** One of the ways in which offices write the name. */
    String written(Dice dice) {
        return aliases.isEmpty() || dice.chance(0.5) ? name : dice.pick(aliases);
    }

    String stem() {
        return name.replaceAll("(街道|镇|社区|村)$", "");
    }
}
