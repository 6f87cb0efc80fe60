package io.plumbline.cli;

import static io.plumbline.cli.Arrived.failed;
import static io.plumbline.cli.Arrived.read;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** JSON lines as they arrive: cut, nested without end, filled with what is no JSON. */
final class BrokenJson {
    private BrokenJson() {}

    static Stream<Arrived> all() {
        return Stream.concat(jsonFiles(), jsonLines());
    }

    private static String json(String key) {
        return "{\"单号\":\"JSON-" + key + "\",\"街道\":\"石桥街道\",\"报修日期\":\"2026-03-02\",\"灯数\":2}\n";
    }

    private static Stream<Arrived> jsonFiles() {
        return Stream.of(
                failed("JSON lines of no bytes", "jsonl", "empty.jsonl", "", "empty: the file has no bytes"),
                failed(
                        "one array",
                        "jsonl",
                        "array.jsonl",
                        " [" + json("A1") + "," + json("A2") + "]",
                        "not-lines: the file is one JSON array; write one object per line"),
                read("JSON lines in UTF-16", "jsonl", "wide.jsonl", "\uFEFF" + json("B1"), "1 1 0 0 0")
                        .in(StandardCharsets.UTF_16BE));
    }

    private static Stream<Arrived> jsonLines() {
        return Stream.of(
                read(
                        "a line that is cut",
                        "jsonl",
                        "cut.jsonl",
                        json("C1") + "{\"单号\":\"C2\",\n" + json("C3"),
                        "3 2 1 0 0",
                        "json: malformed at character"),
                read(
                        "lines that are no object",
                        "jsonl",
                        "scalars.jsonl",
                        "42\n\"text\"\nnull\n[1]\n" + json("D1"),
                        "5 1 4 0 0",
                        "json: the line is not an object"),
                read(
                        "two objects in a line",
                        "jsonl",
                        "two.jsonl",
                        json("E1").strip() + json("E2"),
                        "1 0 1 0 0",
                        "json: more than one value in the line"),
                read(
                        "nesting of 100,000 levels",
                        "jsonl",
                        "deep.jsonl",
                        "{\"x\":" + "[".repeat(100_000) + "\n" + json("F1"),
                        "2 1 1 0 0",
                        "json-limit: nested deeper than 64"),
                read(
                        "a field twice",
                        "jsonl",
                        "twice.jsonl",
                        json("G1").replace("{", "{\"单号\":\"G2\",") + json("G3"),
                        "2 1 1 0 0",
                        "duplicate-field: fault_no occurs more than once"),
                read(
                        "an object where a text belongs",
                        "jsonl",
                        "nested.jsonl",
                        json("H1").replace("\"石桥街道\"", "{\"name\":\"石桥\"}"),
                        "1 0 1 0 0",
                        "nested: street is a list or an object; name the field inside it by its path"),
                read(
                        "a text of 10 MB that nobody wants",
                        "jsonl",
                        "unwanted.jsonl",
                        json("I1").replace("{", "{\"x\":\"" + "y".repeat(10 << 20) + "\","),
                        "1 1 0 0 0"),
                read(
                        "a line of 17 MB",
                        "jsonl",
                        "long.jsonl",
                        json("J1").replace("{", "{\"x\":\"" + "y".repeat(17 << 20) + "\",") + json("J2"),
                        "2 1 1 0 0",
                        "too-long: a line of more than"),
                read(
                        "a number of 2,000 digits",
                        "jsonl",
                        "digits.jsonl",
                        json("K1").replace(":2}", ":" + "9".repeat(2000) + "}"),
                        "1 0 1 0 0",
                        "json-limit"),
                read(
                        "a number that JSON does not have",
                        "jsonl",
                        "nan.jsonl",
                        json("L1").replace(":2}", ":NaN}"),
                        "1 0 1 0 0",
                        "json: malformed"),
                read(
                        "a byte that is not UTF-8",
                        "jsonl",
                        "byte.jsonl",
                        BrokenCsv.spoiled(json("M1") + json("M2"), "石桥", 0),
                        "2 1 1 0 0",
                        "undecodable: the line is not valid UTF-8"));
    }
}
