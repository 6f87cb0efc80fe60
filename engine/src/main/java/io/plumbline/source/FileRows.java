package io.plumbline.source;

import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import scala.collection.immutable.ArraySeq;

/**
 * Makes the {@link RawRows} of one file or sheet.
 *
 * @param file the file's name as tables show it
 * @param sheet the sheet; null for files without sheets
 * @param encoding the encoding found; null where a format has none, or before it is known
 */
public record FileRows(String file, String sheet, String encoding) {
    /** Where a record stands; rowNo is null above a header, offset and length where a format has no bytes. */
    public record Place(Long rowNo, Long offset, Long length) {}

    /** A record whose cells were found. */
    public Row row(Place place, String[] cells) {
        return make(place, null, RawRows.ROW, null, cells);
    }

    /** A record that could not be split or decoded; the problem is a code, a colon and words without content. */
    public Row broken(Place place, String hash, String problem) {
        return make(place, hash, RawRows.BROKEN, problem, null);
    }

    /** A line that is not a record. */
    public Row ignored(Place place, String hash) {
        return make(place, hash, RawRows.IGNORED, null, null);
    }

    /** The whole file, which could not be read. */
    public Row failed(String problem) {
        return RowFactory.create(file, sheet, null, null, null, null, encoding, RawRows.FAILED, problem, null);
    }

    /** The file's rows, or what stands for a file without any. */
    public Iterator<Row> orEmpty(Iterator<Row> rows) {
        return rows.hasNext() ? rows : List.of(empty()).iterator();
    }

    /** The whole file, which holds no record. */
    Row empty() {
        return RowFactory.create(file, sheet, null, null, null, null, encoding, RawRows.EMPTY, null, null);
    }

    private Row make(Place place, String hash, String state, String problem, String[] cells) {
        return RowFactory.create(
                file, sheet, place.rowNo, place.offset, place.length, hash, encoding, state, problem, sequence(cells));
    }

    /** Spark hands rows from one step to the next without converting them, so they must hold what readers of rows expect. */
    private static Object sequence(String[] cells) {
        return cells == null ? null : ArraySeq.unsafeWrapArray(cells);
    }
}
