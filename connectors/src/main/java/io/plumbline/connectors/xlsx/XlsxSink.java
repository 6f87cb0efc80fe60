package io.plumbline.connectors.xlsx;

import io.plumbline.sink.RunTables;
import io.plumbline.sink.SinkFormat;
import io.plumbline.sink.SinkTarget;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.dhatim.fastexcel.Workbook;

/**
 * 线索工作簿: a workbook for people, name {@code xlsx}: the list to print, the details, the spot checks with a column for what was
 * found, and the words explained; or a team's plan, where that is the table handed over. Every cell is text or a number, never a formula. The same run gives the same bytes.
 */
public final class XlsxSink implements SinkFormat {
    @Override
    public String name() {
        return "xlsx";
    }

    @Override
    public void write(RunTables tables, SinkTarget target) {
        Path path = new Path(target.path());
        try (FileSystem files = FileSystem.newInstance(path.toUri(), new Configuration())) {
            files.setWriteChecksum(false);
            byte[] workbook = workbook(tables);
            try (OutputStream out = files.create(path, true)) {
                out.write(workbook);
            }
        } catch (IOException stuck) {
            throw new UncheckedIOException(
                    "Workbook cannot be written to " + target.path()
                            + "; check that the file is not open and the folder may" + " be written",
                    stuck);
        }
    }

    private static byte[] workbook(RunTables tables) throws IOException {
        java.nio.file.Path file = Files.createTempFile("plumbline-", ".xlsx");
        try {
            try (Workbook workbook = new Workbook(Files.newOutputStream(file), "Plumbline", "01.0000")) {
                if (tables.has(PlanSheets.TABLE)) {
                    new PlanSheets(tables, workbook).write();
                } else {
                    new LeadSheets(tables, workbook).write();
                }
            }
            return SameBytes.of(file, tables.asOf());
        } finally {
            Files.delete(file);
        }
    }
}
