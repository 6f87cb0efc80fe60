package io.plumbline.connectors.xlsx;

import io.plumbline.source.FileRows;
import io.plumbline.text.Hashes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.Row;
import org.apache.spark.util.TaskCompletionListener;
import org.dhatim.fastexcel.reader.ReadableWorkbook;

/**
 * The rows of one workbook. Row numbers count from the header as the office sees them: rows that the file does not hold at all are
 * blank ones. What stands above the header has no number, and is ignored like what the source declares to be no record. Hidden rows
 * are rows.
 */
final class XlsxRows implements Iterator<Row> {
    private final String file;
    private final ReadableWorkbook workbook;
    private final Iterator<XlsxReading.Opened> sheets;
    private final XlsxIgnored ignored;
    private final Path copy;
    private XlsxReading.Opened opened;
    private FileRows made;
    private Stream<org.dhatim.fastexcel.reader.Row> stream = Stream.empty();
    private Iterator<org.dhatim.fastexcel.reader.Row> rows = Collections.emptyIterator();
    private org.dhatim.fastexcel.reader.Row ahead;
    private long rowNo;
    private boolean closed;

    XlsxRows(String file, ReadableWorkbook workbook, List<XlsxReading.Opened> sheets, XlsxIgnored ignored, Path copy) {
        this.file = file;
        this.workbook = workbook;
        this.sheets = sheets.iterator();
        this.ignored = ignored;
        this.copy = copy;
        TaskContext task = TaskContext.get();
        if (task != null) {
            TaskCompletionListener ended = context -> close();
            task.addTaskCompletionListener(ended);
        }
    }

    @Override
    public boolean hasNext() {
        try {
            while (ahead == null && !advance()) {
                if (!sheets.hasNext()) {
                    close();
                    return false;
                }
                open(sheets.next());
            }
            return true;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read on in " + file + "; the task is tried again", unreadable);
        }
    }

    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        XlsxHeader header = opened.header();
        long distance = (long) ahead.getRowNum() - header.lastRow();
        if (distance > rowNo + 1) {
            return made.ignored(new FileRows.Place(++rowNo, null, null), Hashes.id());
        }
        org.dhatim.fastexcel.reader.Row row = ahead;
        ahead = null;
        if (distance <= 0) {
            return made.ignored(new FileRows.Place(null, null, null), hash(row));
        }
        rowNo++;
        FileRows.Place place = new FileRows.Place(rowNo, null, null);
        return XlsxCells.blank(row) || ignored.is(row) ? made.ignored(place, hash(row)) : made.row(place, cells(row));
    }

    /** Goes on to the next row that is told: any below the header, and what is written above it. */
    private boolean advance() {
        while (ahead == null && rows.hasNext()) {
            org.dhatim.fastexcel.reader.Row row = rows.next();
            XlsxHeader header = opened.header();
            boolean above = row.getRowNum() < header.firstRow() && !XlsxCells.blank(row);
            ahead = above || row.getRowNum() > header.lastRow() ? row : null;
        }
        return ahead != null;
    }

    private static String hash(org.dhatim.fastexcel.reader.Row row) {
        String[] texts = new String[row.getCellCount()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = XlsxCells.text(row, i);
        }
        return XlsxCells.blank(row) ? Hashes.id() : Hashes.id(texts);
    }

    private String[] cells(org.dhatim.fastexcel.reader.Row row) {
        List<Integer> positions = opened.header().positions();
        String[] cells = new String[positions.size()];
        for (int i = 0; i < cells.length; i++) {
            int position = positions.get(i);
            cells[i] = position < 0 ? null : opened.header().measured(position, XlsxCells.text(row, position));
        }
        return cells;
    }

    private void open(XlsxReading.Opened next) throws IOException {
        stream.close();
        opened = next;
        made = new FileRows(file, next.sheet().getName(), null);
        stream = next.sheet().openStream();
        rows = stream.iterator();
        rowNo = 0;
    }

    private void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            stream.close();
            workbook.close();
            Files.deleteIfExists(copy);
        } catch (IOException stuck) {
            throw new UncheckedIOException("cannot close the working copy of " + file, stuck);
        }
    }
}
