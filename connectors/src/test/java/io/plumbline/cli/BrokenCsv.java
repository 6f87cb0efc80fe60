package io.plumbline.cli;

import static io.plumbline.cli.Arrived.failed;
import static io.plumbline.cli.Arrived.read;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** CSV files as they arrive: cut, mislabelled, half filled. */
final class BrokenCsv {
    private static final String CSV = "csv";
    private static final String HEADER = "单号,街道,报修日期,修复日期,报修人,功率,灯数,状态,发现时间\n";
    private static final Charset GB18030 = Charset.forName("GB18030");

    private BrokenCsv() {}

    static Stream<Arrived> all() throws IOException {
        return Stream.of(csvFiles(), csvRecords(), values(), declared()).flatMap(each -> each);
    }

    private static String row(String key) {
        return "CSV-" + key + ",柳桥街道,2026-03-02,2026-03-04,赵一,0.25,1,closed,2026-03-02 08:00:00\n";
    }

    private static Stream<Arrived> csvFiles() throws IOException {
        byte[] rubbish = new byte[5000];
        new Random(1).nextBytes(rubbish);
        return Stream.of(
                failed("a file of no bytes", CSV, "empty.csv", "", "empty: the file has no bytes"),
                failed("a file of blank lines", CSV, "blank.csv", "\n\n \n", "empty: the file has no header"),
                read("a file of a header", CSV, "header.csv", HEADER, "0 0 0 0 0"),
                failed(
                        "no key in the header",
                        CSV,
                        "no-key.csv",
                        HEADER.replace("单号", "编号") + row("a"),
                        "missing-header: fault_no (as fault_no or 单号 or number)",
                        "found: 编号, 街道",
                        "under the source's columns"),
                failed(
                        "no header at all",
                        CSV,
                        "no-header.csv",
                        row("b1") + row("b2"),
                        "missing-header: fault_no",
                        "9 cells that are none of the headers asked for"),
                failed(
                        "a header twice",
                        CSV,
                        "twice.csv",
                        HEADER.replace("状态", "街道") + row("c"),
                        "duplicate-header: 街道 occurs more than once",
                        "keep one of them"),
                failed("a header of 20,000 columns", CSV, "wide.csv", "x,".repeat(20_000) + HEADER, "header:", "16384"),
                failed(
                        "a zero byte in the header",
                        CSV,
                        "nul-header.csv",
                        HEADER.replace("街道", "街\0道") + row("d"),
                        "header: nul"),
                failed(
                        "a gzip archive",
                        CSV,
                        "gzip.csv",
                        gzip(),
                        "compressed: the file is a gzip archive; unpack it first"),
                failed("a workbook", CSV, "workbook.csv", "PK\3\4 and so on", "read it as xlsx"),
                failed("a Parquet file", CSV, "parquet.csv", "PAR1 and so on", "read it as parquet"),
                failed("rubbish", CSV, "rubbish.csv", rubbish, ":"),
                read("UTF-8 with a byte-order mark", CSV, "mark.csv", "\uFEFF" + HEADER + row("e"), "1 1 0 0 0"),
                read("UTF-16 with a byte-order mark", CSV, "wide-mark.csv", "\uFEFF" + HEADER + row("f"), "1 1 0 0 0")
                        .in(StandardCharsets.UTF_16LE),
                read("GB18030", CSV, "gb.csv", HEADER + row("g"), "1 1 0 0 0").in(GB18030),
                read(
                        "line ends of CR alone",
                        CSV,
                        "cr.csv",
                        (HEADER + row("h1") + row("h2")).replace('\n', '\r'),
                        "2 2 0 0 0"),
                read(
                        "blank lines between",
                        CSV,
                        "between.csv",
                        HEADER + "\n" + row("i1") + ",,,,,,,,\n" + row("i2"),
                        "4 2 0 0 2"),
                read("no line end at the end", CSV, "no-end.csv", HEADER + row("j").strip(), "1 1 0 0 0"));
    }

