package io.plumbline.source;

import io.plumbline.contract.Contract;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * 待核定: the rows of one contract, conformed and written once, among which duplicates and versions are not decided yet.
 *
 * @param contractId the contract's id
 * @param contract the contract
 * @param sources ids of the sources that were read
 * @param path where the rows are written
 * @param rows the rows as they are read from there
 */
public record Staged(String contractId, Contract contract, Set<String> sources, String path, Dataset<Row> rows) {
    public Staged {
        sources = Set.copyOf(sources);
    }
}
