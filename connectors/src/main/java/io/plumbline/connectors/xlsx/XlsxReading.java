package io.plumbline.connectors.xlsx;

import io.plumbline.source.FileRows;
import io.plumbline.source.FileTasks;
import io.plumbline.source.HeaderMatch;
import io.plumbline.source.InputFile;
import io.plumbline.source.InputFiles;
import io.plumbline.source.ReadRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Sheet;

/** Opens the workbooks of one source: a file that cannot be read to its end is one failed row and gives no others. */
final class XlsxReading implements FileTasks.PieceReader<InputFile> {
    private static final String ALL = "*";
    private static final String DAMAGED =
            "unreadable: the workbook is damaged; open it, save it again as .xlsx and hand it over anew";

    private final InputFiles files;
    private final String sheet;
    private final List<ReadRequest.Wanted> wanted;
    private final List<String> ignore;

    XlsxReading(InputFiles files, String sheet, List<ReadRequest.Wanted> wanted, List<String> ignore) {
        this.files = files;
        this.sheet = sheet;
        this.wanted = List.copyOf(wanted);
        this.ignore = List.copyOf(ignore);
    }

    /** A sheet whose header was found. */
    record Opened(Sheet sheet, XlsxHeader header) {}

    @Override
    public Iterator<Row> read(InputFile file) throws IOException {
        Path copy = Files.createTempFile("plumbline-", ".xlsx");
        try {
            try (InputStream in = files.open(file, 0)) {
                Files.copy(XlsxArchive.capped(in), copy, StandardCopyOption.REPLACE_EXISTING);
            }
            String problem = XlsxArchive.problem(copy);
            if (problem != null) {
                return failed(file, null, problem, copy);
            }
            return rows(file, copy);
        } catch (IOException failure) {
            Files.deleteIfExists(copy);
            String problem = InputFiles.unreadable(failure);
            if (problem == null) {
                throw failure;
            }
            return failed(file, null, problem, copy);
        }
    }

    private Iterator<Row> rows(InputFile file, Path copy) throws IOException {
        ReadableWorkbook workbook = null;
        try {
            workbook = new ReadableWorkbook(copy.toFile(), new ReadingOptions(true, false));
            List<Opened> opened = new ArrayList<>();
            String problem = open(workbook, copy, opened);
            if (problem == null) {
                return new FileRows(file.name(), sheet, null)
                        .orEmpty(new XlsxRows(file.name(), workbook, opened, new XlsxIgnored(ignore), copy));
            }
            workbook.close();
            return failed(file, sheet, problem, copy);
        } catch (IOException | RuntimeException broken) {
            // The parser answers a damaged file with whatever its code meets first: bad indexes, numbers, missing
            // parts.
            if (workbook != null) {
                workbook.close();
            }
            return failed(file, sheet, DAMAGED, copy);
        }
    }

    private static Iterator<Row> failed(InputFile file, String sheet, String problem, Path copy) throws IOException {
        Files.deleteIfExists(copy);
        return List.of(new FileRows(file.name(), sheet, null).failed(problem)).iterator();
    }

    /** Reads every wanted sheet once to its end, so that rows are handed over only of files that are whole. */
    private String open(ReadableWorkbook workbook, Path copy, List<Opened> opened) throws IOException {
        List<Sheet> sheets = workbook.getSheets().toList();
        List<Sheet> chosen = chosen(sheets);
        if (chosen.isEmpty()) {
            String names = sheets.stream().map(Sheet::getName).collect(Collectors.joining(", "));
            return "missing-sheet: no sheet '" + sheet + "'; found: " + names
                    + "; name one of them in the source's sheet";
        }
        for (Sheet each : chosen) {
            String problem = open(each, copy, opened);
            if (problem != null) {
                return problem;
            }
        }
        return opened.isEmpty() ? "empty: the workbook has no header" : null;
    }

    private List<Sheet> chosen(List<Sheet> sheets) {
        if (sheet == null) {
            return sheets.stream().limit(1).toList();
        }
        return sheets.stream()
                .filter(each ->
                        sheet.equals(ALL) || HeaderMatch.key(each.getName()).equals(HeaderMatch.key(sheet)))
                .toList();
    }

    private String open(Sheet each, Path copy, List<Opened> opened) throws IOException {
        List<org.dhatim.fastexcel.reader.Row> head = new ArrayList<>();
        try (Stream<org.dhatim.fastexcel.reader.Row> stream = each.openStream()) {
            stream.forEach(row -> {
                if (head.size() < XlsxHeader.ROWS && !XlsxCells.blank(row)) {
                    head.add(row);
                }
            });
        }
        if (head.isEmpty()) {
            return null;
        }
        XlsxHeader header = XlsxHeader.find(head, wanted, () -> XlsxMerges.of(copy, each.getId()));
        if (header.problem() == null) {
            opened.add(new Opened(each, header));
            return null;
        }
        return header.problem() + " of sheet '" + each.getName() + "'";
    }
}
