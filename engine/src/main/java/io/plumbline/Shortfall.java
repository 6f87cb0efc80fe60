package io.plumbline;

import io.plumbline.lead.Note;
import io.plumbline.lead.Notes;
import io.plumbline.source.Conservation;
import io.plumbline.source.RawRows;
import io.plumbline.text.Words;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Row;

/**
 * 缺失: what of a contract was sent and could not be read.
 *
 * @param contract the contract
 * @param failed files that could not be read
 * @param files all of its files
 * @param refused rows in quarantine
 * @param rows all rows of the files that were read
 * @param accepted records that are left
 */
record Shortfall(String contract, long failed, long files, long refused, long rows, long accepted) {
    /** One refused row in so many is ordinary; more say that something about the file was misunderstood. */
    private static final long ORDINARY_ONE_IN = 20;

    private static final int STATE = Conservation.SCHEMA.fieldIndex("state");

    /**
     * Counts one contract.
     *
     * @param files its rows of {@link Conservation#SCHEMA}
     */
    static Shortfall of(String contract, List<Row> files) {
        return new Shortfall(
                contract,
                files.stream()
                        .filter(file -> RawRows.FAILED.equals(file.getString(STATE)))
                        .count(),
                files.size(),
                sum(files, "quarantined"),
                sum(files, "read"),
                sum(files, "accepted"));
    }

    private static long sum(List<Row> files, String column) {
        return files.stream()
                .mapToLong(file -> file.getLong(Conservation.SCHEMA.fieldIndex(column)))
                .sum();
    }

    /** Whether so much is missing that nothing follows from what is not there. A file that was read and holds no row is a statement. */
    boolean matters() {
        return failed > 0 || refused * ORDINARY_ONE_IN > rows;
    }

    /** Whether no record is left. */
    boolean nothing() {
        return accepted == 0;
    }

    /** The note to whoever reads the run. */
    Note note(Words title) {
        return new Note(
                Notes.INCOMPLETE_SOURCE,
                contract,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(contract),
                failed > 0 ? new Note.Seen(failed, files, null) : new Note.Seen(refused, rows, null),
                new Words(
                        String.format(
                                Locale.ROOT,
                                "%s（%s）：%d 个文件中有 %d 个无法读取，已读的 %d 行中有 %d 行被隔离。未在其中找到的记录可能就在其中，因此凡需在此查找的比对一律不作判断；请更正后重新运行。",
                                title.zh(),
                                contract,
                                files,
                                failed,
                                rows,
                                refused),
                        String.format(
                                Locale.ROOT,
                                "%s (%s): %d of %d files could not be read, and %d of %d rows that were read are in quarantine. What is"
                                        + " not found there may be among them, so nothing is judged by looking there; mend the files and"
                                        + " run again.",
                                title.en(),
                                contract,
                                failed,
                                files,
                                refused,
                                rows)));
    }
}
