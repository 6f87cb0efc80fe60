package io.plumbline.link;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pow;
import static org.apache.spark.sql.functions.shiftright;
import static org.apache.spark.sql.functions.when;

import io.plumbline.contract.TableSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/** The tables that a linking gives. */
final class LinkTables {
    /** Values whose pairs were not formed. */
    static final StructType CAPPED = TableSchema.table()
            .string("rule", "the columns of the blocking rule; never null")
            .string("value", "the value, of columns that may be shown; … for all others; never null")
            .string("example_id", "id of a record with it; never null")
            .longs("records", "records with it; never null")
            .longs("pairs_lost", "pairs of them that were not compared by this rule; never null")
            .build();

    private static final String DIFFERS = "vetoed: no thing has two such values";
    private static final String BELOW = "between review and match";

    private LinkTables() {}

    /** Pairs with their decision, and what each comparison says. */
    static Dataset<Row> links(Dataset<Row> pairs, LinkParameters parameters, Column linked) {
        Linking linking = parameters.linking();
        Weights weights = parameters.weights();
        List<Column> columns = new ArrayList<>(List.of(
                col("left_id"),
                col("right_id"),
                coalesce(col("decided"), when(linked, "linked").otherwise("review"))
                        .as("decision"),
                coalesce(
                                col("why"),
                                when(col("vetoed"), DIFFERS)
                                        .when(col("certain").or(col("weight").geq(Weights.bits(linking.match()))), null)
                                        .otherwise(BELOW))
                        .as("reason"),
                col("judgement"),
                col("certain"),
                col("vetoed"),
                col("weight"),
                lit(1).divide(lit(1).plus(pow(lit(2.0), col("weight").multiply(-1))))
                        .as("probability"),
                rules(linking).as("rules")));
        int f = 0;
        for (String name : linking.compare().keySet()) {
            Column degree = shiftright(col("pattern"), 4 * f).bitwiseAND(15).cast("int");
            columns.add(degree.as(name + "_degree"));
            columns.add(element_at(array(bits(weights, f)), degree.plus(1)).as(name + "_bits"));
            f++;
        }
        columns.add(col("rare").plus(average(weights)).as("rarity_bits"));
        columns.add(lit(Weights.bits(weights.prior())).as("prior_bits"));
        columns.add(lit(parameters.version()).as("version"));
        return pairs.select(columns.toArray(new Column[0]));
    }

    private static Column rules(Linking linking) {
        List<Column> names = new ArrayList<>();
        for (int rule = 0; rule < linking.rules().size(); rule++) {
            names.add(when(col("rules").bitwiseAND(1L << rule).notEqual(0L), linking.ruleName(rule)));
        }
        return concat_ws(", ", names.toArray(new Column[0]));
    }

    private static Column[] bits(Weights weights, int comparison) {
        Column[] bits = new Column[weights.m()[comparison].length];
        for (int degree = 0; degree < bits.length; degree++) {
            bits[degree] = lit(weights.of(comparison, degree));
        }
        return bits;
    }

    /** What rarity is measured against: an exact agreement on a value of average frequency. */
    private static Column average(Weights weights) {
        Column sum = lit(0.0);
        for (int f = 0; f < weights.m().length; f++) {
            int exact = weights.m()[f].length - 1;
            Column degree = shiftright(col("pattern"), 4 * f).bitwiseAND(15);
            sum = sum.plus(
                    when(degree.equalTo(exact), weights.ofAverage(f, exact)).otherwise(0.0));
        }
        return sum;
    }

    /** The rows of {@link #CAPPED}, with the values of no other columns than those that may be shown. */
    static List<Row> capped(Linking linking, List<Blocks.Oversized> oversized, Set<String> shown) {
        List<Row> rows = new ArrayList<>();
        for (Blocks.Oversized key : oversized) {
            List<String> columns = linking.rules().get(key.rule());
            List<String> value = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                value.add(shown.contains(columns.get(i)) ? key.value().get(i) : "…");
            }
            rows.add(RowFactory.create(
                    linking.ruleName(key.rule()),
                    String.join(" + ", value),
                    key.example(),
                    key.records(),
                    key.pairs()));
        }
        return rows;
    }
}
