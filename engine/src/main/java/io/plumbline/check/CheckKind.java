package io.plumbline.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.pack.Check;
import io.plumbline.pack.Indicator;
import java.util.List;

/** A kind of criterion: turns the numbers of one family into one verdict each. Implementations have no state. */
public interface CheckKind {
    /** The name by which checks ask for it, lower case. */
    String name();

    /** What its findings are evidence of. */
    Family family();

    /** What is wrong with a check's settings, in words that name the field, the value and what is allowed; empty when nothing is. */
    List<String> problems(JsonNode flag, Indicator indicator);

    /**
     * Judges one family: all organizations and periods of one check at one level in one run.
     *
     * @param check the check, with the job's overrides laid over its settings
     * @param indicator its indicator
     * @param family the numbers, ordered by organization and period
     * @return one verdict for each number, in the same order
     */
    List<Verdict> judge(Check check, Indicator indicator, List<Measure> family);

    /** The ids of further indicators whose numbers the settings ask for, such as the days that were counted over. */
    default List<String> beside(JsonNode flag) {
        return List.of();
    }

    /** As {@link #judge(Check, Indicator, List)}, told of the further numbers that {@link #beside} names and of changes of territory. */
    default List<Verdict> judge(Check check, Indicator indicator, List<Measure> family, Beside beside) {
        return judge(check, indicator, family);
    }

    /** 疑点类别: what a finding is evidence of; decides the grades it can reach. */
    enum Family {
        CONTRADICTION,
        PEER,
        TEMPORAL,
        INTEGRITY,
        SILENCE
    }
}
