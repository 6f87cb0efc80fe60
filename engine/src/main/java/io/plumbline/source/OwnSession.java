package io.plumbline.source;

import io.plumbline.expr.Expression;
import java.time.ZoneId;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import scala.Option;

/**
 * 自有会话: the engine's session on the caller's Spark. Spark reads settings, such as the classes of days and moments, from the thread's active
 * session and not from that of the table, so the own one is active while the engine works, and the caller's again afterwards.
 */
public record OwnSession(SparkSession spark) {
    /**
     * A session beside the caller's, with the settings on which results depend.
     *
     * @throws IllegalArgumentException if the caller's session has functions that hide Spark's own
     */
    public static OwnSession beside(SparkSession caller, ZoneId zone) {
        SparkSession own = caller.newSession();
        own.conf().set("spark.sql.session.timeZone", zone.getId());
        own.conf().set("spark.sql.ansi.enabled", "true");
        own.conf().set("spark.sql.caseSensitive", "true");
        own.conf().set("spark.sql.datetime.java8API.enabled", "true");
        own.conf().set("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS");
        // Spark words every plan anew whenever a stage ends, for its pages; the long form takes many times as long.
        own.conf().set("spark.sql.ui.explainMode", "simple");
        // A run knows the files it has written by name; a query to look for a few of them costs more than to ask for
        // each.
        own.conf().set("spark.sql.sources.parallelPartitionDiscovery.threshold", "256");
        // Tables of one part each would be put together in one task, so that all files of one part are read on one
        // core.
        own.conf().set("spark.sql.unionOutputPartitioning", "false");
        Expression.refuseShadowed(own);
        return new OwnSession(own);
    }

    /** Works with the own session active. */
    public void during(Runnable work) {
        during(() -> {
            work.run();
            return null;
        });
    }

    /** The same, for a result. */
    public <T> T during(Supplier<T> work) {
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
