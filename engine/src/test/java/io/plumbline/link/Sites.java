package io.plumbline.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** Sites in a ledger, some of them twice with slips. */
final class Sites {
    private static final StructType SCHEMA =
            StructType.fromDDL("id string, code string, name string, street string, nr string");
    static final String RULES = """
            certain: [[code]]
            distinct: [code]
            block: [[name], [street, nr], [street]]
            compare:
              name: { by: jaro_winkler, levels: [0.9], rarity: 1 }
              street: { by: exact }
              nr: { by: edits, levels: [1] }
            most_per_key: 30
            """;
    private final SparkSession spark;

    Sites(SparkSession spark) {
        this.spark = spark;
    }

    /** 90 sites, 40 of them written down again with a slip in the name; 35 on one street; a yard with two codes; one without an id. */
    static List<Row> ledger() {
        List<Row> rows = new ArrayList<>();
        Random random = new Random(11);
        for (int i = 0; i < 90; i++) {
            String name = Integer.toString(100_000 + random.nextInt(800_000), 36)
                    + Integer.toString(random.nextInt(900_000), 36);
            String street = i < 35 ? "long" : "street " + i % 17;
            String no = Integer.toString(1 + random.nextInt(400));
            rows.add(site("s" + i, i % 3 == 0 ? "C" + i : null, name, street, no));
            if (i % 9 < 4) {
                String slip = i % 2 == 0 ? name : name.substring(1) + "x";
                rows.add(site("t" + i, i % 6 == 0 ? "C" + i : null, slip, street, no));
            }
        }
        rows.add(site("y901", "A1", "harbour works yard", "pier", "7"));
        rows.add(site("y902", "A2", "harbour works yard", "pier", "7"));
        rows.add(site("y903", null, "harbour works yard", "pier", "7"));
        rows.add(site(" ", "C1", "no id", "long", "1"));
        return rows;
    }

    static Row site(String id, String code, String name, String street, String no) {
        return RowFactory.create(id, code, name, street, no);
    }

    /** The site of one of several worlds that have no value in common. */
    static Row in(int world, Row site) {
        String mark = Character.toString('A' + world);
        return site(
                mark + site.getString(0),
                site.isNullAt(1) ? null : mark + site.getString(1),
                mark + site.getString(2),
                mark + site.getString(3),
                site.getString(4));
    }

    Dataset<Row> table(List<Row> rows) {
        return spark.createDataFrame(rows, SCHEMA);
    }

    Linker linker(String rules) {
        return Linker.of(Links.linking(rules), Links.inMemory(spark));
    }

    Dataset<Row> kept(Linked result) {
        return spark.createDataFrame(result.clusters().collectAsList(), Membership.SCHEMA);
    }
}
