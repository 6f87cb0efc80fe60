package io.plumbline.attribution;

import io.plumbline.contract.Role;
import io.plumbline.contract.Way;
import io.plumbline.geo.CellIndex;
import io.plumbline.organization.Organization;
import io.plumbline.organization.Register;
import io.plumbline.pack.EntityKind;
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

    /** A code of which only the beginning is known, and one of an organization that went into another whole. */
    private static final double BY_COARSER_CODE = 0.9;

    private static final double BY_SECTOR = 1.0;
    private static final double DISPUTED = 0.7;

    private final Register register;
    private final NameWays names;
    private final PointWays points;
    private final Levels levels;

    /**
     * @param areas areas whose ids are organizations; null when the register has none
     * @param defaults default coordinates, see {@link DefaultPoints}
     */
    Attributor(Register register, CellIndex areas, DefaultPoints defaults) {
        this.register = register;
        levels = new Levels(register);
        names = new NameWays(register, levels);
        points = new PointWays(register, levels, areas, defaults);
    }

    Register register() {
        return register;
    }

    /** The answer of a role's ways; {@code territory} is the organization found in the territorial role, or null. */
    Answer answer(Role role, List<Way> ways, Facts facts, String territory) {
        Answer[] answers = new Answer[ways.size()];
        boolean addresses = false;
        for (int i = 0; i < answers.length; i++) {
            addresses |= ways.get(i).address() != null;
            answers[i] = ways.get(i).address() == null ? ask(role, ways.get(i), facts, territory) : null;
        }
        if (addresses) {
            String beside = combine(answers).organization();
            for (int i = 0; i < answers.length; i++) {
                answers[i] = answers[i] == null ? byAddress(ways.get(i), facts, beside) : answers[i];
            }
        }
        Answer answer = combine(answers);
        return role == Role.TERRITORIAL && register.hasSpecialAreas() ? specially(answer, facts) : answer;
    }

    /** A park or a station answers for itself, whoever's territory it lies in. */
    private Answer specially(Answer answer, Facts facts) {
        String by = register.specially(facts.place(), facts.day());
        if (by != null) {
            return Answer.of(by, "special", BY_CODE).noting("special_area", BY_CODE, answer.itself());
        }
        for (String above : register.lineage(answer.organization())) {
            by = register.specially(above, facts.day());
            if (by != null && !register.covers(by, answer.organization())) {
                return Answer.of(by, "special", answer.confidence())
                        .noting("special_area", answer.confidence(), answer.itself());
            }
        }
        return answer;
    }

    private Answer ask(Role role, Way way, Facts facts, String territory) {
        if (way.code() != null) {
            return byCode(facts.text(way.code()), facts.day());
        }
        if (way.name() != null) {
            return names.byName(facts.text(way.name()), within(way, facts), facts.day());
        }
        if (way.place() != null) {
            return byPlace(role, way, facts);
        }
        return way.sector() != null ? bySector(way.sector(), territory, facts.day()) : points.byPoint(facts);
    }

    private Answer byAddress(Way way, Facts facts, String beside) {
        return names.byAddress(facts.text(way.address()), within(way, facts), beside, facts.day());
    }

    private static String within(Way way, Facts facts) {
        return way.within() == null ? null : facts.text(way.within());
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

    /** As sure as the place's own attribution, and as that it is the place where the two were only recognized as one thing. */
    private Answer byPlace(Role role, Way way, Facts facts) {
        String method = EntityKind.isColumn(way.place()) ? "entity" : "place";
        if (facts.text(way.place()) == null) {
            return Answer.none(method + "_missing");
        }
        String organization = facts.placeOrganization(PlaceWays.column(role, way));
        double confidence = facts.placeConfidence(PlaceWays.confidence(role, way));
        return organization == null
                ? Answer.none(method + "_unknown")
                : existing(organization, method, confidence, facts.day());
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

    private Answer existing(String id, String method, double confidence, LocalDate day) {
        Organization organization = register.organization(id);
        if (organization == null) {
            return Answer.none(method + "_unknown");
        }
        if (organization.existsOn(day)) {
            return Answer.of(id, method, confidence);
        }
        Organization holder = register.holder(id, day);
        double lowered = Math.min(confidence, BY_COARSER_CODE);
        return holder == null
                ? Answer.none(method + "_not_valid_then")
                : Answer.of(holder.id(), method, lowered).noting(method + "_succeeded", lowered, List.of());
    }

    private Answer combine(Answer[] answers) {
        Answer best = null;
        List<Answer> against = new ArrayList<>();
        for (Answer answer : answers) {
            if (answer == null || !answer.attributed()) {
                continue;
            }
            if (best == null || isWithin(answer, best)) {
                best = answer;
            } else if (!levels.inLine(answer.organization(), best.organization())) {
                against.add(answer);
            }
        }
        if (best == null) {
            return unanswered(answers);
        }
        return against.isEmpty() ? best : dispute(best, against);
    }

    private boolean isWithin(Answer answer, Answer best) {
        return !answer.organization().equals(best.organization())
                && register.covers(best.organization(), answer.organization());
    }

    private static Answer dispute(Answer best, List<Answer> against) {
        String reason = best.method() + "_and_" + against.get(0).method() + Answer.DISAGREE;
        List<String> all = new ArrayList<>(List.of(best.organization()));
        against.forEach(answer -> all.add(answer.organization()));
        List<String> candidates = all.stream().distinct().toList();
        return best.method().equals("code")
                ? best.noting(reason, DISPUTED, candidates)
                : Answer.ambiguous(reason, candidates);
    }

    private static Answer unanswered(Answer[] answers) {
        List<String> reasons = new ArrayList<>();
        for (Answer answer : answers) {
            if (answer != null && answer.isAmbiguous()) {
                return answer;
            }
            if (answer != null) {
                reasons.add(answer.reason());
            }
        }
        return Answer.none(reasons.isEmpty() ? "no_way" : String.join("+", reasons));
    }
}
