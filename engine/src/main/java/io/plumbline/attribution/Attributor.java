package io.plumbline.attribution;

import io.plumbline.contract.Role;
import io.plumbline.contract.Way;
import io.plumbline.geo.CellIndex;
import io.plumbline.organization.Organization;
import io.plumbline.organization.Register;
import io.plumbline.text.DivisionCodes;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Answers for one record and role: asks every way, the surest first. Ways that agree, or of which one names a part of the other,
 * yield the more exact organization; a code stands against other ways with less confidence; other disagreements are left open.
 */
final class Attributor implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Confidence of a way that answers alone; a code is a statement, a name a likeness, a point depends on its accuracy. */
    private static final double BY_CODE = 1.0;

    private static final double BY_COARSER_CODE = 0.9;
    private static final double BY_NAME = 0.95;
    private static final double BY_POINT = 0.9;
    private static final double BY_SECTOR = 1.0;
    private static final double DISPUTED = 0.7;

    private final Register register;
    private final CellIndex areas;
    private final DefaultPoints defaults;

    /**
     * @param areas areas whose ids are organizations; null when the register has none
     * @param defaults default coordinates, see {@link DefaultPoints}
     */
    Attributor(Register register, CellIndex areas, DefaultPoints defaults) {
        this.register = register;
        this.areas = areas;
        this.defaults = defaults;
    }

    Register register() {
        return register;
    }

    /** The answer of a role's ways; {@code territory} is the organization found in the territorial role, or null. */
    Answer answer(Role role, List<Way> ways, Facts facts, String territory) {
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < ways.size(); i++) {
            answers.add(ask(role, ways.get(i), facts, territory));
        }
        return combine(answers);
    }

    private Answer ask(Role role, Way way, Facts facts, String territory) {
        if (way.code() != null) {
            return byCode(facts.text(way.code()), facts.day());
        }
        if (way.name() != null) {
            return byName(facts.text(way.name()), way.within() == null ? null : facts.text(way.within()), facts.day());
        }
        if (way.place() != null) {
            return byPlace(facts.text(way.place()), facts.placeOrganization(PlaceWays.column(role, way)), facts.day());
        }
        return way.sector() != null ? bySector(way.sector(), territory, facts.day()) : byPoint(facts);
    }

    private Answer byCode(String code, LocalDate day) {
        if (code == null) {
            return Answer.none("code_missing");
        }
        String found = register.withCode(code);
        if (found != null) {
            return existing(found, "code", BY_CODE, day);
        }
        DivisionCodes.Division division = DivisionCodes.of(code);
        String shorter = division == null ? null : parentCode(division.code());
        return shorter == null ? Answer.none("code_unknown") : existing(shorter, "code", BY_COARSER_CODE, day);
    }

    private String parentCode(String code) {
        for (int length : new int[] {12, 9, 6}) {
            if (code.length() >= length) {
                String found = register.withCode(code.substring(0, length));
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private Answer byName(String name, String within, LocalDate day) {
        if (name == null) {
            return Answer.none("name_missing");
        }
        List<String> named = register.named(name);
        if (within != null) {
            named = named.stream().filter(id -> liesWithin(id, within)).toList();
        }
        List<String> existing = named.stream()
                .filter(id -> register.organization(id).existsOn(day))
                .toList();
        if (existing.size() == 1) {
            return Answer.of(existing.get(0), "name", BY_NAME);
        }
        if (existing.isEmpty()) {
            return Answer.none(named.isEmpty() ? "name_unknown" : "name_not_valid_then");
        }
        return Answer.ambiguous("name_shared", existing);
    }

    private boolean liesWithin(String id, String within) {
        String above = register.withCode(within);
        return above != null
                ? register.covers(above, id)
                : register.named(within).stream().anyMatch(district -> register.covers(district, id));
    }

    private Answer byPlace(String place, String organization, LocalDate day) {
        if (place == null) {
            return Answer.none("place_missing");
        }
        return organization == null ? Answer.none("place_unknown") : existing(organization, "place", BY_CODE, day);
    }

    private Answer bySector(String sector, String territory, LocalDate day) {
        List<String> bureaus = register.ofSector(sector, day);
        if (bureaus.size() == 1) {
            return Answer.of(bureaus.get(0), "sector", BY_SECTOR);
        }
        if (bureaus.isEmpty()) {
            return Answer.none("sector_unknown");
        }
        for (String above : register.lineage(territory)) {
            List<String> here = bureaus.stream()
                    .filter(id -> above.equals(register.organization(id).parent()))
                    .toList();
            if (here.size() == 1) {
                return Answer.of(here.get(0), "sector", BY_SECTOR);
            }
        }
        return Answer.ambiguous("sector_shared", bureaus);
    }

    private Answer byPoint(Facts facts) {
        if (areas == null) {
            return Answer.none("areas_not_supplied");
        }
        if (Double.isNaN(facts.lon()) || Double.isNaN(facts.lat())) {
            return Answer.none("point_missing");
        }
        if (defaults.contains(facts.lon(), facts.lat())) {
            return Answer.none("point_default");
        }
        int[] found = areas.candidates(facts.lon(), facts.lat());
        if (found.length == 0) {
            return Answer.none("point_outside");
        }
        return inside(found, facts.day());
    }

    /** Nested areas, a community in its street, are no dispute: the innermost answers. */
    private Answer inside(int[] found, LocalDate day) {
        String inner = areas.id(found[0]);
        for (int i = 1; i < found.length; i++) {
            String other = areas.id(found[i]);
            if (register.covers(inner, other)) {
                inner = other;
            } else if (!register.covers(other, inner)) {
                List<String> all = new ArrayList<>();
                for (int area : found) {
                    all.add(areas.id(area));
                }
                return Answer.ambiguous("areas_overlap", all);
            }
        }
        return existing(inner, "point", BY_POINT, day);
    }

    private Answer existing(String id, String method, double confidence, LocalDate day) {
        Organization organization = register.organization(id);
        if (organization == null) {
            return Answer.none(method + "_unknown");
        }
        return organization.existsOn(day) ? Answer.of(id, method, confidence) : Answer.none(method + "_not_valid_then");
    }

    private Answer combine(List<Answer> answers) {
        Answer best = null;
        for (Answer answer : answers) {
            if (!answer.attributed()) {
                continue;
            }
            if (best == null || register.covers(best.organization(), answer.organization())) {
                best = best == null || !best.organization().equals(answer.organization()) ? answer : best;
            } else if (!register.covers(answer.organization(), best.organization())) {
                return dispute(best, answer);
            }
        }
        return best == null ? unanswered(answers) : best;
    }

    private static Answer dispute(Answer first, Answer second) {
        String reason = first.method() + "_and_" + second.method() + "_disagree";
        List<String> both = List.of(first.organization(), second.organization());
        return first.method().equals("code") ? first.noting(reason, DISPUTED, both) : Answer.ambiguous(reason, both);
    }

    private static Answer unanswered(List<Answer> answers) {
        for (Answer answer : answers) {
            if (answer.isAmbiguous()) {
                return answer;
            }
        }
        return Answer.none(
                answers.isEmpty()
                        ? "no_way"
                        : String.join("+", answers.stream().map(Answer::reason).toList()));
    }
}
