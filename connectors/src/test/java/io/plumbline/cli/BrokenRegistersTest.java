package io.plumbline.cli;

import static io.plumbline.cli.Broken.edit;
import static io.plumbline.cli.Broken.of;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A register, areas or a key that cannot be used end the run before a record is read, with all that is wrong and what to do. */
class BrokenRegistersTest {
    private static final String REGISTER = "register.csv";
    private static final String AREAS = "areas.geojson";

    @TempDir
    private Path folder;

    static Stream<Broken> broken() {
        return Stream.concat(registers(), areas());
    }

    private static Stream<Broken> registers() {
        return Stream.of(
                of(
                        "organizations that cannot stand",
                        REGISTER,
                        text -> text + """
                                QH-S2,street,石桥街道,QH,990103,,
                                QH-S3,street,柏桥街道,HQ,990101,,
                                QH-S4,street,松桥街道,QH,,2026-05-01,2025-05-01
                                QH-S5,street,梅桥街道,QH,,2026-02-30,
                                QH-S6,,兰桥街道,QH,,,
                                QH-S7,street,,QH,,,
                                QH-C1,village,东村,QH-C2,,,
                                QH-C2,village,西村,QH-C1,,,
                                QH-S8,street,荷桥街道
                                """,
                        "register register.csv: 10 problems",
                        "QH-S2: stands twice",
                        "QH-S3: names the parent 'HQ', which is not in the register",
                        "QH-S3: has the code 990101 of QH-S1",
                        "QH-S4: valid_from 2026-05-01 is not before valid_to 2025-05-01",
                        "register.csv row 7: valid_from '2026-02-30' is not a day; write it as 2026-10-31",
                        "register.csv row 8: has no kind",
                        "register.csv row 9: has no name",
                        "QH-C1: is its own ancestor",
                        "QH-C2: is its own ancestor",
                        "register.csv row 12: cells: expected 7, found 3"),
                of("an empty register", REGISTER, text -> "", "register register.csv", "empty: the file has no bytes"),
                of(
                        "a register of headers",
                        REGISTER,
                        text -> text.substring(0, text.indexOf('\n') + 1),
                        "no organizations"),
                edit(
                        "a header that is missing",
                        REGISTER,
                        "kind,",
                        "sort,",
                        "missing-header: kind (as kind or 类型",
                        "found: organization_id"),
                edit(
                        "a register that is not there",
                        "job.yaml",
                        "path: register.csv",
                        "path: registers.csv",
                        "register registers.csv",
                        "no file matches",
                        "register.csv"),
                edit(
                        "a workbook that is none",
                        "job.yaml",
                        "{ format: csv, path: register.csv }",
                        "{ format: xlsx, path: register.csv }",
                        "register register.csv",
                        "not-a-workbook"),
                edit(
                        "a key that is not there",
                        "job.yaml",
                        "programme.key",
                        "programm.key",
                        "privacy.key: ${file:",
                        "programm.key}: the file cannot be read"),
                edit(
                        "a variable that is not set",
                        "job.yaml",
                        "file:programme.key",
                        "env:PLUMBLINE_NO_SUCH_KEY",
                        "${env:PLUMBLINE_NO_SUCH_KEY}: there is no such environment variable"));
    }

    private static Stream<Broken> areas() {
        return Stream.of(
                of(
                        "areas that cannot stand",
                        AREAS,
                        text -> text.replace("[116.10,39.92]", "[390.10,39.92]").replace("QH-S2", ""),
                        "areas areas.geojson",
                        "feature 1 'QH-S1'",
                        "longitude 390.1",
                        "feature 2",
                        "'organization_id' that names the area is missing or empty"),
                edit(
                        "an area of nobody",
                        AREAS,
                        "QH-S2",
                        "QH-S9",
                        "areas areas.geojson",
                        "QH-S9: is no organization of the register"),
                edit("two areas of one organization", AREAS, "QH-S2", "柳桥街道", "second area of QH-S1; merge the two"),
                of(
                        "no GeoJSON",
                        AREAS,
                        text -> "柳桥,石桥\n",
                        "areas areas.geojson",
                        "not a readable GeoJSON file near line 1"),
                of("GeoJSON that is cut", AREAS, text -> text.substring(0, 200), "not a readable GeoJSON file"),
                edit(
                        "another type",
                        AREAS,
                        "FeatureCollection",
                        "Topology",
                        "type is 'Topology'; allowed: FeatureCollection"),
                of("areas without end", AREAS, text -> "{\"type\":" + "[".repeat(10_000), "64 levels of nesting"),
                edit(
                        "areas that are not there",
                        "job.yaml",
                        "path: areas.geojson",
                        "path: area.geojson",
                        "areas area.geojson",
                        "check the path"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void isRefusedInWords(Broken broken) throws IOException {
        LampJob job = new LampJob(folder);
        broken.writeInto(job);
        LampJob.Told told = job.command("run");
        broken.isToldBy(told);
        assertFalse(Files.exists(job.path("out/manifests")), "nothing is published");
    }
}
