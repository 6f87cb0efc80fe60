package io.plumbline.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/**
 * 取值范围: the closed interval in which a number is plausible, written {@code [low, high]}.
 *
 * @param low the smallest allowed value, in the column's unit
 * @param high the largest allowed value, in the column's unit
 */
public record Range(double low, double high) {
    @JsonCreator
    static Range of(List<Double> ends) {
        if (ends.size() != 2 || ends.get(0) == null || ends.get(1) == null || ends.get(0) > ends.get(1)) {
            throw new IllegalArgumentException(
                    "Range " + ends + " is not [low, high] with low <= high; write for example [0.1, 60]");
        }
        return new Range(ends.get(0), ends.get(1));
    }

    @JsonValue
    List<Double> ends() {
        return List.of(low, high);
    }

    /** Whether the value lies inside, ends included. */
    public boolean contains(double value) {
        return value >= low && value <= high;
    }
}
