package io.plumbline.source;

import static io.plumbline.source.ConformLayout.ACCEPTED;
import static io.plumbline.source.ConformLayout.PLACE;
import static io.plumbline.source.ConformLayout.REASONS;
import static io.plumbline.source.ConformLayout.STATUS;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sha2;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;

import io.plumbline.contract.ColumnType;
import io.plumbline.contract.Contract;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * 重复与版本: decides which of several rows of one key stands. Only identifiers, hashes and positions are shuffled, never the
 * rows themselves; and what is chosen depends on the rows alone, not on where they were read.
 */
final class ConformSettling {
    static final String DUPLICATE = "duplicate";
    static final String SUPERSEDED = "superseded";
    static final String CONFLICT = "conflict";

    private static final String VERSION = "_version";
    private static final String RANK = "_rank";
    private static final String ROWS = "_rows";
    private static final String TOP = "_top";
    private static final String TOP_ROWS = "_top_rows";
    private static final String CONTENT = "_content";
    private static final String CONTENTS_DIFFER = "_contents_differ";
    private static final String DECIDED = "_decided";
    private static final String REASON = "_reason";

    private ConformSettling() {}

    /** How many keys several of the rows that passed have. */
    static long repeatedKeys(Dataset<Row> staged) {
        return repeated(staged).count();
    }

    /** The rows that no longer stand although they passed, narrow: where each came from, its place, and what it is now. */
    static Dataset<Row> changes(Dataset<Row> staged, Contract contract) {
        Column version = contract.version() == null ? lit(null).cast("bigint") : col(contract.version());
        Dataset<Row> narrow = passed(staged)
                .select(
                        col(Lineage.RECORD_ID),
                        content(contract).as(CONTENT),
                        version.as(VERSION),
                        col("source_id"),
                        col("file"),
                        col("sheet"),
                        col("row_no"),
                        col(PLACE));
        Dataset<Row> contested = narrow.join(repeated(staged), new String[] {Lineage.RECORD_ID}, "left_semi");
        return verdicts(ranked(contested), contract.version() != null)
                .filter(col(DECIDED).notEqual(ACCEPTED));
    }

    /** The same only for the same values: each has its length before it, so that none runs into the next. */
    private static Column content(Contract contract) {
        Column[] parts = new ConformLayout(contract)
                .read().stream()
                        .map(name -> text(name, contract.columns().get(name).type()))
                        .map(text -> coalesce(concat(length(text), lit(":"), text), lit("-")))
                        .toArray(Column[]::new);
        return sha2(concat(parts).cast("binary"), 256);
    }

    /** A local time would be one text for two moments when clocks are set back. */
    private static Column text(String name, ColumnType type) {
        return (type == ColumnType.TIMESTAMP ? unix_micros(col(name)) : col(name)).cast("string");
    }

    private static Dataset<Row> passed(Dataset<Row> staged) {
        return staged.filter(col(STATUS).equalTo(ACCEPTED));
    }

    private static Dataset<Row> repeated(Dataset<Row> staged) {
        return passed(staged)
                .groupBy(Lineage.RECORD_ID)
                .agg(count(lit(1)).as(ROWS))
                .filter(col(ROWS).gt(1))
                .select(Lineage.RECORD_ID);
    }

    private static Dataset<Row> ranked(Dataset<Row> narrow) {
        WindowSpec ordered = Window.partitionBy(Lineage.RECORD_ID)
                .orderBy(
                        col(VERSION).desc_nulls_last(),
                        col("source_id"),
                        col("file"),
                        col("sheet"),
                        col("row_no"),
                        col(PLACE));
        WindowSpec all = ordered.rowsBetween(Window.unboundedPreceding(), Window.unboundedFollowing());
        Column isTop = col(TOP);
        return narrow.withColumn(RANK, row_number().over(ordered))
                .withColumn(ROWS, count(lit(1)).over(all))
                .withColumn(TOP, col(VERSION).eqNullSafe(first(VERSION).over(all)))
                .withColumn(TOP_ROWS, sum(when(isTop, 1).otherwise(0)).over(all))
                .withColumn(
                        CONTENTS_DIFFER,
                        min(when(isTop, col(CONTENT)))
                                .over(all)
                                .notEqual(max(when(isTop, col(CONTENT))).over(all)));
    }

    private static Dataset<Row> verdicts(Dataset<Row> ranked, boolean versioned) {
        Column words = versioned
                ? concat(
                        lit("key_conflict: "),
                        col(TOP_ROWS),
                        lit(" rows of one key and version differ; the source must say which one stands"))
                : concat(lit("key_conflict: "), col(ROWS), lit(" rows of one key differ; declare a version column"));
        Column verdict = when(col(TOP).equalTo(false), SUPERSEDED)
                .when(col(CONTENTS_DIFFER), CONFLICT)
                .when(col(RANK).equalTo(1), ACCEPTED)
                .otherwise(DUPLICATE);
        return ranked.select(
                col("source_id"),
                col("file"),
                col(PLACE),
                verdict.as(DECIDED),
                when(verdict.equalTo(CONFLICT), words).as(REASON));
    }

    /** The column of {@link #changes} that says what a row is now. */
    static Column status() {
        return col(DECIDED);
    }

    /** The staged rows with the changes written onto them. */
    static Dataset<Row> apply(Dataset<Row> staged, Dataset<Row> changes) {
        Dataset<Row> placed = changes.select(col(PLACE).as("of_place"), col(DECIDED), col(REASON));
        return staged.join(placed, staged.col(PLACE).equalTo(placed.col("of_place")), "left")
                .drop("of_place")
                .withColumn(STATUS, coalesce(col(DECIDED), col(STATUS)))
                .withColumn(
                        REASONS,
                        when(col(REASON).isNotNull(), array(col(REASON))).otherwise(col(REASONS)))
                .drop(DECIDED, REASON);
    }
}
