package io.plumbline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.relate.Incomplete;
import io.plumbline.text.Words;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;

/** What a run may conclude from, by what became of the files. */
class SuppliedTest {
    private static Row file(String contract, String state, long read, long accepted, long refused) {
        return RowFactory.create(
                contract,
                contract,
                "a.csv",
                state,
                null,
                null,
                read,
                accepted,
                refused,
                read - accepted - refused,
                0L,
                0L);
    }

    private static Supplied of(Row... files) {
        Map<String, Dataset<Row>> accepted = new HashMap<>();
        List.of(files).forEach(file -> accepted.put(file.getString(1), null));
        return Supplied.of(accepted, List.of(files));
    }

    private static void assertSupplied(Set<String> accepted, Set<String> incomplete, Row... files) {
        Supplied supplied = of(files);
        assertEquals(accepted, supplied.accepted().keySet());
        assertEquals(Incomplete.of(incomplete), supplied.incomplete());
    }

    @Test
    void aFileWithoutRowsIsAStatement() {
        assertSupplied(Set.of("a"), Set.of(), file("a", "read", 0, 0, 0));
    }

    @Test
    void aFileThatFailedIsNone() {
        assertSupplied(Set.of("b"), Set.of(), file("a", "failed", 0, 0, 0), file("b", "read", 1, 1, 0));
    }

    @Test
    void aContractOfWhichOneFileFailedIsIncomplete() {
        assertSupplied(Set.of("a"), Set.of("a"), file("a", "failed", 0, 0, 0), file("a", "read", 9, 9, 0));
    }

    @Test
    void lessThanOneRowInTenMayBeRefused() {
        assertSupplied(Set.of("a"), Set.of(), file("a", "read", 100, 91, 9));
        assertSupplied(Set.of("a"), Set.of("a"), file("a", "read", 100, 90, 10));
    }

    @Test
    void aContractWhoseRowsWereAllRefusedIsNotAnEmptyOne() {
        assertSupplied(Set.of(), Set.of(), file("a", "read", 100, 0, 100));
    }

    @Test
    void aFileWhoseRowsWereAllRefusedIsMissedHoweverManyOthersThereAre() {
        assertSupplied(Set.of("a"), Set.of("a"), file("a", "read", 1_000, 1_000, 0), file("a", "read", 2, 0, 2));
    }

    @Test
    void theNoteCountsFilesWhereOnesFailedAndRowsOtherwise() {
        Words title = new Words("围挡", "Fences");
        Row failed = of(file("a", "failed", 0, 0, 0), file("a", "read", 9, 9, 0))
                .shortfalls()
                .get(0)
                .note(title)
                .row();
        Row refused = of(file("a", "read", 100, 40, 60))
                .shortfalls()
                .get(0)
                .note(title)
                .row();
        assertEquals(Arrays.asList(1L, 2L), List.of(failed.get(9), failed.get(10)));
        assertEquals(Arrays.asList(60L, 100L), List.of(refused.get(9), refused.get(10)));
    }
}
