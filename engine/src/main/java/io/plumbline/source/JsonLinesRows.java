package io.plumbline.source;

import io.plumbline.text.Encodings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;

/** The lines of one file of JSON lines as rows. */
final class JsonLinesRows implements Iterator<Row> {
    private final ByteWindow window;
    private final LineScanner scanner;
    private final JsonLine line;
    private final FileHead head;
    private final FileRows rows;
    private long rowNo;
    private boolean moved;
    private boolean there;

    JsonLinesRows(InputFile file, ByteWindow window, FileHead head, List<ReadRequest.Wanted> wanted) {
        this.window = window;
        this.scanner = new LineScanner(window);
        this.line = new JsonLine(wanted);
        this.head = head;
        this.rows = new FileRows(file.name(), null, head.encoding().charset().name());
    }

    @Override
    public boolean hasNext() {
        if (!moved) {
            there = move();
            moved = true;
        }
        return there;
    }

    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        moved = false;
        rowNo++;
        boolean wide = head.wide();
        FileRows.Place place =
                new FileRows.Place(rowNo, wide ? null : (Long) scanner.offset(), wide ? null : (Long) scanner.length());
        if (scanner.blank()) {
            return rows.ignored(place, scanner.hash());
        }
        String problem = problem();
        return problem == null ? rows.row(place, line.cells()) : rows.broken(place, scanner.hash(), problem);
    }

    private String problem() {
        if (scanner.tooLong()) {
            return "too-long: a line of more than " + LineScanner.LONGEST_LINE + " bytes";
        }
        String text = Encodings.decodeStrict(window.bytes, scanner.start(), (int) scanner.length(), head.narrow());
        return text == null ? "undecodable: the line is not valid " + rows.encoding() : line.read(text);
    }

    private boolean move() {
        try {
            if (scanner.next()) {
                return true;
            }
            window.close();
            return false;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(
                    "cannot read on in " + rows.file() + "; the task is tried again", unreadable);
        }
    }
}
