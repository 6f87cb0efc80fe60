package io.plumbline.source;

import io.plumbline.contract.Contract;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * 待核定: the rows of one contract, conformed and written once, among which duplicates and versions are not decided yet.
 *
 * @param contractId the contract's id
 * @param contract the contract
 * @param sources ids of the sources that were read
 * @param tallies how many rows of what kind the files hold that they are written to, of {@link StagedTally#SCHEMA}
 * @param rows the rows as they are read from there
 */
public record Staged(String contractId, Contract contract, Set<String> sources, List<Row> tallies, Dataset<Row> rows) {
    public Staged {
        sources = Set.copyOf(sources);
        tallies = List.copyOf(tallies);
    }

    /** The files that hold the rows of tallies. */
    static List<String> paths(List<Row> tallies) {
        return tallies.stream()
                .map(tally -> tally.<String>getAs(StagedTally.PATH))
                .distinct()
                .toList();
    }
}
