package io.plumbline.link;

import io.plumbline.contract.Contract;
import io.plumbline.contract.TableSchema;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;

/** 实体: the places that several sources speak of, recognized by equal keys. */
public final class Entities {
    public static final StructType SCHEMA = TableSchema.table()
            .string("entity_id", "SHA-256 of kind and key; never null")
            .string("kind", "place; never null")
            .string("key", "the key that all its records share; never null")
            .strings("contracts", "contracts with records of it, sorted; never null")
            .longs("records", "records of it; never null")
            .build();

    private Entities() {}

    /** The entities behind accepted records: one for every key in the place columns of their contracts. */
    public static Dataset<Row> of(
            SparkSession spark, Map<String, Dataset<Row>> accepted, Map<String, Contract> contracts) {
        Dataset<Row> keys = null;
        for (Map.Entry<String, Dataset<Row>> entry : accepted.entrySet()) {
            Contract contract = contracts.get(entry.getKey());
            if (contract == null || contract.place() == null) {
                continue;
            }
            Dataset<Row> own = entry.getValue()
                    .select(
                            functions.col(contract.place()).cast("string").as("key"),
                            functions.lit(entry.getKey()).as("contract"));
            keys = keys == null ? own : keys.unionByName(own);
        }
        return keys == null ? spark.createDataFrame(java.util.List.of(), SCHEMA) : merged(keys);
    }

    private static Dataset<Row> merged(Dataset<Row> keys) {
        return keys.where(functions.col("key").isNotNull())
                .groupBy("key")
                .agg(
                        functions.array_sort(functions.collect_set("contract")).as("contracts"),
                        functions.count(functions.lit(1)).as("records"))
                .select(
                        functions
                                .sha2(functions.concat(functions.lit("place\u001f"), functions.col("key")), 256)
                                .as("entity_id"),
                        functions.lit("place").as("kind"),
                        functions.col("key"),
                        functions.col("contracts"),
                        functions.col("records"));
    }
}
