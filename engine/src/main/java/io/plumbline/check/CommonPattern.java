package io.plumbline.check;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * 共性情况: what so many organizations show at once says something of the data, the threshold or the time, not of any one of them.
 * In a period in which at least 20 organizations are judged and more than a fifth of them would be flagged, none is.
 */
final class CommonPattern {
    private static final int MANY = 20;
    private static final double SHARE = 0.2;

    private CommonPattern() {}

    /** The verdicts, those of a period with a common pattern withheld, with the reason. */
    static List<Verdict> withheld(List<Measure> family, List<Verdict> verdicts) {
        Map<LocalDate, Set<String>> judged = new TreeMap<>();
        Map<LocalDate, Set<String>> flagged = new TreeMap<>();
        for (int i = 0; i < family.size(); i++) {
            if (verdicts.get(i).state() != Verdict.State.NOT_JUDGEABLE) {
                add(judged, family.get(i));
            }
            if (verdicts.get(i).state() == Verdict.State.FLAGGED) {
                add(flagged, family.get(i));
            }
        }
        List<Verdict> kept = new ArrayList<>();
        for (int i = 0; i < family.size(); i++) {
            LocalDate period = family.get(i).from();
            int many = judged.getOrDefault(period, Set.of()).size();
            int found = flagged.getOrDefault(period, Set.of()).size();
            boolean common = many >= MANY && found > SHARE * many;
            Verdict verdict = verdicts.get(i);
            kept.add(
                    common && verdict.state() == Verdict.State.FLAGGED
                            ? verdict.notFlagged(Signals.COMMON_PATTERN + found + " of " + many + " organizations")
                            : verdict);
        }
        return kept;
    }

    private static void add(Map<LocalDate, Set<String>> periods, Measure measure) {
        periods.computeIfAbsent(measure.from(), period -> new TreeSet<>()).add(measure.organizationId());
    }
}
