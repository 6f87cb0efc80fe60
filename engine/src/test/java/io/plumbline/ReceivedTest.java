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
class ReceivedTest {
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

    private static Received of(Row... files) {
        Map<String, Dataset<Row>> accepted = new HashMap<>();
        List.of(files).forEach(file -> accepted.put(file.getString(1), null));
        return Received.of(accepted, List.of(files));
    }

    private static void assertReceived(Set<String> accepted, Set<String> incomplete, Row... files) {
        Received received = of(files);
        assertEquals(accepted, received.accepted().keySet());
        assertEquals(Incomplete.of(incomplete), received.incomplete());
    }

    @Test
    void aFileWithoutRowsIsAStatement() {
        assertReceived(Set.of("a"), Set.of(), file("a", "read", 0, 0, 0));
    }

    @Test
    void aFileThatFailedIsNone() {
        assertReceived(Set.of("b"), Set.of(), file("a", "failed", 0, 0, 0), file("b", "read", 1, 1, 0));
    }

    @Test
    void aContractOfWhichOneFileFailedIsIncomplete() {
        assertReceived(Set.of("a"), Set.of("a"), file("a", "failed", 0, 0, 0), file("a", "read", 9, 9, 0));
    }

    @Test
    void oneRowInTwentyMayBeRefusedAndNotOneMore() {
        assertReceived(Set.of("a"), Set.of(), file("a", "read", 100, 95, 5));
        assertReceived(Set.of("a"), Set.of("a"), file("a", "read", 100, 94, 6));
    }

    @Test
    void aContractWhoseRowsWereAllRefusedIsNotAnEmptyOne() {
        assertReceived(Set.of(), Set.of(), file("a", "read", 100, 0, 100));
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
