package io.plumbline.geo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Location;

/** The service requests of Boston in 2015; skipped where the trial data are absent ({@code -Dplumbline.data} says where they are). */
class BostonTest {
    private static final int ADDRESS = 26;
    private static final int LATITUDE = 30;
    private static final int LONGITUDE = 31;
    private static Path folder;
    private static List<PointLoad> loads;

    @BeforeAll
    static void readsTheData() throws IOException {
        String data = System.getProperty("plumbline.data");
        folder = data == null ? null : Path.of(data, "boston-311-2015");
        assumeTrue(folder != null && Files.isDirectory(folder), "trial data not found");
        loads = loads();
    }

    @Test
    void theOneDefaultCoordinateIsFoundByItsAddresses() {
        List<PointLoad> found = DefaultCoordinates.among(loads);
        assertEquals(1, found.size());
        assertEquals(42.3594, found.get(0).lat());
        assertEquals(-71.0587, found.get(0).lon());
        assertEquals(17_070, found.get(0).records());
    }

    @Test
    void theOneDefaultCoordinateIsFoundByItsRecordsAlone() {
        List<PointLoad> found = DefaultCoordinates.among(loads.stream()
                .map(point -> new PointLoad(point.lon(), point.lat(), point.records(), PointLoad.UNKNOWN))
                .toList());
        assertEquals(List.of(new PointLoad(-71.0587, 42.3594, 17_070, PointLoad.UNKNOWN)), found);
    }

    @Test
    void everyRequestLiesWhereJtsSaysItLies() throws IOException {
        Areas areas = neighbourhoods();
        CellIndex index = CellIndex.of(areas);
        List<IndexedPointInAreaLocator> locators = areas.list().stream()
                .map(area -> new IndexedPointInAreaLocator(area.geometry()))
                .toList();
        for (PointLoad point : loads) {
            Coordinate at = new Coordinate(point.lon(), point.lat());
            int expected = IntStream.range(0, locators.size())
                    .filter(i -> locators.get(i).locate(at) != Location.EXTERIOR)
                    .findFirst()
                    .orElse(CellIndex.NONE);
            assertEquals(expected, index.locate(at.x, at.y), at::toString);
        }
    }

    @Test
    void theNeighbourhoodsAreReadWholeAndTheirOneFlawIsTold() throws IOException {
        Areas areas = neighbourhoods();
        assertEquals(26, areas.list().size());
        assertEquals(
                List.of(
                        new Repair(
                                "Hyde Park",
                                20,
                                "ring self-intersection at -71.1257672032289, 42.27231595853639: repaired, 11828261 m² before, 11828261 m² after")),
                areas.repairs());
    }

    private static Areas neighbourhoods() throws IOException {
        try (InputStream in = Files.newInputStream(folder.resolve("neighborhoods.geojson"))) {
            return Areas.fromGeoJson(in, "neighborhoods.geojson", "Name", Crs.WGS84);
        }
    }

    private static List<PointLoad> loads() throws IOException {
        Map<List<Double>, Long> records = new HashMap<>();
        Map<List<Double>, Set<String>> places = new HashMap<>();
        for (int quarter = 1; quarter <= 4; quarter++) {
            for (List<String> row : rows(Files.readString(folder.resolve("cases-2015q" + quarter + ".csv"), UTF_8))) {
                List<Double> at = List.of(Double.valueOf(row.get(LONGITUDE)), Double.valueOf(row.get(LATITUDE)));
                records.merge(at, 1L, Long::sum);
                places.computeIfAbsent(at, key -> new HashSet<>()).add(row.get(ADDRESS));
            }
        }
        return records.entrySet().stream()
                .map(entry -> new PointLoad(
                        entry.getKey().get(0),
                        entry.getKey().get(1),
                        entry.getValue(),
                        places.get(entry.getKey()).size()))
                .toList();
    }

    /** The rows below the header. */
    private static List<List<String>> rows(String csv) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < csv.length(); i++) {
            char c = csv.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == ',' || c == '\n')) {
                row.add(field.toString().strip());
                field.setLength(0);
                if (c == '\n') {
                    rows.add(row);
                    row = new ArrayList<>();
                }
            } else {
                field.append(c);
            }
        }
        return rows.subList(1, rows.size());
    }
}
