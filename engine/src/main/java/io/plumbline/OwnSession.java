package io.plumbline;

import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import scala.Option;

/**
 * The engine's session on the caller's Spark. Spark reads settings, such as the classes of days and moments, from the thread's active
 * session and not from that of the table, so the own one is active while the engine works, and the caller's again afterwards.
 */
record OwnSession(SparkSession spark) {
    void during(Runnable work) {
        during(() -> {
            work.run();
            return null;
        });
    }

    <T> T during(Supplier<T> work) {
        Option<SparkSession> before = SparkSession.getActiveSession();
        SparkSession.setActiveSession(spark);
        try {
            return work.get();
        } finally {
            if (before.isDefined()) {
                SparkSession.setActiveSession(before.get());
            } else {
                SparkSession.clearActiveSession();
            }
        }
    }
}
