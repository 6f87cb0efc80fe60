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
 * The rows of one workbook behind their headers. Row numbers count from the header as the office sees them: rows that the file does
 * not hold at all leave a gap.
 */
final class XlsxRows implements Iterator<Row> {
    private final String file;
    private final ReadableWorkbook workbook;
    private final Iterator<XlsxReading.Opened> sheets;
    private final int width;
    private final Path copy;
    private XlsxReading.Opened opened;
    private FileRows made;
    private Stream<org.dhatim.fastexcel.reader.Row> stream = Stream.empty();
    private Iterator<org.dhatim.fastexcel.reader.Row> rows = Collections.emptyIterator();
    private long rowNo;
    private boolean closed;

    XlsxRows(String file, ReadableWorkbook workbook, List<XlsxReading.Opened> sheets, int width, Path copy) {
        this.file = file;
        this.workbook = workbook;
        this.sheets = sheets.iterator();
        this.width = width;
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
            while (!rows.hasNext()) {
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
        org.dhatim.fastexcel.reader.Row row = rows.next();
        rowNo = Math.max(rowNo + 1, (long) row.getRowNum() - opened.headerRow());
        FileRows.Place place = new FileRows.Place(rowNo, null, null);
        return XlsxCells.blank(row) ? made.ignored(place, Hashes.id()) : made.row(place, cells(row));
    }

    private String[] cells(org.dhatim.fastexcel.reader.Row row) {
        String[] cells = new String[width];
        for (int i = 0; i < width; i++) {
            int position = opened.positions().get(i);
            cells[i] = position < 0 ? null : XlsxCells.text(row, position);
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
        boolean above = true;
        while (above && rows.hasNext()) {
            above = rows.next().getRowNum() != next.headerRow();
        }
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
