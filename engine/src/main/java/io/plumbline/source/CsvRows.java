package io.plumbline.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;

/** The records of one piece of a CSV file as rows. */
final class CsvRows implements Iterator<Row> {
    private final CsvPiece piece;
    private final ByteWindow window;
    private final CsvScanner scanner;
    private final List<ReadRequest.Wanted> wanted;
    private final int[] positions;
    private final int width;
    private final boolean placed;
    private final FileRows rows;
    private long rowNo;
    private boolean moved;
    private boolean there;

    CsvRows(CsvPiece piece, List<ReadRequest.Wanted> wanted, CsvReading.Opened opened) {
        FileHead head = opened.text().head();
        this.piece = piece;
        this.window = opened.text().window();
        this.scanner = opened.scanner();
        this.wanted = wanted;
        this.positions = opened.positions().stream().mapToInt(Integer::intValue).toArray();
        this.width = opened.width();
        this.placed = !head.wide();
        this.rows = new FileRows(
                piece.file().name(), null, head.encoding().charset().name());
        this.rowNo = piece.recordsBefore();
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
        FileRows.Place place = new FileRows.Place(
                rowNo, placed ? (Long) scanner.offset() : null, placed ? (Long) scanner.length() : null);
        if (scanner.blank()) {
            return rows.ignored(place, scanner.hash());
        }
        String[] cells = new String[positions.length];
        String problem = problem(cells);
        return problem == null ? rows.row(place, cells) : rows.broken(place, scanner.hash(), problem);
    }

    private boolean move() {
        try {
            if (scanner.next() && scanner.offset() < piece.to()) {
                return true;
            }
            window.close();
            return false;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(
                    "cannot read on in " + piece.file().name() + "; the task is tried again", unreadable);
        }
    }

    /** Fills the cells, or says why that is impossible. */
    private String problem(String[] cells) {
        if (scanner.problem() != null) {
            return scanner.problem();
        }
        if (scanner.cells() != width) {
            return "cells: expected " + width + ", found " + scanner.cells();
        }
        for (int i = 0; i < cells.length; i++) {
            if (positions[i] >= 0) {
                String text = scanner.text(positions[i]);
                if (text == null) {
                    return "undecodable: " + wanted.get(i).column() + " is not valid " + rows.encoding();
                }
                cells[i] = text.isEmpty() ? null : text;
            }
        }
        return null;
    }
}
