package io.plumbline.geo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.locationtech.jts.geom.Coordinate;

/**
 * Reads one polygon or multipolygon in well-known text. Not by the reader of JTS, which refuses an open ring where a GeoJSON file has
 * it closed, and descends as deep as the text asks.
 */
final class WktParser {
    private static final Pattern SRID = Pattern.compile("\\s*SRID\\s*=\\s*(\\d{1,9})\\s*;", Pattern.CASE_INSENSITIVE);
    private static final Pattern HEAD =
            Pattern.compile("\\s*([A-Za-z]+)(?:\\s+(?:Z|M|ZM))?\\s*(?=[(]|EMPTY|$)", Pattern.CASE_INSENSITIVE);
    private static final Pattern HEXADECIMAL = Pattern.compile("\\s*0[01][0-9A-Fa-f]+\\s*");
    private static final Pattern NUMBER = Pattern.compile(
            "[+-]?(?:\\d{1,40}(?:\\.\\d{0,40})?|\\.\\d{1,40})(?:[eE][+-]?\\d{1,3})?|[+-]?(?:NaN|Inf(?:inity)?)",
            Pattern.CASE_INSENSITIVE);
    private static final int MOST_SHOWN = 20;

    private final String text;
    private int at;
    private int vertices;

    private WktParser(String text) {
        this.text = text;
    }

    static RawFeature parse(int number, String text, Crs crs) {
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException("there is no boundary; leave the area out");
        }
        return HEXADECIMAL.matcher(text).matches()
                ? WkbParser.parse(number, WkbParser.bytes(text.trim()), crs)
                : new WktParser(text).feature(number, crs);
    }

    private RawFeature feature(int number, Crs crs) {
        Matcher srid = SRID.matcher(text);
        if (srid.lookingAt()) {
            AreaCollector.checkCrs("SRID", "EPSG:" + srid.group(1), crs);
            at = srid.end();
        }
        Matcher head = HEAD.matcher(text).region(at, text.length());
        if (!head.lookingAt()) {
            throw refused("POLYGON or MULTIPOLYGON");
        }
        at = head.end();
        String type = head.group(1).toUpperCase(Locale.ROOT);
        Object coordinates = switch (type) {
            case "POLYGON" -> nested(2);
            case "MULTIPOLYGON" -> nested(3);
            default -> List.of();
        };
        if (type.endsWith("POLYGON")) {
            blanks();
            if (at < text.length()) {
                throw refused("the end");
            }
        }
        return new RawFeature(number, Map.of(), named(type), coordinates);
    }

    private static String named(String type) {
        return switch (type) {
            case "POLYGON" -> "Polygon";
            case "MULTIPOLYGON" -> "MultiPolygon";
            default -> type;
        };
    }

    /** Lists of positions, so many brackets deep. */
    private List<Object> nested(int depth) {
        List<Object> parts = new ArrayList<>();
        blanks();
        if (text.regionMatches(true, at, "EMPTY", 0, 5)) {
            at += 5;
            return parts;
        }
        expect('(');
        do {
            parts.add(depth == 1 ? position() : nested(depth - 1));
        } while (skip(','));
        expect(')');
        return parts;
    }

    private Coordinate position() {
        if (++vertices > GeoJsonParser.MOST_VERTICES) {
            throw new IllegalArgumentException(
                    "more than " + GeoJsonParser.MOST_VERTICES + " positions; simplify the boundary");
        }
        double lon = number();
        double lat = number();
        blanks();
        while (at < text.length() && text.charAt(at) != ',' && text.charAt(at) != ')') {
            number();
            blanks();
        }
        return new Coordinate(lon, lat);
    }

    private double number() {
        blanks();
        Matcher number = NUMBER.matcher(text).region(at, text.length());
        if (!number.lookingAt()) {
            throw refused("a number");
        }
        at = number.end();
        String digits = number.group();
        boolean wordy = Character.isLetter(digits.charAt(digits.length() - 1));
        return wordy ? Double.NaN : Double.parseDouble(digits);
    }

    private void blanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private boolean skip(char c) {
        blanks();
        boolean here = at < text.length() && text.charAt(at) == c;
        at += here ? 1 : 0;
        return here;
    }

    private void expect(char c) {
        if (!skip(c)) {
            throw refused("'" + c + "'");
        }
    }

    private IllegalArgumentException refused(String expected) {
        String found = text.substring(Math.min(at, text.length()));
        String shown = found.length() <= MOST_SHOWN ? found : found.substring(0, MOST_SHOWN) + "…";
        return new IllegalArgumentException("not readable WKT at character " + (at + 1) + ": expected " + expected
                + ", found " + (found.isEmpty() ? "the end" : "'" + shown + "'"));
    }
}
