package io.plumbline.cli;

import static io.plumbline.cli.Broken.edit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every job file that cannot be used is refused before anything is read, with all that is wrong and what to do. */
class BrokenJobsTest {
    @TempDir
    private Path folder;

    static Stream<Broken> broken() {
        return Stream.of(
                edit(
                        "an unknown field",
                        "job.yaml",
                        "as_of:",
                        "as_off:",
                        "2 problems",
                        "unknown field 'as_off'; known: job, as_of",
                        "field 'as_of' is missing"),
                edit(
                        "an unknown field of a source",
                        "job.yaml",
                        "    path: faults.csv",
                        "    path: faults.csv\n    delimeter: ';'",
                        "sources[0]: unknown field 'delimeter'; known: contract",
                        "delimiter"),
                edit(
                        "a list where a text belongs",
                        "job.yaml",
                        "job: lamps",
                        "job: [a, b]",
                        "job: a list stands where a text belongs"),
                edit(
                        "a text where a mapping belongs",
                        "job.yaml",
                        "{ from: 2026-01-01, to: 2026-07-01 }",
                        "2026",
                        "window:",
                        "'2026'",
                        "a mapping"),
                edit(
                        "sources that are a text",
                        "job.yaml",
                        "sources:\n",
                        "sources: faults.csv\nx:\n",
                        "sources",
                        "'faults.csv'",
                        "unknown field 'x'"),
                edit(
                        "a day that does not exist",
                        "job.yaml",
                        "as_of: 2026-07-01",
                        "as_of: 2026-02-30",
                        "as_of: '2026-02-30' is not a day; write it as 2026-10-31"),
                edit(
                        "a zone that does not exist",
                        "job.yaml",
                        "Asia/Shanghai",
                        "Asia/Peking",
                        "time_zone: 'Asia/Peking' is not a time zone"),
                edit(
                        "a reversed window",
                        "job.yaml",
                        "to: 2026-07-01",
                        "to: 2025-07-01",
                        "window: from 2026-01-01 is not before to 2025-07-01"),
                edit(
                        "a window after the day",
                        "job.yaml",
                        "as_of: 2026-07-01",
                        "as_of: 2025-07-01",
                        "as_of",
                        "2025-07-01"),
                edit(
                        "no packs",
                        "job.yaml",
                        "packs: [lamps.yaml]",
                        "packs: []",
                        "packs: is empty; name at least one of fire"),
                edit(
                        "a pack that does not exist",
                        "job.yaml",
                        "[lamps.yaml]",
                        "[lamp]",
                        "packs[0]: there is no pack 'lamp'; known:",
                        "muck",
                        ".yaml"),
                edit(
                        "a pack file that does not exist",
                        "job.yaml",
                        "[lamps.yaml]",
                        "[lamp.yaml]",
                        "packs[0]",
                        "lamp.yaml",
                        "does not exist"),
                edit("a pack whose path is none", "job.yaml", "[lamps.yaml]", "[\"a:b.yaml\"]", "packs[0]", "a:b.yaml"),
                edit(
                        "an unknown contract",
                        "job.yaml",
                        "contract: lamps.post",
                        "contract: lamps.pole",
                        "sources[1] 'lamps.pole': there is no contract 'lamps.pole'; known: lamps.fault, lamps.post"),
                edit(
                        "a mapping to an unknown column",
                        "job.yaml",
                        "path: faults.csv",
                        "path: faults.csv\n    columns: { wats: 功率 }",
                        "'wats': unknown column; known: fault_no",
                        "watts"),
                edit(
                        "an unknown unit",
                        "job.yaml",
                        "path: faults.csv",
                        "path: faults.csv\n    columns: { watts: { from: 功率, unit: PS } }",
                        "unknown unit 'PS'; known:",
                        "kW"),
                edit(
                        "a unit that does not convert",
                        "job.yaml",
                        "path: faults.csv",
                        "path: faults.csv\n    columns: { watts: { from: 功率, unit: kg } }",
                        "'kg' does not convert into the contract's 'kW'"),
                edit(
                        "a code that is not the contract's",
                        "job.yaml",
                        "path: faults.csv",
                        "path: faults.csv\n    columns: { state: { from: 状态, codes: { 完: done } } }",
                        "code 'done' is not one of the contract's [closed, open]"),
                edit(
                        "a pattern that is none",
                        "job.yaml",
                        "path: faults.csv",
                        "path: faults.csv\n    columns: { reported_on: { from: 报修日期, formats: [YYYY-QQ] } }",
                        "'reported_on'",
                        "YYYY-QQ"),
                edit(
                        "an unknown crs",
                        "job.yaml",
                        "    crs: WGS84",
                        "    crs: Beijing54",
                        "sources[1]",
                        "Beijing54",
                        "WGS84"),
                edit(
                        "no crs where there are positions",
                        "job.yaml",
                        "    crs: WGS84\n",
                        "",
                        "sources[1]",
                        "no crs",
                        "GCJ02"),
                edit(
                        "an unknown encoding",
                        "job.yaml",
                        "path: faults.csv",
                        "path: faults.csv\n    encoding: latin-9",
                        "sources[0]",
                        "latin-9",
                        "gb18030"),
                edit(
                        "a delimiter of two characters",
                        "job.yaml",
                        "path: faults.csv",
                        "path: faults.csv\n    delimiter: '||'",
                        "sources[0]",
                        "'||'",
                        "one ASCII character"),
                edit(
                        "an unknown source format",
                        "job.yaml",
                        "format: jsonl",
                        "format: jsnl",
                        "sources[1]",
                        "'jsnl'",
                        "jsonl",
                        "parquet"),
                edit(
                        "a format that names a class",
                        "job.yaml",
                        "format: jsonl",
                        "format: org.evil.Source",
                        "sources[1]",
                        "'org.evil.Source'",
                        "jsonl"),
                edit("no path", "job.yaml", "    path: faults.csv\n", "", "sources[0] 'lamps.fault': has no path"),
                edit(
                        "the same source twice",
                        "job.yaml",
                        "  - contract: lamps.post",
                        "  - { contract: lamps.fault, format: csv, path: b.csv }\n  - contract: lamps.post",
                        "sources[1]",
                        "the id stands twice"),
                edit(
                        "an unknown sink format",
                        "job.yaml",
                        "format: parquet",
                        "format: pdf",
                        "sinks[0].format: 'pdf' is not known; known: parquet, dossier, xlsx"),
                edit(
                        "a threshold without a reason",
                        "job.yaml",
                        "sinks:",
                        "thresholds: { L01: { min_count: 2 } }\nsinks:",
                        "thresholds.L01: has no reason; add because"),
                edit(
                        "a threshold of an unknown check",
                        "job.yaml",
                        "sinks:",
                        "thresholds: { L99: { min_count: 2, because: memo } }\nsinks:",
                        "thresholds.L99: there is no such check; known: L01"),
                edit(
                        "a promotion without a reason",
                        "job.yaml",
                        "sinks:",
                        "promote: { L01: \"\" }\nsinks:",
                        "promote.L01: has no reason"),
                edit(
                        "a duty nobody knows",
                        "job.yaml",
                        "sinks:",
                        "duties: { lamps.paint: { title: { zh: 漆, en: Paint }, holders: [] } }\nsinks:",
                        "duties.lamps.paint: there is no such duty",
                        "known: lamps.repair"),
                edit(
                        "a key in clear text",
                        "job.yaml",
                        "${file:programme.key}",
                        "hunter2",
                        "privacy.key",
                        "${env:NAME}"),
                edit(
                        "no key for what is hashed",
                        "job.yaml",
                        "privacy: { key: \"${file:programme.key}\" }\n",
                        "",
                        "privacy",
                        "PLUMBLINE_KEY"),
                edit(
                        "a password in clear text",
                        "job.yaml",
                        "path: faults.csv",
                        "path: faults.csv\n    options: { password: hunter2 }",
                        "'password'",
                        "${env:NAME}"),
                edit(
                        "areas of an unknown format",
                        "job.yaml",
                        "format: geojson",
                        "format: shp",
                        "register.areas.format",
                        "'shp'",
                        "geojson"),
                edit(
                        "areas of an unknown crs",
                        "job.yaml",
                        "crs: WGS84, id",
                        "crs: UTM50N, id",
                        "register.areas.crs",
                        "UTM50N"),
                edit(
                        "a register of an unknown format",
                        "job.yaml",
                        "{ format: csv, path: register.csv }",
                        "{ format: docx, path: register.docx }",
                        "register.organizations.format",
                        "'docx'",
                        "csv"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void isRefusedInWords(Broken broken) throws IOException {
        LampJob job = new LampJob(folder);
        broken.writeInto(job);
        LampJob.Told told = job.command("validate");
        broken.isToldBy(told);
    }
}
