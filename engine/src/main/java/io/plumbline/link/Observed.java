package io.plumbline.link;

import java.util.Map;
import org.apache.spark.sql.Observation;

/** 写时所见: what was observed of rows while they were written, without reading them again. */
final class Observed {
    private Observed() {}

    /** The values by name; the rows must have been written. */
    static Map<String, Object> of(Observation observation) {
        try {
            return observation.getAsJava();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while rows were being counted", stopped);
        }
    }
}
