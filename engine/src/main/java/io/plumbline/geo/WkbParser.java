package io.plumbline.geo;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;

/** Reads one polygon or multipolygon in well-known binary, of ISO or with the flags of EWKB; counts are checked against what is left. */
final class WkbParser {
    private static final int POLYGON = 3;
    private static final int MULTI_POLYGON = 6;
    private static final int FLAG_Z = 0x80000000;
    private static final int FLAG_M = 0x40000000;
    private static final int FLAG_SRID = 0x20000000;
    private static final int FLAGS = FLAG_Z | FLAG_M | FLAG_SRID;

    private final ByteBuffer bytes;
    private final Crs crs;
    private int dimensions;

    private WkbParser(byte[] bytes, Crs crs) {
        this.bytes = ByteBuffer.wrap(bytes);
        this.crs = crs;
    }

    static RawFeature parse(int number, byte[] bytes, Crs crs) {
        if (bytes == null || bytes.length == 0) {
            throw new IllegalArgumentException("there is no boundary; leave the area out");
        }
        WkbParser parser = new WkbParser(bytes, crs);
        RawFeature feature = parser.feature(number);
        if (parser.bytes.hasRemaining() && feature.coordinates() != null) {
            throw parser.refused(parser.bytes.remaining() + " bytes follow the geometry");
        }
        return feature;
    }

    static byte[] bytes(String hexadecimal) {
        if (hexadecimal.length() % 2 != 0) {
            throw new IllegalArgumentException(
                    "not readable WKB: an odd number of hexadecimal digits; the text was cut");
        }
        return HexFormat.of().parseHex(hexadecimal);
    }

    private RawFeature feature(int number) {
        int type = type();
        if (type == POLYGON) {
            return new RawFeature(number, Map.of(), "Polygon", rings());
        }
        if (type != MULTI_POLYGON) {
            return new RawFeature(number, Map.of(), "WKB type " + type, null);
        }
        int count = count(9);
        List<Object> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int part = type();
            if (part != POLYGON) {
                throw refused("part " + (i + 1) + " of a MultiPolygon has type " + part);
            }
            parts.add(rings());
        }
        return new RawFeature(number, Map.of(), "MultiPolygon", parts);
    }

    /** Byte order, type and SRID; the order and the number of coordinates hold for what follows. */
    private int type() {
        need(5);
        byte order = bytes.get();
        if (order != 0 && order != 1) {
            throw refused("byte order " + order + "; allowed: 0, 1");
        }
        bytes.order(order == 1 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int code = bytes.getInt();
        if ((code & FLAG_SRID) != 0) {
            need(4);
            AreaCollector.checkCrs("SRID", "EPSG:" + bytes.getInt(), crs);
        }
        int bare = code & ~FLAGS;
        int iso = bare / 1000;
        if (bare < 0 || iso > 3) {
            throw refused("geometry type " + bare);
        }
        dimensions = 2
                + ((code & FLAG_Z) != 0 || iso == 1 || iso == 3 ? 1 : 0)
                + ((code & FLAG_M) != 0 || iso == 2 || iso == 3 ? 1 : 0);
        return bare % 1000;
    }

    private List<Object> rings() {
        int count = count(4);
        List<Object> rings = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rings.add(ring());
        }
        return rings;
    }

    private List<Object> ring() {
        int count = count(dimensions * Double.BYTES);
        if (count > GeoJsonParser.MOST_VERTICES) {
            throw new IllegalArgumentException(
                    "more than " + GeoJsonParser.MOST_VERTICES + " positions; simplify the boundary");
        }
        List<Object> positions = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            positions.add(new Coordinate(bytes.getDouble(), bytes.getDouble()));
            bytes.position(bytes.position() + (dimensions - 2) * Double.BYTES);
        }
        return positions;
    }

    /** A count of parts of at least so many bytes each. */
    private int count(int bytesEach) {
        need(4);
        int count = bytes.getInt();
        if (count < 0 || (long) count * bytesEach > bytes.remaining()) {
            throw refused("a count of " + Integer.toUnsignedString(count) + " where " + bytes.remaining()
                    + " bytes are left");
        }
        return count;
    }

    private void need(int count) {
        if (bytes.remaining() < count) {
            throw refused("it ends too early");
        }
    }

    private IllegalArgumentException refused(String why) {
        return new IllegalArgumentException("not readable WKB at byte " + (bytes.position() + 1) + ": " + why);
    }
}
