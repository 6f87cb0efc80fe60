package io.plumbline.connectors.xlsx;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Takes the clock out of a workbook: the times of its parts, and the moment at which it says it was made. */
final class SameBytes {
    private static final LocalDateTime LONG_AGO = LocalDateTime.of(1980, 1, 1, 0, 0);

    private SameBytes() {}

    /** The workbook of a file, which its own central directory describes; a stream of its parts has no sizes. */
    static byte[] of(Path workbook, LocalDate asOf) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipFile in = new ZipFile(workbook.toFile());
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry : Collections.list(in.entries())) {
                ZipEntry same = new ZipEntry(entry.getName());
                same.setTimeLocal(LONG_AGO);
                out.putNextEntry(same);
                byte[] part = in.getInputStream(entry).readAllBytes();
                out.write(entry.getName().equals("docProps/core.xml") ? dated(part, asOf) : part);
                out.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] dated(byte[] part, LocalDate asOf) {
        return new String(part, StandardCharsets.UTF_8)
                .replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", asOf + "T00:00:00Z")
                .getBytes(StandardCharsets.UTF_8);
    }
}
