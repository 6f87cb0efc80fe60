package io.plumbline;

import io.plumbline.lead.Note;
import io.plumbline.lead.Notes;
import io.plumbline.source.Conservation;
import io.plumbline.text.Words;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Row;

/**
 * 接收缺口: what of a source was sent and gave no record.
 *
 * @param source the source
 * @param contract its contract
 * @param lost files that could not be read, or of which every row was refused
 * @param files all of its files
 * @param refused rows in quarantine
 * @param rows all rows of the files that were read
 */
record Shortfall(String source, String contract, long lost, long files, long refused, long rows) {
    private static final int SOURCE = Conservation.SCHEMA.fieldIndex("source_id");
    private static final int CONTRACT = Conservation.SCHEMA.fieldIndex("contract");
    private static final int STATE = Conservation.SCHEMA.fieldIndex("state");
    private static final int READ = Conservation.SCHEMA.fieldIndex("read");
    private static final int QUARANTINED = Conservation.SCHEMA.fieldIndex("quarantined");

    /**
     * Counts one source.
     *
     * @param files its rows of {@link Conservation#SCHEMA}; not empty
     */
    static Shortfall of(List<Row> files) {
        return new Shortfall(
                files.get(0).getString(SOURCE),
                files.get(0).getString(CONTRACT),
                files.stream().filter(Shortfall::lost).count(),
                files.size(),
                sum(files, QUARANTINED),
                sum(files, READ));
    }

    private static boolean lost(Row file) {
        long refused = file.getLong(QUARANTINED);
        return "failed".equals(file.getString(STATE)) || (refused > 0 && refused == file.getLong(READ));
    }

    private static long sum(List<Row> files, int column) {
        return files.stream().mapToLong(file -> file.getLong(column)).sum();
    }

    /** Whether so much is missing that nothing follows from what is not there. */
    boolean matters() {
        return lost > 0 || Conservation.fallsShort(refused, rows);
    }

    /** The note to whoever reads the run. */
    Note note(Words title) {
        return new Note(
                Notes.INCOMPLETE_SOURCE,
                source,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(contract),
                lost > 0 ? new Note.Seen(lost, files, null) : new Note.Seen(refused, rows, null),
                text(title));
    }

    private Words text(Words title) {
        Words missing = lost > 0
                ? new Words(files + " 个文件中有 " + lost + " 个没有得到记录", lost + " of " + files + " files gave no record")
                : new Words(rows + " 行中有 " + refused + " 行被隔离", refused + " of " + rows + " rows are in quarantine");
        return new Words(
                String.format(
                        Locale.ROOT,
                        "%s（来源 %s）不完整：%s。其中没有找到的，可能就在缺失的部分里，因此凡需在此查找的比对一律不作判断；请更正后重新运行。",
                        title.zh(),
                        source,
                        missing.zh()),
                String.format(
                        Locale.ROOT,
                        "%s (source %s) is incomplete: %s. What is not found there may be in what is missing, so nothing is judged by"
                                + " looking there; mend it and run again.",
                        title.en(),
                        source,
                        missing.en()));
    }
}
