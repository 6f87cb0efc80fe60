package io.plumbline.source;

import io.plumbline.text.TextEncoding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Row;

/** Opens the files of one CSV source: finds encoding and header, then hands the records over. */
final class CsvReading implements FileTasks.PieceReader<CsvPiece> {
    private static final int MOST_COLUMNS = 16_384;

    private final InputFiles files;
    private final CsvSettings settings;

    CsvReading(InputFiles files, CsvSettings settings) {
        this.files = files;
        this.settings = settings;
    }

    /**
     * A file of which the header is read.
     *
     * @param positions where the wanted columns stand, -1 for those that are absent
     * @param width how many cells the header has
     */
    record Opened(TextFile text, CsvScanner scanner, List<Integer> positions, int width) {}

    @Override
    public Iterator<Row> read(CsvPiece piece) throws IOException {
        Opened opened = open(piece);
        if (opened.text.problem() != null) {
            return Collections.singleton(opened.text.failed()).iterator();
        }
        CsvRows rows = new CsvRows(piece, settings.wanted(), opened);
        return piece.from() > 0 ? rows : opened.text.made().orEmpty(rows);
    }

    /** Opens the piece's file at the piece's first record. */
    Opened open(CsvPiece piece) throws IOException {
        TextEncoding given = piece.encoding() == null ? settings.encoding() : piece.encoding();
        TextFile text = TextFile.open(files, piece.file(), given, CsvSettings.expected(settings.wanted()));
        if (text.problem() != null) {
            return new Opened(text, null, List.of(), 0);
        }
        Opened opened = header(text);
        return opened.text.problem() == null && piece.from() > 0 ? moved(piece, opened) : opened;
    }

    private Opened header(TextFile text) throws IOException {
        CsvScanner scanner = scanner(text, MOST_COLUMNS);
        boolean found = scanner.next();
        while (found && scanner.blank()) {
            found = scanner.next();
        }
        List<String> headers = new ArrayList<>();
        String problem = found ? headers(scanner, headers) : "empty: the file has no header";
        HeaderMatch match = HeaderMatch.of(headers, settings.wanted());
        if (problem != null || match.problem() != null) {
            return new Opened(text.refused(problem != null ? problem : match.problem()), null, List.of(), 0);
        }
        scanner.expect(headers.size());
        return new Opened(text, scanner, match.positions(), headers.size());
    }

    private CsvScanner scanner(TextFile text, int width) {
        return new CsvScanner(text.window(), settings.delimiter(), text.head().narrow(), width);
    }

    private static String headers(CsvScanner scanner, List<String> headers) {
        if (scanner.problem() != null) {
            return "header: " + scanner.problem();
        }
        if (scanner.cells() > MOST_COLUMNS) {
            return "header: " + scanner.cells() + " columns; at most " + MOST_COLUMNS + " are read";
        }
        for (int i = 0; i < scanner.cells(); i++) {
            String header = scanner.text(i);
            if (header == null) {
                return "undecodable: the header is not valid in the file's encoding; set the source's encoding";
            }
            headers.add(header);
        }
        return null;
    }

    private Opened moved(CsvPiece piece, Opened opened) throws IOException {
        opened.text.window().close();
        ByteWindow window = new ByteWindow(files.open(piece.file(), piece.from()), piece.from());
        TextFile text = new TextFile(piece.file(), window, opened.text.head(), null);
        return new Opened(text, scanner(text, opened.width), opened.positions, opened.width);
    }
}
