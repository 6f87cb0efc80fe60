package io.plumbline.connectors.xlsx;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.ReadableWorkbook;

/** Looks at a workbook's archive before anything in it is parsed: what unpacks without end or brings definitions is refused. */
final class XlsxArchive {
    private static final long MOST_BYTES = 256L << 20;
    private static final long MOST_UNPACKED = 4L << 30;
    private static final long MOST_STRINGS = 512L << 20;
    private static final long UNSUSPICIOUS = 16L << 20;
    private static final int MOST_RATIO = 200;
    private static final int MOST_PARTS = 4096;
    private static final int PROLOGUE = 4096;

    private XlsxArchive() {}

    /** Ends one byte behind the size that is read at most. */
    static InputStream capped(InputStream in) {
        return new FilterInputStream(in) {
            private long left = MOST_BYTES + 1;

            @Override
            public int read() throws IOException {
                if (left <= 0) {
                    return -1;
                }
                left--;
                return super.read();
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                if (left <= 0) {
                    return -1;
                }
                int n = super.read(bytes, offset, (int) Math.min(length, left));
                left -= Math.max(0, n);
                return n;
            }
        };
    }

    /** What forbids to parse the file, as code and words; null when nothing does. */
    static String problem(Path file) throws IOException {
        long bytes = Files.size(file);
        if (bytes == 0) {
            return "empty: the file has no bytes";
        }
        if (bytes > MOST_BYTES) {
            return "too-large: more than " + MOST_BYTES + " bytes; split the workbook, or hand it over as CSV";
        }
        byte[] head = head(file);
        if (ReadableWorkbook.isOLE2Header(head)) {
            return "encrypted: the workbook has a password, or is of the old .xls form; save it as .xlsx without a password";
        }
        if (!ReadableWorkbook.isOOXMLZipHeader(head)) {
            return "not-a-workbook: the file is no .xlsx archive; save it as .xlsx, or read it as the format it has";
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return problem(zip);
        } catch (ZipException broken) {
            return "unreadable: the archive is damaged or cut off; hand the workbook over anew";
        }
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return java.util.Arrays.copyOf(in.readNBytes(8), 8);
        }
    }

    private static String problem(ZipFile zip) throws IOException {
        if (zip.size() > MOST_PARTS) {
            return "too-many-parts: the archive has " + zip.size() + " parts; at most " + MOST_PARTS + " are read";
        }
        long unpacked = 0;
        Enumeration<? extends ZipEntry> entries = zip.entries();
        while (entries.hasMoreElements()) {
            ZipEntry entry = entries.nextElement();
            boolean strings = entry.getName().toLowerCase(Locale.ROOT).endsWith("sharedstrings.xml");
            long most = Math.min(strings ? MOST_STRINGS : MOST_UNPACKED, MOST_UNPACKED - unpacked);
            most = Math.min(most, Math.max(UNSUSPICIOUS, entry.getCompressedSize() * MOST_RATIO));
            long size = unpacked(zip, entry, most);
            if (size > most) {
                return "unpacks-too-large: a part unpacks to more than " + most + " bytes; hand the table over as CSV";
            }
            if (size < 0) {
                return "definitions: a part declares a document type, which workbooks never do; save it again as .xlsx";
            }
            unpacked += size;
        }
        return null;
    }

    /** The size unpacked, or more than most when it does not end before; -1 for a part that declares a document type. */
    private static long unpacked(ZipFile zip, ZipEntry entry, long most) throws IOException {
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] first = in.readNBytes(PROLOGUE);
            if (new String(first, StandardCharsets.ISO_8859_1).replace("\0", "").contains("<!DOCTYPE")) {
                return -1;
            }
            long size = first.length;
            for (int n = in.read(buffer); n >= 0 && size <= most; n = in.read(buffer)) {
                size += n;
            }
            return size;
        }
    }
}
