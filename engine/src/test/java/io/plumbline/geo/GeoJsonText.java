package io.plumbline.geo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Areas drawn as GeoJSON, written with single quotes. */
final class GeoJsonText {
    static final String SQUARE = "[[[116,40],[117,40],[117,41],[116,41],[116,40]]]";
    static final String COLLECTION = "{'type':'FeatureCollection','features':[";

    private GeoJsonText() {}

    static String polygon(String id, String coordinates) {
        return "{'type':'Feature','properties':{'code':" + id + "},'geometry':{'type':'Polygon','coordinates':"
                + coordinates + "}}";
    }

    static Areas read(String text, Crs crs) {
        InputStream in = new ByteArrayInputStream(text.replace('\'', '"').getBytes(UTF_8));
        try {
            return Areas.fromGeoJson(in, "areas.geojson", "code", crs);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static Areas areas(String... features) {
        return read(COLLECTION + String.join(",", features) + "]}", Crs.WGS84);
    }
}
