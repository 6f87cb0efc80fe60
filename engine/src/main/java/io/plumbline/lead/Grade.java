package io.plumbline.lead;

import io.plumbline.pack.Check;
import io.plumbline.text.Words;
import java.util.List;
import org.apache.spark.sql.Row;

/**
 * 线索级别: the order of checking, not the gravity of anything.
 *
 * @param level 1 red, 2 yellow, 3 blue, 4 ask for data
 * @param rule the id of the rule that gave it: of {@link GradeRule}, with {@value #THIN} behind it where it was lowered, or {@value
 *     #TRUMP} and the check's id
 * @param reason why, in words that need no statistics
 */
record Grade(int level, String rule, Words reason) {
    /** What stands behind the id of a rule whose grade was lowered by one. */
    static final String THIN = "-thin";

    /** What stands before the id of a check whose own rule outranks the list. */
    static final String TRUMP = "trump-";

    /**
     * Grades a signal by the list of rules, or by its check's own rule where that says more.
     *
     * @param signal a flagged row of the table of signals
     * @param same flagged signals of the same check and organization, itself included
     */
    static Grade of(Check check, Row signal, List<Row> same) {
        Grade listed = listed(new Finding(signal, same));
        Check.Trump trump = check.trump();
        return trump != null && trump.to() < listed.level
                ? new Grade(trump.to(), TRUMP + signal.<String>getAs("check_id"), trump.because())
                : listed;
    }

    private static Grade listed(Finding finding) {
        GradeRule rule = GradeRule.of(finding);
        if (rule.level() >= 3 || !finding.thin()) {
            return new Grade(rule.level(), rule.id(), rule.reason());
        }
        return new Grade(
                rule.level() + 1,
                rule.id() + THIN,
                new Words(
                        rule.reason().zh() + "；数据把握不足，降一级",
                        rule.reason().en() + "; lowered by one because the data carry it less far"));
    }
}
