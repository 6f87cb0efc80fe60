package io.plumbline;

import io.plumbline.relate.Incomplete;
import io.plumbline.source.Conservation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * 已接收: the records of a run, and what is missing from them.
 *
 * @param accepted records by contract; without the contracts of which nothing could be read
 * @param shortfalls contracts that lack rows which were sent, those without any record among them
 */
record Received(Map<String, Dataset<Row>> accepted, List<Shortfall> shortfalls) {
    private static final int CONTRACT = Conservation.SCHEMA.fieldIndex("contract");

    /**
     * What was received.
     *
     * @param accepted records by contract, however few
     * @param conservation rows of {@link Conservation#SCHEMA}
     */
    static Received of(Map<String, Dataset<Row>> accepted, List<Row> conservation) {
        Map<String, List<Row>> files = new TreeMap<>();
        conservation.forEach(file -> files.computeIfAbsent(file.getString(CONTRACT), id -> new ArrayList<>())
                .add(file));
        List<Shortfall> shortfalls = files.entrySet().stream()
                .map(each -> Shortfall.of(each.getKey(), each.getValue()))
                .filter(Shortfall::matters)
                .toList();
        Map<String, Dataset<Row>> supplied = new TreeMap<>(accepted);
        shortfalls.stream().filter(Shortfall::nothing).map(Shortfall::contract).forEach(supplied::remove);
        return new Received(supplied, shortfalls);
    }

    /** The accepted tables that lack rows. */
    Incomplete incomplete() {
        return Incomplete.of(shortfalls.stream()
                .map(Shortfall::contract)
                .filter(accepted::containsKey)
                .collect(Collectors.toSet()));
    }
}
