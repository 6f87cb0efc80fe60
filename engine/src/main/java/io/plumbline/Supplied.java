package io.plumbline;

import io.plumbline.relate.Incomplete;
import io.plumbline.source.Conservation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * 已提供: the records of a run, and what is missing from them.
 *
 * @param accepted records by contract; without the contracts of which rows were sent and no record came
 * @param shortfalls the sources that lack rows which were sent
 */
record Supplied(Map<String, Dataset<Row>> accepted, List<Shortfall> shortfalls) {
    private static final int SOURCE = Conservation.SCHEMA.fieldIndex("source_id");
    private static final int CONTRACT = Conservation.SCHEMA.fieldIndex("contract");
    private static final int ACCEPTED = Conservation.SCHEMA.fieldIndex("accepted");

    /**
     * What was supplied. A file that was read and holds no row is a statement, hence its contract is supplied.
     *
     * @param accepted records by contract, however few
     * @param conservation rows of {@link Conservation#SCHEMA}
     */
    static Supplied of(Map<String, Dataset<Row>> accepted, List<Row> conservation) {
        Map<String, List<Row>> sources = new TreeMap<>();
        Set<String> withRecords = new HashSet<>();
        for (Row file : conservation) {
            sources.computeIfAbsent(file.getString(SOURCE), id -> new ArrayList<>())
                    .add(file);
            if (file.getLong(ACCEPTED) > 0) {
                withRecords.add(file.getString(CONTRACT));
            }
        }
        List<Shortfall> shortfalls = sources.values().stream()
                .map(Shortfall::of)
                .filter(Shortfall::matters)
                .toList();
        Map<String, Dataset<Row>> supplied = new TreeMap<>(accepted);
        shortfalls.stream()
                .map(Shortfall::contract)
                .filter(contract -> !withRecords.contains(contract))
                .forEach(supplied::remove);
        return new Supplied(supplied, shortfalls);
    }

    /** The accepted tables that lack rows. */
    Incomplete incomplete() {
        return Incomplete.of(shortfalls.stream()
                .map(Shortfall::contract)
                .filter(accepted::containsKey)
                .collect(Collectors.toSet()));
    }
}
