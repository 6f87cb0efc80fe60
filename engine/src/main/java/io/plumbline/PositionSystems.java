package io.plumbline;

import io.plumbline.contract.Contract;
import io.plumbline.contract.Position;
import io.plumbline.contract.Way;
import io.plumbline.geo.Crs;
import io.plumbline.geo.CrsCheck;
import io.plumbline.lead.Note;
import io.plumbline.lead.Notes;
import io.plumbline.pack.Catalog;
import io.plumbline.source.Source;
import io.plumbline.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.functions;

/**
 * 坐标系核对: whether the positions of a source stand in the coordinate system it declares, told by the places they belong to that
 * another contract lists with coordinates. One position for each place, {@value #MOST_PLACES} places for each source at most, in
 * one job, and none where no source qualifies. It changes nothing.
 */
final class PositionSystems {
    private static final int MOST_PLACES = 1000;

    private final Catalog catalog;
    private final Map<String, List<Source>> sources;

    PositionSystems(Catalog catalog, Map<String, List<Source>> sources) {
        this.catalog = catalog;
        this.sources = sources;
    }

    /**
     * The notes on sources whose positions do not fit.
     *
     * @param accepted accepted records by contract, their positions in WGS-84
     */
    List<Note> notes(Map<String, Dataset<Row>> accepted) {
        Map<String, Source> declared = new TreeMap<>();
        List<Dataset<Row>> pairs = new ArrayList<>();
        new TreeMap<>(accepted).forEach((table, rows) -> {
            Way way = way(table, accepted);
            if (way != null) {
                sources.get(table).forEach(source -> declared.put(source.id(), source));
                pairs.add(pairs(table, rows, way, accepted.get(way.in())));
            }
        });
        Map<String, Found> found = new TreeMap<>();
        pairs.stream()
                .reduce(Dataset::unionByName)
                .map(Dataset::collectAsList)
                .orElse(List.of())
                .forEach(row -> found.computeIfAbsent(row.getAs("source_id"), id -> new Found(row.getAs("places_of")))
                        .add(
                                row,
                                Crs.parse(declared.get(row.<String>getAs("source_id"))
                                        .crs())));
        List<Note> notes = new ArrayList<>();
        found.forEach((id, positions) -> {
            Source source = declared.get(id);
            CrsCheck check = CrsCheck.of(Crs.parse(source.crs()), positions.written, positions.places);
            if (check.state() == CrsCheck.State.ANOTHER_SYSTEM || check.state() == CrsCheck.State.SHIFTED) {
                notes.add(note(source, positions.of, check));
            }
        });
        return notes;
    }

    /** The positions of one source as it wrote them, and the places they belong to. */
    private record Found(String of, List<double[]> written, List<double[]> places) {
        Found(String of) {
            this(of, new ArrayList<>(), new ArrayList<>());
        }

        void add(Row row, Crs crs) {
            written.add(crs.fromWgs84(row.getAs("lon"), row.getAs("lat")));
            places.add(new double[] {row.getAs("place_lon"), row.getAs("place_lat")});
        }
    }

    /** The way from a table's own place to a list with coordinates; null where there is none or its sources declare no system. */
    private Way way(String table, Map<String, Dataset<Row>> accepted) {
        Contract contract = catalog.contract(table);
        List<Source> read = sources.getOrDefault(table, List.of());
        if (contract == null || contract.position() == null || read.isEmpty() || !declare(read)) {
            return null;
        }
        return contract.attribution().values().stream()
                .flatMap(List::stream)
                .filter(way -> way.place() != null
                        && way.place().equals(contract.place())
                        && !way.in().equals(table)
                        && accepted.containsKey(way.in())
                        && catalog.contract(way.in()).position() != null)
                .findFirst()
                .orElse(null);
    }

    private static boolean declare(List<Source> read) {
        return read.stream().allMatch(source -> source.crs() != null);
    }

    private Dataset<Row> pairs(String table, Dataset<Row> rows, Way way, Dataset<Row> list) {
        Contract places = catalog.contract(way.in());
        Dataset<Row> known = list.groupBy(functions.col(places.key().get(0)).as("place"))
                .agg(functions.min(at(places.position())).as("known"))
                .where(functions.col("known").isNotNull());
        Dataset<Row> seen = rows.where(functions.col(way.place()).isNotNull())
                .groupBy(functions.col("source_id"), functions.col(way.place()).as("place"))
                .agg(functions.min(at(catalog.contract(table).position())).as("seen"))
                .where(functions.col("seen").isNotNull());
        Column order = functions
                .row_number()
                .over(Window.partitionBy("source_id")
                        .orderBy(functions.xxhash64(functions.col("place")), functions.col("place")));
        return seen.join(known, "place")
                .withColumn("number", order)
                .where(functions.col("number").leq(MOST_PLACES))
                .select(
                        functions.col("source_id"),
                        functions.lit(way.in()).as("places_of"),
                        functions.col("seen.lon").as("lon"),
                        functions.col("seen.lat").as("lat"),
                        functions.col("known.lon").as("place_lon"),
                        functions.col("known.lat").as("place_lat"));
    }

    private static Column at(Position position) {
        Column lon = functions.col(position.lon());
        Column lat = functions.col(position.lat());
        return functions.when(lon.isNotNull().and(lat.isNotNull()), functions.struct(lon.as("lon"), lat.as("lat")));
    }

    private Note note(Source source, String list, CrsCheck check) {
        return new Note(
                Notes.COORDINATE_SYSTEM,
                source.id(),
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(list, source.contract()),
                new Note.Seen((long) check.places(), null, check.declaredM()),
                check.state() == CrsCheck.State.SHIFTED ? shifted(source, check) : another(source, check));
    }

    private Words another(Source source, CrsCheck check) {
        Words title = catalog.contract(source.contract()).title();
        return new Words(
                String.format(
                        Locale.ROOT,
                        "%s（来源 %s）声明坐标系为 %s：与 %d 个已知场所的距离中位数 %.0f 米，按 %s 读取则为 %.0f 米。请向提供方核实；数据未作改动。",
                        title.zh(),
                        source.id(),
                        check.declared(),
                        check.places(),
                        check.declaredM(),
                        check.likely(),
                        check.likelyM()),
                String.format(
                        Locale.ROOT,
                        "%s (source %s) declares %s: its positions lie %.0f m from %d known places in the median, and %.0f m when read as"
                                + " %s. Ask whoever supplies it; no data were changed.",
                        title.en(),
                        source.id(),
                        check.declared(),
                        check.declaredM(),
                        check.places(),
                        check.likelyM(),
                        check.likely()));
    }

    private Words shifted(Source source, CrsCheck check) {
        Words title = catalog.contract(source.contract()).title();
        return new Words(
                String.format(
                        Locale.ROOT,
                        "%s（来源 %s）声明坐标系为 %s：相对 %d 个已知场所整体偏移（向东 %.0f 米、向北 %.0f 米），已知坐标系均不能解释。请向提供方核实；数据未作改动。",
                        title.zh(),
                        source.id(),
                        check.declared(),
                        check.places(),
                        check.eastM(),
                        check.northM()),
                String.format(
                        Locale.ROOT,
                        "%s (source %s) declares %s: all its positions are off %d known places by one shift, %.0f m east and %.0f m north, which"
                                + " no known system explains. Ask whoever supplies it; no data were changed.",
                        title.en(),
                        source.id(),
                        check.declared(),
                        check.places(),
                        check.eastM(),
                        check.northM()));
    }
}
