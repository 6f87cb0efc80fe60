package io.plumbline.link;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sha2;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.when;

import io.plumbline.contract.Contract;
import io.plumbline.contract.TableSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** 实体: the places that several sources speak of, recognized by equal keys, and the things of the kinds whose records were linked. */
public final class Entities {
    public static final StructType SCHEMA = TableSchema.table()
            .string(
                    "entity_id",
                    "SHA-256 of kind and key; of linked things their kind and an id that is the same from run to run; never null")
            .string("kind", "place, of those recognized by equal keys, or the kind of linked things; never null")
            .string("key", "the key that all its records share; null of linked things")
            .strings("contracts", "contracts with records of it, sorted; never null")
            .longs("records", "records of it; never null")
            .build();

    private Entities() {}

    /** The entities behind accepted records: one for every key in the place columns of their contracts. */
    public static Dataset<Row> of(
            SparkSession spark, Map<String, Dataset<Row>> accepted, Map<String, Contract> contracts) {
        List<String> placed = new ArrayList<>();
        Dataset<Row> keys = null;
        for (Map.Entry<String, Dataset<Row>> entry : new TreeMap<>(accepted).entrySet()) {
            Contract contract = contracts.get(entry.getKey());
            if (contract == null || contract.place() == null) {
                continue;
            }
            placed.add(entry.getKey());
            Dataset<Row> own = entry.getValue()
                    .select(
                            col(contract.place()).cast("string").as("key"),
                            lit(entry.getKey()).as("contract"));
            keys = keys == null ? own : keys.unionByName(own);
        }
        return keys == null ? spark.createDataFrame(List.of(), SCHEMA) : merged(keys, placed);
    }

    /** The things of linked kinds, from rows of {@link EntityTables#RECORDS}. */
    public static Dataset<Row> linked(Dataset<Row> records) {
        return records.groupBy("kind", "entity_id")
                .agg(
                        sort_array(collect_set(col("contract"))).as("contracts"),
                        count(lit(1)).as("records"))
                .withColumn("key", lit(null).cast("string"))
                .to(SCHEMA);
    }

    /** Counts by contract rather than sets of contracts: Spark adds up numbers in memory, and sorts for sets. */
    private static Dataset<Row> merged(Dataset<Row> keys, List<String> contracts) {
        List<Column> counts = new ArrayList<>();
        List<Column> present = new ArrayList<>();
        for (int i = 0; i < contracts.size(); i++) {
            Column of = lit(contracts.get(i));
            counts.add(count(when(col("contract").equalTo(of), 1)).as("records_" + i));
            present.add(when(col("records_" + i).gt(0), of));
        }
        return keys.where(col("key").isNotNull())
                .groupBy("key")
                .agg(count(lit(1)).as("records"), counts.toArray(new Column[0]))
                .select(
                        sha2(concat(lit("place\u001f"), col("key")), 256).as("entity_id"),
                        lit("place").as("kind"),
                        col("key"),
                        array_compact(array(present.toArray(new Column[0]))).as("contracts"),
                        col("records"));
    }
}
