package io.plumbline.link;

import io.plumbline.pack.Problems;
import io.plumbline.pack.Yaml;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** What tests of linking share. */
final class Links {
    private Links() {}

    static Linking linking(String yaml) {
        Problems problems = new Problems("test");
        Linking linking = Yaml.read(yaml, Linking.class, problems);
        if (linking != null) {
            linking.check("", problems);
        }
        problems.refuse();
        return linking;
    }

    /** Writes below a folder. */
    static Staging below(SparkSession spark, Path folder) {
        return (name, rows) -> {
            String path = folder.resolve(name).toString();
            rows.write().mode("overwrite").parquet(path);
            return spark.read().schema(rows.schema()).parquet(path);
        };
    }

    /**
     * 成对比较: pairs of records that are together.
     *
     * @param inTruth of one thing
     * @param found in one cluster
     * @param right both
     */
    record Score(long inTruth, long found, long right) {
        double f1() {
            return 2.0 * right / (inTruth + found);
        }
    }

    static Score score(Dataset<Row> clusters, Function<String, String> truth) {
        Map<String, Long> things = new HashMap<>();
        Map<String, Long> entities = new HashMap<>();
        Map<String, Long> both = new HashMap<>();
        for (Row row : clusters.select("id", "entity_id").collectAsList()) {
            String thing = truth.apply(row.getString(0));
            things.merge(thing, 1L, Long::sum);
            entities.merge(row.getString(1), 1L, Long::sum);
            both.merge(thing + "|" + row.getString(1), 1L, Long::sum);
        }
        return new Score(pairs(things), pairs(entities), pairs(both));
    }

    private static long pairs(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(n -> n * (n - 1) / 2).sum();
    }
}
