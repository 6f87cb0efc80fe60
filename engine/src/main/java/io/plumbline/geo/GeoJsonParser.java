package io.plumbline.geo;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;

/** Reads a feature collection token by token, so that a huge or a deep file is refused before it fills the memory. */
final class GeoJsonParser {
    static final int MOST_VERTICES = 2_000_000;
    static final int MOST_FEATURES = 200_000;

    private static final int MOST_SHOWN = 40;

    /** A multipolygon's positions lie four arrays deep. */
    private static final int DEEPEST_COORDINATES = 4;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(64)
                    .maxNumberLength(400)
                    .maxNameLength(1_000)
                    .maxStringLength(1_000_000)
                    .maxDocumentLength(512L << 20)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .build();

    private final String file;
    private final List<RawFeature> features = new ArrayList<>();
    private String type;
    private String declaredCrs;
    private int vertices;

    private GeoJsonParser(String file) {
        this.file = file;
    }

    static GeoJsonParser parse(InputStream in, String file) throws IOException {
        GeoJsonParser parser = new GeoJsonParser(file);
        try (JsonParser json = JSON.createParser(in)) {
            parser.collection(json);
        } catch (StreamConstraintsException beyond) {
            throw parser.refused(
                    "beyond what is read: 64 levels of nesting, texts of 1,000,000 characters, 512 MB; simplify the file");
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "%s: not a readable GeoJSON file near line %d: %s",
                            file,
                            e.getLocation() == null ? 0 : e.getLocation().getLineNr(),
                            e.getOriginalMessage().replaceFirst("(?s)\\s*\\(start marker at .*", "")),
                    e);
        }
        return parser;
    }

    List<RawFeature> features() {
        return features;
    }

    /** The name in the file's own {@code crs} member, null when it has none. */
    String declaredCrs() {
        return declaredCrs;
    }

    private void collection(JsonParser json) throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw refused("not a GeoJSON object; expected {\"type\": \"FeatureCollection\", …}");
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            switch (json.currentName()) {
                case "type" -> type = text(json);
                case "features" -> features(json);
                case "crs" -> crs(json);
                default -> skip(json);
            }
        }
        if (!"FeatureCollection".equals(type)) {
            throw refused("type is '" + type + "'; allowed: FeatureCollection");
        }
        if (json.nextToken() != null) {
            throw refused("something follows the feature collection; expected one JSON object");
        }
    }

    private void features(JsonParser json) throws IOException {
        if (json.nextToken() != JsonToken.START_ARRAY) {
            throw refused("'features' is not an array");
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (features.size() == MOST_FEATURES) {
                throw refused("more than " + MOST_FEATURES + " features; split the file");
            }
            features.add(feature(json, features.size() + 1));
        }
    }

    private RawFeature feature(JsonParser json, int number) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw refused("feature " + number + " is not an object");
        }
        Map<String, String> properties = Map.of();
        Shape shape = new Shape(null, null);
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            switch (json.currentName()) {
                case "properties" -> properties = scalars(json);
                case "geometry" -> shape = geometry(json, number);
                default -> skip(json);
            }
        }
        return new RawFeature(number, properties, shape.type, shape.coordinates);
    }

    /** A geometry as it stands in the file. */
    private record Shape(String type, Object coordinates) {}

    private Shape geometry(JsonParser json, int number) throws IOException {
        String geometryType = null;
        Object coordinates = null;
        if (json.nextToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return new Shape(null, null);
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            switch (json.currentName()) {
                case "type" -> geometryType = text(json);
                case "coordinates" -> {
                    json.nextToken();
                    coordinates = nested(json, number, 1);
                }
                default -> skip(json);
            }
        }
        return new Shape(geometryType, coordinates);
    }

    /** An array of arrays as a list, an array that starts with anything else as a position. */
    private Object nested(JsonParser json, int number, int depth) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw refused("feature " + number + ": coordinates hold '" + shown(json) + "' where an array belongs");
        }
        if (json.nextToken() != JsonToken.START_ARRAY) {
            return json.currentToken() == JsonToken.END_ARRAY ? List.of() : position(json, number);
        }
        if (depth == DEEPEST_COORDINATES) {
            throw refused("feature " + number + ": coordinates lie deeper than those of a MultiPolygon");
        }
        List<Object> parts = new ArrayList<>();
        while (json.currentToken() != JsonToken.END_ARRAY) {
            parts.add(nested(json, number, depth + 1));
            json.nextToken();
        }
        return parts;
    }

    private Coordinate position(JsonParser json, int number) throws IOException {
        if (++vertices > MOST_VERTICES) {
            throw refused("more than " + MOST_VERTICES + " positions; simplify the boundaries or split the file");
        }
        double lon = degrees(json, number);
        json.nextToken();
        double lat = degrees(json, number);
        while (json.nextToken() != JsonToken.END_ARRAY) {
            degrees(json, number);
        }
        return new Coordinate(lon, lat);
    }

    private double degrees(JsonParser json, int number) throws IOException {
        if (!json.currentToken().isNumeric()) {
            throw refused("feature " + number + ": a position holds '" + shown(json)
                    + "'; expected [longitude, latitude] in degrees");
        }
        return json.getDoubleValue();
    }

    private static Map<String, String> scalars(JsonParser json) throws IOException {
        Map<String, String> properties = new LinkedHashMap<>();
        if (json.nextToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return properties;
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (value.isScalarValue() && value != JsonToken.VALUE_NULL) {
                properties.put(name, json.getText());
            }
            json.skipChildren();
        }
        return properties;
    }

    private void crs(JsonParser json) throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            if ("properties".equals(json.currentName())) {
                declaredCrs = scalars(json).get("name");
            } else {
                skip(json);
            }
        }
    }

    private static String text(JsonParser json) throws IOException {
        String text = json.nextToken() == JsonToken.VALUE_STRING ? json.getText() : null;
        json.skipChildren();
        return text;
    }

    private static void skip(JsonParser json) throws IOException {
        json.nextToken();
        json.skipChildren();
    }

    private static String shown(JsonParser json) throws IOException {
        String text = json.getText();
        return text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "…";
    }

    private IllegalArgumentException refused(String why) {
        return new IllegalArgumentException(file + ": " + why);
    }
}
