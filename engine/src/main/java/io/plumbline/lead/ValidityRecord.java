package io.plumbline.lead;

import io.plumbline.stats.ControlLift;
import io.plumbline.stats.Interval;
import io.plumbline.stats.Intervals;
import io.plumbline.text.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * 效验记录: what became of the leads of one check.
 *
 * @param listed places on the list
 * @param spots records looked at in the course of leads
 * @param control the random arm, as far as it says something
 */
record ValidityRecord(List<OutcomeEntry> listed, List<OutcomeEntry> spots, List<OutcomeEntry> control) {
    private static final double LEVEL = 0.95;
    private static final int OUTCOMES_WANTED = 50;
    private static final double DEAD = 1.2;

    /** What outcomes say of a check. */
    enum State {
        TRIAL,
        VALID,
        RETIRED
    }

    static ValidityRecord of(List<OutcomeEntry> entries) {
        List<OutcomeEntry> places = entries.stream().filter(OutcomeEntry::place).toList();
        return new ValidityRecord(
                places.stream().filter(entry -> !entry.control()).toList(),
                entries.stream()
                        .filter(entry -> !entry.place() && entry.judged())
                        .toList(),
                places.stream()
                        .filter(entry -> entry.control() && entry.judged())
                        .toList());
    }

    State state() {
        ControlLift lift = lift();
        if (lift == null) {
            return State.TRIAL;
        }
        if (lift.interval().high() < DEAD) {
            return State.RETIRED;
        }
        return lift.interval().low() > 1 ? State.VALID : State.TRIAL;
    }

    long judged() {
        return listed.stream().filter(OutcomeEntry::judged).count();
    }

    long found() {
        return listed.stream().filter(OutcomeEntry::found).count();
    }

    /** Null under 50 outcomes and without a random arm. */
    private ControlLift lift() {
        return judged() < OUTCOMES_WANTED ? null : against();
    }

    private ControlLift against() {
        boolean weighted = control.stream().noneMatch(entry -> entry.probability() == null);
        boolean[] found = new boolean[control.size()];
        double[] probability = new double[control.size()];
        for (int i = 0; i < found.length; i++) {
            found[i] = control.get(i).found();
            probability[i] = weighted ? control.get(i).probability() : 1;
        }
        return ControlLift.of(found(), judged(), found, probability, LEVEL);
    }

    /** How many were found, and what that decides. */
    Words told() {
        Words reason = reason();
        return new Words(
                String.format(Locale.ROOT, "已判定 %d 处，属实 %d 处；%s", judged(), found(), reason.zh()),
                String.format(Locale.ROOT, "%d judged, %d found; %s", judged(), found(), reason.en()));
    }

    private Words reason() {
        ControlLift lift = lift();
        if (judged() < OUTCOMES_WANTED) {
            return words(
                    "只有 %d 个结果，不足 %d 个，不作判断", "%d outcomes, under %d: nothing is decided", judged(), OUTCOMES_WANTED);
        }
        if (lift == null) {
            return words("没有本检查的随机对照，无法比较", "no random arm of this check to compare with");
        }
        Interval interval = lift.interval();
        return switch (state()) {
            case RETIRED ->
                words(
                        "%d 个结果，对随机对照的提升度区间上限 %.2f 低于 %.1f：查它不比随机查更有用",
                        "%d outcomes, and even the upper end %.2f of its lift over the random arm is below %.1f: it is no better"
                                + " than looking at random",
                        judged(),
                        interval.high(),
                        DEAD);
            case VALID ->
                words(
                        "%d 个结果，提升度区间下限 %.2f 高于 1",
                        "%d outcomes, and the lower end %.2f of its lift lies above 1", judged(), interval.low());
            case TRIAL ->
                words(
                        "%d 个结果，提升度区间 %.2f–%.2f 尚不能定",
                        "%d outcomes, and its lift of %.2f to %.2f decides nothing yet",
                        judged(),
                        interval.low(),
                        interval.high());
        };
    }

    private static Words words(String zh, String en, Object... values) {
        return new Words(String.format(Locale.ROOT, zh, values), String.format(Locale.ROOT, en, values));
    }

    private long count(Outcome outcome) {
        return listed.stream().filter(entry -> entry.outcome() == outcome).count();
    }

    /** The cells of the ledger from {@code places} to {@code state_reason_en}. */
    List<Object> cells() {
        Words reason = reason();
        List<Object> cells = new ArrayList<>();
        cells.add((long) listed.size());
        cells.add(count(null));
        Arrays.stream(Outcome.values()).forEach(outcome -> cells.add(count(outcome)));
        cells.add(judged());
        cells.add(found());
        if (judged() == 0) {
            cells.addAll(Arrays.asList(null, null, null));
        } else {
            Interval share = Intervals.clopperPearson(found(), judged(), LEVEL);
            cells.addAll(List.of((double) found() / judged(), share.low(), share.high()));
        }
        cells.add((long) spots.size());
        cells.add(spots.stream().filter(OutcomeEntry::found).count());
        cells.add((long) control.size());
        ControlLift whole = judged() == 0 ? null : against();
        cells.add(whole == null ? null : whole.control());
        ControlLift lift = lift();
        cells.add(lift == null || !Double.isFinite(lift.value()) ? null : lift.value());
        cells.add(lift == null ? null : lift.interval().low());
        cells.add(lift == null ? null : lift.interval().high());
        cells.addAll(List.of(state().name().toLowerCase(Locale.ROOT), reason.zh(), reason.en()));
        return cells;
    }
}
