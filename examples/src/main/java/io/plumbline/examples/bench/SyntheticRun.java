package io.plumbline.examples.bench;

import io.plumbline.pack.Catalog;
import io.plumbline.pack.Pack;
import io.plumbline.pack.Problems;
import io.plumbline.pack.Yaml;
import io.plumbline.sink.RunTables;
import io.plumbline.text.Hashes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** The tables of a run that never was, of any size, to show and measure what is made of a run's tables. */
public final class SyntheticRun implements RunTables {
    private static final List<String> PACKS = List.of("fire", "hotline", "muck", "rectification", "waste");

    private final SparkSession spark;
    private final Catalog catalog = packs();
    private final Map<String, Map.Entry<StructType, List<Row>>> tables;

    /**
     * A run.
     *
     * @param names of the organizations
     * @param signals flagged signals of each of them, each a lead of its own
     * @param shown how many leads of each are shown; the others are held back
     */
    public SyntheticRun(SparkSession spark, List<String> names, int signals, int shown) {
        this.spark = spark;
        this.tables = SyntheticBeside.tables(new SyntheticRows(catalog, runId(), names, signals, shown).tables());
    }

    private static Catalog packs() {
        List<Pack> packs = new ArrayList<>();
        for (String name : PACKS) {
            try (InputStream in =
                    Pack.class.getClassLoader().getResourceAsStream("io/plumbline/packs/" + name + ".yaml")) {
                Problems problems = new Problems(name);
                packs.add(Yaml.read(new String(in.readAllBytes(), StandardCharsets.UTF_8), Pack.class, problems));
                problems.refuse();
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return Catalog.of(packs);
    }

    @Override
    public String runId() {
        return Hashes.id("synthetic run");
    }

    @Override
    public String job() {
        return "synthetic-district";
    }

    @Override
    public LocalDate asOf() {
        return LocalDate.of(2026, 10, 1);
    }

    @Override
    public ZoneId zone() {
        return ZoneId.of("Asia/Shanghai");
    }

    @Override
    public Catalog catalog() {
        return catalog;
    }

    @Override
    public boolean has(String table) {
        return tables.containsKey(table);
    }

    @Override
    public Dataset<Row> table(String name) {
        Map.Entry<StructType, List<Row>> table = tables.get(name);
        if (table == null) {
            throw new IllegalArgumentException("There is no table '" + name + "'");
        }
        return spark.createDataFrame(table.getValue(), table.getKey());
    }
}
