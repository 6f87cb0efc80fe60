package io.plumbline.geo;

import java.util.List;

/**
 * 落点归属: the area a position stands for, at the level its accuracy allows.
 *
 * @param level the level of the area
 * @param id the area; null when there is none
 * @param ambiguous whether the position is within its band of a boundary, or several areas claim the ground, so that another may be meant
 * @param others the ids of the other areas that may be meant, smallest area first
 * @param why why the level is not the community; null when it is
 */
public record Placed(Level level, String id, boolean ambiguous, List<String> others, Why why) {
    /** 归属层级. */
    public enum Level {
        /** 社区、村. */
        COMMUNITY,
        /** 街道、镇、乡. */
        STREET,
        /** No area takes the position. */
        NONE
    }

    /** 未到社区的原因: why a position does not answer for a community. */
    public enum Why {
        /** It is not good enough. */
        TOO_COARSE,
        /** Nobody says how good it is. */
        ACCURACY_UNKNOWN,
        /** No community's area takes it: many have none drawn. */
        NO_COMMUNITY_AREA,
        /** It is no position, or outside all areas. */
        OUTSIDE
    }
}