    private static Stream<Arrived> csvRecords() {
        return Stream.of(
                read(
                        "one byte that is not UTF-8",
                        CSV,
                        "byte.csv",
                        spoiled(HEADER + row("k1") + row("k2") + row("k3"), "k2,", 3),
                        "3 2 1 0 0",
                        "undecodable: street is not valid UTF-8"),
                read(
                        "too many cells",
                        CSV,
                        "many.csv",
                        HEADER + row("l1") + "l2,x," + row("l3"),
                        "2 1 1 0 0",
                        "cells: expected 9, found 11"),
                read(
                        "too few cells",
                        CSV,
                        "few.csv",
                        HEADER + "m1,柳桥街道\n" + row("m2"),
                        "2 1 1 0 0",
                        "cells: expected 9, found 2"),
                read(
                        "a million cells",
                        CSV,
                        "million.csv",
                        HEADER + "x,".repeat(1_000_000) + "\n" + row("n2"),
                        "2 1 1 0 0",
                        "cells: expected 9, found more than"),
                read(
                        "a quote that nobody closes",
                        CSV,
                        "quote.csv",
                        HEADER + row("o1") + "o2,\"柳桥" + row("o3") + row("o4"),
                        "3 2 1 0 0",
                        "unclosed-quote"),
                read(
                        "text behind a quote",
                        CSV,
                        "behind.csv",
                        HEADER + "p1,\"柳桥\"街道" + row("p2") + row("p3"),
                        "2 1 1 0 0",
                        "text-after-quote"),
                read(
                        "a zero byte in a record",
                        CSV,
                        "nul.csv",
                        HEADER + row("q1") + row("q\0").replace("柳", "\0"),
                        "2 1 1 0 0",
                        "nul: the record holds a zero byte"),
                read(
                        "a record of 17 MB",
                        CSV,
                        "long.csv",
                        HEADER + row("r1") + "r2," + "长".repeat(6_000_000) + "\n" + row("r3"),
                        "3 2 1 0 0",
                        "too-long: a record of more than"),
                read("the same row twice", CSV, "same.csv", HEADER + row("s1") + row("s1") + row("s2"), "3 2 0 1 0"),
                read(
                        "two rows that contradict each other",
                        CSV,
                        "against.csv",
                        HEADER + row("t1") + row("t1").replace("closed", "open"),
                        "2 0 2 0 0",
                        "key"));
    }

    private static String with(String key, String what, String other) {
        return row(key).replace(what, other);
    }

    private static Stream<Arrived> values() {
        return Stream.of(
                read(
                        "numbers that are none",
                        CSV,
                        "numbers.csv",
                        HEADER
                                + with("u1", "0.25", "9.5")
                                + with("u2", "0.25", "bright")
                                + with("u3", "0.25", "1e999")
                                + with("u4", ",1,", ",1.5,")
                                + with("u5", "0.25", "3 kg")
                                + with("u7", "0.25", "250000000 kW"),
                        "6 0 6 0 0",
                        "watts: out_of_range: 9.5 is not in [0.01, 2] kW",
                        "'bright'",
                        "'1.5' is not a whole number",
                        "bad_unit: '3 kg'"),
                read(
                        "days that are none",
                        CSV,
                        "days.csv",
                        HEADER
                                + with("v1", "2026-03-04", "2026-02-30")
                                + with("v2", "2026-03-04", "2026-13-01")
                                + with("v3", "2026-03-04", "03/04/2026")
                                + with("v4", "2026-03-04", "今天")
                                + with("v5", "2026-03-04", "0000-00-00"),
                        "5 0 5 0 0",
                        "fixed_on: ",
                        "'2026-02-30'",
                        "'03/04/2026'"),
                read(
                        "times that are none",
                        CSV,
                        "times.csv",
                        HEADER
                                + with("w1", "08:00:00", "24:00:00")
                                + with("w2", "08:00:00", "25:00:00")
                                + with("w3", "08:00:00", "08:61:00"),
                        "3 1 2 0 0",
                        "seen_at: ",
                        "25:00:00",
                        "08:61:00"),
                read(
                        "codes that nobody declared",
                        CSV,
                        "codes.csv",
                        HEADER + with("x1", "closed", "完成"),
                        "1 0 1 0 0",
                        "state: unknown_code: '完成' is not one of closed, open"),
                read(
                        "no key, and no day that is required",
                        CSV,
                        "missing.csv",
                        HEADER + with("y0", "CSV-y0", "") + with("y2", "CSV-y2", "无") + with("y1", "2026-03-02,", ","),
                        "3 0 3 0 0",
                        "fault_no: missing: there is no value",
                        "reported_on: missing: there is no value"),
                read(
                        "all of it wrong at once",
                        CSV,
                        "all.csv",
                        HEADER + ",,no,no,赵一,no,no,no,no\n",
                        "1 0 1 0 0",
                        "fault_no: missing",
                        "reported_on: ",
                        "fixed_on: ",
                        "watts: ",
                        "lamps: ",
                        "state: ",
                        "seen_at: "));
    }

    private static Stream<Arrived> declared() {
        return Stream.of(
                failed(
                        "GB18030 declared as UTF-8",
                        "declared",
                        "gb.csv",
                        (HEADER + row("z1")).getBytes(GB18030),
                        "undecodable: the header is not valid",
                        "set the source's encoding"),
                read("UTF-8 declared as UTF-8", "declared", "utf-8.csv", HEADER + row("z2"), "1 1 0 0 0"));
    }

    /** UTF-8 with a byte that is none, so many bytes behind the beginning of a place. */
    static byte[] spoiled(String text, String place, int behind) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int before = text.substring(0, text.indexOf(place)).getBytes(StandardCharsets.UTF_8).length;
        bytes[before + behind] = (byte) 0xFF;
        return bytes;
    }

    private static byte[] gzip() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(HEADER.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
