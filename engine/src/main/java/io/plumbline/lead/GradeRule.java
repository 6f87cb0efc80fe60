package io.plumbline.lead;

import io.plumbline.text.Words;
import java.util.function.Predicate;

/**
 * 定级规则: the lattice of grades, a list of rules of which the first that holds decides. Nothing is added up: effects, sources and
 * periods of different kinds have no common unit. Rules that outrank the list stand in the packs, with their legal basis ({@link
 * io.plumbline.pack.Check.Trump}).
 */
@SuppressWarnings("ImmutableEnumChecker") // neither a condition nor a reason has a state that could change
public enum GradeRule {
    /** Rows that are not there contradict nothing. */
    SILENCE(
            4,
            finding -> finding.isOf("silence"),
            "应报未报或覆盖不足，先要数据",
            "what was due did not come, or covers too little: ask for data first"),
    /** An odd form has many causes and names none. */
    INTEGRITY(
            4,
            finding -> finding.isOf("integrity"),
            "填报形式异常，先要原始数据",
            "the numbers are odd in form: ask for the original data first"),
    /** An instrument or an official record outside the organization's control speaks against what is claimed. */
    WITNESSED(
            1,
            finding -> finding.contradicted() && !finding.compared() && finding.sure() && finding.outsideWitness(),
            "两个以上相互独立的来源不一致，且有非本单位控制的仪器或公文记录",
            "two or more independent sources disagree, and an instrument or official record outside its control is among"
                    + " them"),
    /** One reporter may err or bear a grudge, and so may many on one day. */
    REPORTED(
            1,
            finding -> finding.contradicted() && !finding.compared() && finding.sure() && finding.twoReporters(),
            "两个以上相互独立的来源不一致，且至少两名反映人在两个日期分别反映",
            "two or more independent sources disagree, and at least two reporters spoke on two days"),
    /** Two systems of which none is a witness. */
    CONTRADICTED(
            2,
            Finding::contradicted,
            "两个以上相互独立的来源不一致，尚无外部记录佐证",
            "two or more independent sources disagree, without a record outside its control"),
    /** What shows again in another period is no chance of one. */
    REPEATED(
            2,
            Finding::repeated,
            "至少两个周期明显偏离同类或自身过去（q ≤ 0.05，比率超过 1.5 的概率 ≥ 80 %）",
            "clearly away from its peers or its own past in two periods or more (q ≤ .05, probability of a ratio beyond"
                    + " 1.5 at least 80 %)"),
    /** A source at odds with itself. */
    INCONSISTENT(
            3,
            finding -> finding.isOf("contradiction"),
            "同一来源内部前后不一致，尚无第二个独立来源",
            "a source contradicts itself; no second independent source speaks of it"),
    /** Everything else that was flagged. */
    DEPARTURE(3, finding -> true, "单一统计信号", "a single statistical signal");

    private final int level;
    private final Predicate<Finding> holds;
    private final Words reason;

    GradeRule(int level, Predicate<Finding> holds, String zh, String en) {
        this.level = level;
        this.holds = holds;
        this.reason = new Words(zh, en);
    }

    /** The first rule that holds of a finding; the last one always does. */
    static GradeRule of(Finding finding) {
        for (GradeRule rule : values()) {
            if (rule.holds.test(finding)) {
                return rule;
            }
        }
        throw new IllegalStateException("the last rule holds of everything");
    }

    /** The name under which leads carry it, lower case. */
    public String id() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The grade it gives: 1 red, 2 yellow, 3 blue, 4 ask for data. */
    public int level() {
        return level;
    }

    /** Why, in words that need no statistics. */
    public Words reason() {
        return reason;
    }
}
