package io.plumbline.attribution;

import io.plumbline.geo.AreaLevels;
import io.plumbline.geo.CellIndex;
import io.plumbline.organization.Organization;
import io.plumbline.organization.Register;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * 按位置归属: the area around a position, at the level that its accuracy allows. A community answers only where the position is good to
 * {@link AreaLevels#DEFAULT_GOOD_TO_M} metres, otherwise the street above it; within twice its error of a boundary the nearest
 * organization answers that lies above both sides.
 */
final class PointWays implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final double BY_POINT = 0.9;
    private static final int BAND = 2;

    /** Beyond this error every seventh point lies in another street. */
    private static final double STREET_GOOD_TO_M = 500;

    private final Register register;
    private final Levels levels;
    private final CellIndex areas;
    private final DefaultPoints defaults;

    /**
     * @param areas areas whose ids are organizations; null when the register has none
     * @param defaults default coordinates, which locate nothing
     */
    PointWays(Register register, Levels levels, CellIndex areas, DefaultPoints defaults) {
        this.register = register;
        this.levels = levels;
        this.areas = areas;
        this.defaults = defaults;
    }

    Answer byPoint(Facts facts) {
        if (areas == null) {
            return Answer.none("areas_not_supplied");
        }
        if (Double.isNaN(facts.lon()) || Double.isNaN(facts.lat())) {
            return Answer.none("point_missing");
        }
        if (facts.accuracyM() > STREET_GOOD_TO_M) {
            return Answer.none("point_too_coarse");
        }
        if (defaults.contains(facts.lon(), facts.lat())) {
            return Answer.none("point_default");
        }
        int[] found = areas.candidates(facts.lon(), facts.lat());
        if (found.length == 0) {
            return Answer.none("point_outside");
        }
        return among(existing(found, facts.day()), found.length, facts);
    }

    /** The organizations of the areas that were there on the day, those of an ended one and its successor being on one ground. */
    private List<String> existing(int[] found, LocalDate day) {
        List<String> existing = new ArrayList<>(found.length);
        for (int area : found) {
            Organization holder = register.holder(areas.id(area), day);
            if (holder != null && !existing.contains(holder.id())) {
                existing.add(holder.id());
            }
        }
        return existing;
    }

    /** Nested areas, a community in its street, are no dispute: the innermost answers. */
    private Answer among(List<String> found, int covering, Facts facts) {
        if (found.isEmpty()) {
            return Answer.none("point_not_valid_then");
        }
        String inner = found.get(0);
        for (int i = 1; i < found.size(); i++) {
            String other = found.get(i);
            if (register.covers(inner, other)) {
                inner = other;
            } else if (!register.covers(other, inner)) {
                return Answer.ambiguous("areas_overlap", found);
            }
        }
        return atLevel(inner, covering, facts);
    }

    private Answer atLevel(String inner, int covering, Facts facts) {
        double accuracy = facts.accuracyM();
        boolean known = accuracy >= 0;
        boolean good = known && accuracy <= AreaLevels.DEFAULT_GOOD_TO_M;
        String own = good ? inner : levels.coarse(inner);
        String why = own == null || !own.equals(inner) ? coarse(known) : null;
        if (own == null) {
            return Answer.ambiguous(why, List.of(inner));
        }
        double band = BAND * (known ? accuracy : AreaLevels.DEFAULT_GOOD_TO_M);
        if (areas.isInterior(facts.lon(), facts.lat(), band)) {
            return answer(own, why, List.of());
        }
        int[] near = areas.near(facts.lon(), facts.lat(), band);
        if (near.length == covering) {
            return answer(own, why, List.of());
        }
        Set<String> beyond = beyond(own, good, near, facts.day());
        return beyond.isEmpty() ? answer(own, why, List.of()) : nearBoundary(own, beyond);
    }

    private static String coarse(boolean known) {
        return known ? "point_too_coarse" : "point_accuracy_unknown";
    }

    private static Answer answer(String id, String why, List<String> candidates) {
        Answer answer = Answer.of(id, "point", BY_POINT);
        return why == null ? answer : answer.noting(why, BY_POINT, candidates);
    }

    /** The organizations on the other side of a boundary within the band. */
    private Set<String> beyond(String own, boolean good, int[] near, LocalDate day) {
        Set<String> beyond = new TreeSet<>();
        for (String id : existing(near, day)) {
            String level = good ? id : levels.coarse(id);
            if (level != null && !levels.inLine(level, own)) {
                beyond.add(level);
            }
        }
        return beyond;
    }

    private Answer nearBoundary(String own, Set<String> beyond) {
        String common = levels.common(own, beyond);
        Set<String> both = new TreeSet<>(beyond);
        both.add(own);
        List<String> sides = List.copyOf(both);
        return common == null
                ? Answer.ambiguous("point_near_boundary", sides)
                : answer(common, "point_near_boundary", sides);
    }
}
