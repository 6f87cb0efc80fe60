package io.plumbline.source;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/**
 * The staged rows of several contracts as one table of the columns that all have. What is asked of every contract alike is asked
 * once: Spark takes about as long to plan a query over one table as over all of them.
 *
 * @param rows rows of {@link ConformLayout#SHARED}
 * @param refused those of them that were refused one by one, read from the files that have any
 * @param contracts source → contract
 */
record ConformTogether(Dataset<Row> rows, Dataset<Row> refused, Map<String, String> contracts) {
    /** @throws SourceException when two contracts have a source of one id */
    static ConformTogether of(SparkSession spark, Collection<Staged> staged) {
        Map<String, String> contracts = new TreeMap<>();
        staged.forEach(each -> each.sources().forEach(source -> {
            String other = contracts.put(source, each.contractId());
            if (other != null) {
                throw new SourceException("source '" + source + "': stands for both " + other + " and "
                        + each.contractId() + "; give every source an id of its own");
            }
        }));
        List<Row> tallies =
                staged.stream().flatMap(each -> each.tallies().stream()).toList();
        List<Row> refused = tallies.stream()
                .filter(tally -> ConformLayout.QUARANTINED.equals(tally.getAs(ConformLayout.STATUS)))
                .toList();
        return new ConformTogether(
                read(spark, tallies),
                read(spark, refused).filter(col(ConformLayout.STATUS).equalTo(ConformLayout.QUARANTINED)),
                contracts);
    }

    private static Dataset<Row> read(SparkSession spark, List<Row> tallies) {
        return Intake.read(spark, ConformLayout.SHARED, Staged.paths(tallies));
    }

    /** The rows that passed. */
    Dataset<Row> passed() {
        return rows.filter(ConformLayout.passed());
    }

    /** The contract that a row was read for. */
    Column contract() {
        List<Column> pairs = new ArrayList<>();
        contracts.forEach((source, contract) -> {
            pairs.add(lit(source));
            pairs.add(lit(contract));
        });
        return element_at(functions.map(pairs.toArray(new Column[0])), col("source_id"));
    }
}
