package io.plumbline.connectors.dossier;

import static org.apache.spark.sql.functions.col;

import io.plumbline.sink.RunTables;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** 同类数字: the numbers of all organizations without their names, so that a part of a run can still show where its own lie. */
public final class PeerRows {
    /** The table's name; runs have none, their parts do. */
    public static final String TABLE = "peers";

    private PeerRows() {}

    /** The numbers of a whole run: check, indicator, level, period, peer group, numerator, denominator, value and n. */
    public static Dataset<Row> of(RunTables run) {
        Dataset<Row> groups = run.table("organizations")
                .select("organization_id", "peer_group")
                .dropDuplicates("organization_id");
        return run.table("signals")
                .where(col("value").isNotNull())
                .join(groups, "organization_id")
                .select(
                        "check_id",
                        "indicator_id",
                        "level",
                        "period_from",
                        "peer_group",
                        "numerator",
                        "denominator",
                        "value",
                        "n");
    }
}
