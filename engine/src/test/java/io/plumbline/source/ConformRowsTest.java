package io.plumbline.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.contract.Contract;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConformRowsTest {
    private final StructType written = new ConformLayout(Manifests.CONTRACT).written();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            manifest_no |            | manifest_no: missing: there is no value (blank); the contract requires one
            manifest_no | 　         | manifest_no: missing: there is no value (blank); the contract requires one
            manifest_no | ——         | manifest_no: missing: there is no value (dash); the contract requires one
            manifest_no | 无         | manifest_no: missing: there is no value (none); the contract requires one
            manifest_no | 1.10108E+11| manifest_no: rounded_code: '1.10108E+11' was rounded by a spreadsheet; export the column as text to keep its digits
            manifest_no | (*)        | manifest_no: nothing_left: '(*)' has no letter or digit left after normalization
            vehicle_id  | ·.         | vehicle_id: nothing_left: the value has no letter or digit left after normalization
            phone       | 1.38001E+10| phone: rounded_code: the value was rounded by a spreadsheet; export the column as text to keep its digits
            out_at      | 不详       | out_at: missing: there is no value (unknown); the contract requires one
            out_at      | 未报       | out_at: missing: there is no value (not_reported); the contract requires one
            out_at      | 2026-02-30 | out_at: impossible_date: '2026-02-30': there is no such day or time
            out_at      | 2026-03-05 25:00 | out_at: impossible_date: '2026-03-05 25:00': there is no such day or time
            out_at      | 2026-13-01 | out_at: impossible_date: '2026-13-01': there is no such day or time
            out_at      | 9999-12-31 | out_at: year_out_of_range: '9999-12-31': years from 1900 to 2100 are allowed
            out_at      | 0001-01-01 | out_at: year_out_of_range: '0001-01-01': years from 1900 to 2100 are allowed
            out_at      | 03/05/2026 | out_at: ambiguous_date: '03/05/2026': day and month cannot be told apart; give a pattern such as MM/dd/yyyy or dd/MM/yyyy
            made_on     | 2026-02-29 | made_on: impossible_date: '2026-02-29': there is no such day or time
            load_t      | 70         | load_t: out_of_range: 70 is not in [0.1, 60] t
            load_t      | 0          | load_t: out_of_range: 0 is not in [0.1, 60] t
            load_t      | -5         | load_t: out_of_range: -5 is not in [0.1, 60] t
            load_t      | (5)        | load_t: out_of_range: -5 is not in [0.1, 60] t
            load_t      | 80000kg    | load_t: out_of_range: 80 is not in [0.1, 60] t
            load_t      | 1e300      | load_t: out_of_range: 1E+300 is not in [0.1, 60] t
            load_t      | Infinity   | load_t: not_finite: 'Infinity': NaN and infinity are not values
            load_t      | 1e999      | load_t: not_finite: '1e999': exponents from -308 to 308 only
            load_t      | 12 m³      | load_t: bad_unit: '12 m3' does not end in a unit that converts into t
            load_t      | 12 箱      | load_t: bad_unit: '12 箱' does not end in a unit that converts into t
            load_t      | 12%        | load_t: bad_unit: '12%' does not end in a unit that converts into t
            load_t      | 1,23       | load_t: bad_grouping: '1,23': commas must part groups of three digits
            trips       | 2.5        | trips: not_whole: '2.5' is not a whole number
            trips       | 21         | trips: out_of_range: 21 is not in [0, 20]
            trips       | 99999999999999999999 | trips: out_of_range: 100000000000000000000 is not in [0, 20]
            sealed      | 有         | sealed: not_a_boolean: '有' is neither true, yes, 1, 是 nor false, no, 0, 否; map others by codes
            sealed      | 2          | sealed: not_a_boolean: '2' is neither true, yes, 1, 是 nor false, no, 0, 否; map others by codes
            kind        | D          | kind: unknown_code: 'D' is not one of A, B, C
            kind        | a          | kind: unknown_code: 'a' is not one of A, B, C
            kind        | 13800138000| kind: unknown_code: '***' is not one of A, B, C
            lon         | 181        | lon: out_of_range: 181 is not in [-180, 180] degrees
            lat         | -91        | lat: out_of_range: -91 is not in [-90, 90] degrees
            lon         | 121.5      | lon: out_of_range: 121.5 is not in [115, 118] degrees
            lat         | 31.2       | lat: out_of_range: 31.2 is not in [39, 42] degrees
            lon         | 无         | lon: half_position: there is no value beside lat
            lat         |            | lat: half_position: there is no value beside lon
            """)
    void refusesNonsenseWithItsReason(String column, String cell, String reason) {
        assertEquals(List.of(reason), reasons(conform(column, cell)));
    }

    @Test
    void refusesTextThatIsNoNumberOrDate() {
        assertTrue(reasons(conform("load_t", "约十吨")).get(0).startsWith("load_t: not_a_number: '约十吨': "));
        assertTrue(reasons(conform("made_on", "上周三")).get(0).startsWith("made_on: not_a_date: '上周三': "));
        assertTrue(reasons(conform("trips", "两趟")).get(0).startsWith("trips: not_a_number: '两趟': "));
    }

    @Test
    void refusesCoordinatesInEachOthersPlace() {
        assertEquals(
                List.of("lon: swapped_position: longitude 39.95 and latitude 116.3 are in each other's place;"
                        + " map the columns the other way round"),
                reasons(conform("lon", "39.95", "lat", "116.3")));
    }

    @Test
    void tellsEveryReasonOfOneRow() {
        assertEquals(
                List.of(
                        "out_at: impossible_date: '2026-02-30': there is no such day or time",
                        "load_t: out_of_range: 70 is not in [0.1, 60] t",
                        "kind: unknown_code: 'X' is not one of A, B, C"),
                reasons(conform("out_at", "2026-02-30", "load_t", "70", "kind", "X")));
    }

    @Test
    void showsWhatIsNotPrivateMaskedAndShortened() {
        Row row = conform("load_t", "70", "note", "电话13800138000 " + "长".repeat(300));
        Map<String, String> shown = texts(row, "_shown");
        assertFalse(shown.containsKey("vehicle_id"));
        assertFalse(shown.containsKey("phone"));
        String note = shown.get("note");
        assertTrue(note.startsWith("电话*** 长长"), note);
        assertEquals(201, note.length());
    }

    @Test
    void keepsNothingOfARefusedRowButWhatIsShown() {
        Row row = conform("load_t", "70");
        for (String name : new ConformLayout(Manifests.CONTRACT).read()) {
            assertNull(row.get(written.fieldIndex(name)), name);
        }
        assertNull(value(row, "record_id"));
    }

    @Test
    void readsEveryTypeIntoTheContractsForm() {
        Row row = conform();
        assertEquals("BJ001", value(row, "manifest_no"));
        assertEquals(micros("2026-03-05T00:15:00Z"), value(row, "out_at"));
        assertEquals((int) LocalDate.of(2026, 3, 5).toEpochDay(), value(row, "made_on"));
        assertEquals(12.5, value(row, "load_t"));
        assertEquals(2L, value(row, "trips"));
        assertEquals(true, value(row, "sealed"));
        assertEquals("A", value(row, "kind"));
        assertEquals("西门出场", value(row, "note"));
        assertNull(value(row, "_status"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            load_t  | 12500 公斤 | 12.5
            load_t  | １２．５吨 | 12.5
            load_t  | 12,500kg   | 12.5
            load_t  | 25000斤    | 12.5
            area_m2 | 1.5公顷    | 15000
            area_m2 | 3 亩       | 2000
            area_m2 | 20 m2      | 20
            area_m2 | 20㎡       | 20
            area_m2 | 0.2 km2    | 200000
            area_m2 | -0         | 0
            """)
    void takesTheUnitThatACellNames(String column, String cell, double expected) {
        assertEquals(expected, value(conform(column, cell), column));
    }

    @Test
    void tellsWhyAValueIsMissing() {
        Row row = conform("note", "/", "load_t", "未报", "made_on", "不适用", "trips", "", "kind", "不详");
        assertEquals(
                Map.of(
                        "made_on", "not_applicable",
                        "load_t", "not_reported",
                        "trips", "blank",
                        "kind", "unknown",
                        "note", "dash"),
                texts(row, "missing"));
        assertNull(value(row, "load_t"));
    }

    @Test
    void takesZeroZeroForAPositionThatIsNotKnown() {
        Row row = conform("lon", "0", "lat", "0.0");
        assertNull(value(row, "lon"));
        assertEquals(Map.of("lon", "unknown", "lat", "unknown"), texts(row, "missing"));
    }

    @Test
    void acceptsARowWithoutAPosition() {
        assertNull(value(conform("lon", "", "lat", ""), "_status"));
    }

    @Test
    void bringsPositionsToWgs84() {
        Source source = Manifests.source("{contract: muck.manifest, format: csv, crs: GCJ02}");
        Row row = conform(source, Manifests.cells("lon", "116.42703", "lat", "39.90245", "kind", "A"));
        // Beijing railway station in both systems, as published.
        assertEquals(116.42079, (double) value(row, "lon"), 2e-5);
        assertEquals(39.90105, (double) value(row, "lat"), 2e-5);
    }

    @Test
    void hashesOneVehicleIntoOnePseudonymHoweverItIsWritten() {
        Object plain = value(conform("vehicle_id", "京A12345"), "vehicle_id");
        assertEquals(plain, value(conform("vehicle_id", " 京ａ·１２３４５ "), "vehicle_id"));
        assertEquals(64, plain.toString().length());
        assertEquals(
                value(conform("phone", "13800138000"), "phone"), value(conform("phone", "13800138000.0"), "phone"));
    }

    @Test
    void masksWhatLooksPersonalInTextThatIsKept() {
        assertEquals("联系***", value(conform("note", "联系13800138000"), "note"));
        assertEquals("*** 5号楼", value(conform("note", "3单元502室 5号楼"), "note"));
        assertEquals("车牌***", value(conform("note", "车牌京AABCDE"), "note"));
    }

    @Test
    void givesOneIdentifierToOneKeyHoweverItIsWritten() {
        Row one = conform("manifest_no", "bj-001");
        Row other = conform("manifest_no", "BJ001", "load_t", "13");
        assertEquals(value(one, "record_id"), value(other, "record_id"));
    }

    @Test
    void readsTimesAsTheMappingSays() {
        Source source = Manifests.source("""
                contract: muck.manifest
                format: csv
                crs: WGS84
                columns:
                  out_at: { from: at, formats: [epoch_s, "MM/dd/yyyy HH:mm"] }
                  load_t: { from: kg, unit: kg }
                  sealed: { constant: "no" }
                """);
        List<String> cells =
                new ArrayList<>(List.of(Manifests.cells("out_at", "1772669700", "load_t", "12500", "kind", "A")));
        cells.remove(7);
        Row row = conform(source, cells.toArray(String[]::new));
        assertEquals(micros("2026-03-05T00:15:00Z"), value(row, "out_at"));
        assertEquals(12.5, value(row, "load_t"));
        assertEquals(false, value(row, "sealed"));
    }

    @Test
    void countsTheEndOfADayAsTheNextMidnight() {
        assertEquals(micros("2026-03-05T16:00:00Z"), value(conform("out_at", "2026-03-05 24:00:00"), "out_at"));
    }

    @Test
    void passesBrokenIgnoredAndFailedOn() {
        Row broken = unread(1L, RawRows.BROKEN, "unclosed_quote: at 13800138000");
        assertEquals("quarantined", value(broken, "_status"));
        assertEquals(List.of("unclosed_quote: at ***"), reasons(broken));
        assertEquals("ignored", value(unread(2L, RawRows.IGNORED, null), "_status"));
        Row failed = unread(null, RawRows.FAILED, "not_csv: it is a picture");
        assertEquals("failed", value(failed, "_status"));
        assertEquals("not_csv: it is a picture", value(failed, "_problem"));
    }

    @Test
    void sealsTheHashOfARowWhenThereIsAKey() {
        assertFalse(value(conform("load_t", "70"), "_hash").equals("b".repeat(64)));
        assertEquals(64, value(conform("load_t", "70"), "_hash").toString().length());
    }

    private Row conform(String... replaced) {
        return conform(Manifests.SOURCE, Manifests.cells(replaced));
    }

    private Row conform(Source source, String[] cells) {
        return conformed(source, Manifests.row("a.csv", 1, cells));
    }

    private static Row unread(Long rowNo, String state, String problem) {
        return conformed(Manifests.SOURCE, Manifests.state("f", rowNo, state, problem));
    }

    private static Row conformed(Source source, Row raw) {
        return RowFactory.create(rows(source, Manifests.CONTRACT).conform(raw, 0));
    }

    private static ConformRows rows(Source source, Contract contract) {
        return new ConformRows(ConformPlan.of(Manifests.ID, contract, source, Manifests.context("")));
    }

    private Object value(Row row, String name) {
        return row.get(written.fieldIndex(name));
    }

    private List<String> strings(Row row, String name) {
        String[] strings = (String[]) value(row, name);
        return strings == null ? List.of() : Arrays.asList(strings);
    }

    @SuppressWarnings("unchecked")
    private Map<String, String> texts(Row row, String name) {
        return (Map<String, String>) value(row, name);
    }

    private List<String> reasons(Row row) {
        return strings(row, "_reasons");
    }

    private static long micros(String instant) {
        return Instant.parse(instant).getEpochSecond() * 1_000_000;
    }
}
