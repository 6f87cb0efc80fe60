package io.plumbline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.geo.Crs;
import io.plumbline.lead.Note;
import io.plumbline.pack.Catalog;
import io.plumbline.pack.Pack;
import io.plumbline.pack.Problems;
import io.plumbline.pack.Yaml;
import io.plumbline.source.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

@SparkTest
class PositionSystemsTest {
    private static final StructType SEEN =
            StructType.fromDDL("record_id string, source_id string, post_id string, lon double, lat double");
    private static final String PACK = """
            pack: lamps
            title: { zh: 路灯, en: Lamps }
            contracts:
              lamps.post:
                title: { zh: 灯杆, en: Posts }
                key: [post_id]
                position: { lon: lon, lat: lat }
                columns: { post_id: { type: string }, lon: { type: double }, lat: { type: double } }
              lamps.photo:
                title: { zh: 巡查照片, en: Photos }
                key: [photo_id]
                place: post_id
                position: { lon: lon, lat: lat }
                columns:
                  { photo_id: { type: string }, post_id: { type: string }, lon: { type: double }, lat: { type: double } }
                attribution: { territorial: [ { place: post_id, in: lamps.post } ] }
            """;

    private final SparkSession spark;

    PositionSystemsTest(SparkSession spark) {
        this.spark = spark;
    }

    private static Catalog catalog() {
        Problems problems = new Problems("pack");
        Catalog catalog = Catalog.of(List.of(Yaml.read(PACK, Pack.class, problems)));
        problems.refuse();
        return catalog;
    }

    /** What is accepted of positions that were written in one system and declared in another. */
    private Dataset<Row> read(Crs written, Crs declared, int posts) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < posts; i++) {
            double[] source = written.fromWgs84(116.3 + 0.002 * i, 39.9 + 0.001 * (i % 7));
            double[] accepted = declared.toWgs84(source[0], source[1]);
            rows.add(RowFactory.create("r" + i, "photos", "p" + i, accepted[0], accepted[1]));
        }
        return spark.createDataFrame(rows, SEEN);
    }

    private List<Note> notes(Crs written, Crs declared, int posts) {
        Source source = new Source(
                "lamps.photo",
                "photos",
                "csv",
                "photos.csv",
                null,
                null,
                null,
                null,
                declared.name(),
                null,
                null,
                null);
        return new PositionSystems(catalog(), Map.of("lamps.photo", List.of(source)))
                .notes(Map.of(
                        "lamps.post",
                        read(Crs.WGS84, Crs.WGS84, posts),
                        "lamps.photo",
                        read(written, declared, posts)));
    }

    @Test
    void aSourceInAnotherSystemThanItDeclaresIsToldWithBothDistances() {
        Note note = notes(Crs.GCJ02, Crs.WGS84, 40).get(0);
        assertEquals(40L, note.seen().count());
        assertEquals(List.of("lamps.post", "lamps.photo"), List.copyOf(note.sources()));
        assertTrue(
                note.text()
                        .en()
                        .matches("Photos \\(source photos\\) declares WGS84: its positions lie 5\\d\\d m from 40"
                                + " known places in the median, and 0 m when read as GCJ02\\. .*"),
                note.text().en());
    }

    @Test
    void aSourceThatFitsIsNotSpokenOf() {
        assertEquals(List.of(), notes(Crs.GCJ02, Crs.GCJ02, 40));
    }

    @Test
    void fewPlacesSayNothing() {
        assertEquals(List.of(), notes(Crs.GCJ02, Crs.WGS84, 19));
    }

    @Test
    void withoutTheListOfPlacesNothingIsRead() {
        Source source = new Source(
                "lamps.photo", "photos", "csv", "photos.csv", null, null, null, null, "WGS84", null, null, null);
        assertEquals(
                List.of(),
                new PositionSystems(catalog(), Map.of("lamps.photo", List.of(source)))
                        .notes(Map.of("lamps.photo", read(Crs.GCJ02, Crs.WGS84, 40))));
    }
}
