package io.plumbline.cli;

import static io.plumbline.cli.Broken.edit;
import static io.plumbline.cli.Broken.of;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every pack that cannot be used is refused before anything is read, with all that is wrong and what to do. */
class BrokenPacksTest {
    private static final String PACK = "lamps.yaml";

    @TempDir
    private Path folder;

    static Stream<Broken> broken() {
        return Stream.concat(contracts(), judging());
    }

    private static Stream<Broken> contracts() {
        return Stream.of(
                of("an empty pack", PACK, text -> "", "pack lamps.yaml", "is not a YAML mapping"),
                edit("no key", PACK, "key: [fault_no]", "key: []", "contracts.lamps.fault.key: is empty"),
                edit(
                        "a key that is no column",
                        PACK,
                        "key: [fault_no]",
                        "key: [number]",
                        "no column 'number'; known: fault_no"),
                edit(
                        "an unknown type",
                        PACK,
                        "lamps: { type: long",
                        "lamps: { type: int",
                        "'int' is not one of string, long, double"),
                edit("an unknown unit", PACK, "unit: kW", "unit: PS", "unknown unit 'PS'", "kW"),
                edit("a reversed range", PACK, "[0.01, 2]", "[2, 0.01]", "watts.range", "low <= high"),
                edit("a range of words", PACK, "[0.01, 2]", "[low, high]", "watts.range", "'low'"),
                edit(
                        "a hash that is a number",
                        PACK,
                        "type: string, zh: 报修人",
                        "type: long, zh: 报修人",
                        "'caller': is hashed, and a hash is text"),
                edit(
                        "a pattern of no date",
                        PACK,
                        "zh: 发现时间,",
                        "zh: 发现时间, formats: [Q],",
                        "seen_at",
                        "unknown letters 'Q'"),
                edit(
                        "an unknown privacy",
                        PACK,
                        "privacy: hash",
                        "privacy: secret",
                        "'secret' is not one of keep, hash, drop"),
                edit(
                        "a column with a path for a name",
                        PACK,
                        "      watts:",
                        "      ../watts:",
                        "contracts",
                        "snake_case"),
                edit(
                        "a column that the engine owns",
                        PACK,
                        "      watts:",
                        "      record_id:",
                        "'record_id' is taken by the engine"),
                edit(
                        "a contract with a path for an id",
                        PACK,
                        "  lamps.post:",
                        "  ../post:",
                        "the id '../post' may hold letters"),
                edit(
                        "a position that is text",
                        PACK,
                        "lon: { type: double",
                        "lon: { type: string",
                        "position 'lon': a coordinate must be a double"),
                edit(
                        "two ways in one",
                        PACK,
                        "{ point: true }",
                        "{ point: true, code: post_id }",
                        "territorial[0]: give exactly one of code, name"),
                edit(
                        "an address that nobody can read",
                        PACK,
                        "{ name: street }",
                        "{ address: caller }",
                        "territorial[0]: the column 'caller' is not kept"),
                edit(
                        "an accuracy of nothing",
                        PACK,
                        "lat: lat }",
                        "lat: lat, accuracy_m: 0 }",
                        "lamps.post.position: accuracy_m is 0.0; allowed: more than 0"),
                edit(
                        "an accuracy that is text",
                        PACK,
                        "lat: lat }",
                        "lat: lat, accuracy: post_id }",
                        "position 'post_id': an accuracy must be a number of metres"),
                edit(
                        "an unknown role",
                        PACK,
                        "      territorial: [ { name",
                        "      principle: [ { name",
                        "'principle' is not one of principal, territorial"));
    }

    private static Stream<Broken> judging() {
        return Stream.of(
                edit(
                        "an unknown table",
                        PACK,
                        "of: lamps.fault",
                        "of: lamps.default",
                        "no table 'lamps.default'; known: lamps.fault, lamps.post"),
                edit("an expression cut short", PACK, "fixed_on < reported_on", "fixed_on <", "indicators", "where"),
                edit(
                        "an expression over no column",
                        PACK,
                        "fixed_on < reported_on",
                        "mended_on < reported_on",
                        "mended_on",
                        "fixed_on"),
                edit("an expression of two types", PACK, "fixed_on < reported_on", "fixed_on < 5", "where"),
                edit(
                        "an expression that runs code",
                        PACK,
                        "fixed_on < reported_on",
                        "java_method('Runtime', 'getRuntime')",
                        "where",
                        "java_method"),
                edit(
                        "an expression that is a list",
                        PACK,
                        "where: \"fixed_on < reported_on\"",
                        "where: [a, b]",
                        "where: a list stands where"),
                edit(
                        "an unknown kind of indicator",
                        PACK,
                        "kind: count",
                        "kind: total",
                        "'total' is not one of",
                        "count"),
                edit(
                        "a share of nothing",
                        PACK,
                        "kind: count\n    where: \"fixed_on < reported_on\"",
                        "kind: share",
                        "a share needs a condition where"),
                edit(
                        "an unknown kind of check",
                        PACK,
                        "kind: claim",
                        "kind: clam",
                        "checks.L01.kind: 'clam' is not known; known: balance, change, claim"),
                edit(
                        "an unknown setting",
                        PACK,
                        "flag: { min_count: 1 }",
                        "flag: { at_least: 1 }",
                        "checks.L01",
                        "at_least",
                        "min_count"),
                edit(
                        "an unknown indicator",
                        PACK,
                        "indicator: lamps.fixed-before-reported",
                        "indicator: lamps.fixed",
                        "'lamps.fixed' does not exist; known: lamps.fixed-before-reported"),
                edit(
                        "an unknown duty",
                        PACK,
                        "duty: lamps.repair",
                        "duty: lamps.paint",
                        "'lamps.paint' does not exist; known: lamps.repair"),
                edit(
                        "an unknown basis",
                        PACK,
                        "    basis: [LAMPS-1]\n    owner",
                        "    basis: [LAMPS-9]\n    owner",
                        "'LAMPS-9' does not exist; known: LAMPS-1"),
                edit(
                        "an unknown slot",
                        PACK,
                        "{numerator} 张",
                        "{everyone} 张",
                        "no slot {everyone}; known:",
                        "numerator"),
                edit(
                        "a verdict",
                        PACK,
                        "Fixed before it was reported }\n    indicator",
                        "Fraud }\n    indicator",
                        "'fraud' is a verdict"),
                edit(
                        "no innocent explanation",
                        PACK,
                        "innocent: [ { zh: 日期录入颠倒, en: The two days were exchanged when they were entered } ]",
                        "innocent: []",
                        "checks.L01.innocent: is empty"),
                edit(
                        "no way to rule it out",
                        PACK,
                        "rules_out: [ { zh: 派工单日期在报修之后, en: The work order is dated after the report } ]",
                        "rules_out: []",
                        "checks.L01.rules_out: is empty"),
                edit(
                        "a field that is missing",
                        PACK,
                        "    scope: { zh: 已填修复日期的故障单, en: Faults with a day of repair }\n",
                        "",
                        "field 'scope' is missing"),
                edit(
                        "a relation of an unknown kind",
                        PACK,
                        "indicators:",
                        "relations: { lamps.x: { kind: mach, of: lamps.fault } }\nindicators:",
                        "unknown kind 'mach'; known: balance"));
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
