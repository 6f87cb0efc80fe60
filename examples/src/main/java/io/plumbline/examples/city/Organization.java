package io.plumbline.examples.city;

import java.util.List;

/** 单位: one organization of the invented district; area and aliases may be absent, the parent is null at the top. */
record Organization(
        String id,
        String kind,
        String sector,
        String name,
        String code,
        String parent,
        List<String> aliases,
        Box area) {
    /** One of the ways in which offices write the name. */
    String written(Dice dice) {
        return aliases.isEmpty() || dice.chance(0.5) ? name : dice.pick(aliases);
    }

    String stem() {
        return name.replaceAll("(街道|镇|社区|村)$", "");
    }
}
