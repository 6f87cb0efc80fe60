package io.plumbline.geo;

import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.locationtech.jts.geom.Polygonal;

/**
 * 辖区边界: an unchangeable set of named areas in WGS-84.
 *
 * <p>The areas stand smallest first, then by id: where areas overlap, the one that stands first answers for the ground, so that a
 * community wins over the street around it, and the answer does not depend on the order in the file.
 */
public final class Areas {
    private static final double DEFAULT_TOLERANCE_M2 = 1.0;

    private final List<Area> list;
    private final List<Repair> repairs;

    private Areas(List<Area> areas, List<Repair> repairs) {
        this.list = areas.stream().sorted(bySizeAndId(areas)).toList();
        this.repairs = List.copyOf(repairs);
    }

    private static Comparator<Area> bySizeAndId(List<Area> areas) {
        IdentityHashMap<Area, Double> sizes = new IdentityHashMap<>();
        areas.forEach(area -> sizes.put(area, area.areaM2()));
        return Comparator.<Area>comparingDouble(sizes::get).thenComparing(Area::id);
    }

    /**
     * Areas made elsewhere, in WGS-84.
     *
     * @throws IllegalArgumentException when there is none, two have the same id, or one is not a valid polygon or multipolygon
     */
    public static Areas of(List<Area> areas) {
        Map<String, Area> byId = new LinkedHashMap<>();
        for (Area area : areas) {
            if (!(area.geometry() instanceof Polygonal)
                    || area.geometry().isEmpty()
                    || !area.geometry().isValid()) {
                throw new IllegalArgumentException("area '" + area.id()
                        + "' is not a valid polygon or multipolygon; repair it, or read it from GeoJSON, which does");
            }
            if (byId.put(area.id(), area) != null) {
                throw new IllegalArgumentException("two areas have the id '" + area.id() + "'; ids must be unique");
            }
        }
        if (byId.isEmpty()) {
            throw new IllegalArgumentException("there is no area; at least one is needed");
        }
        return new Areas(areas, List.of());
    }

    /**
     * Reads a GeoJSON (RFC 7946) feature collection of polygons and multipolygons, with holes.
     *
     * <p>Rings that are not closed or cross themselves are repaired, and every repair is listed in {@link #repairs()}. All other
     * faults are refused together, each with its feature: a missing or repeated id, another geometry type, NaN or infinite or out of
     * range coordinates, a boundary that encloses nothing. At most 2,000,000 positions, 200,000 features, 512 MB and 64 levels of
     * nesting are read. The stream is not closed.
     *
     * @param file the name to use in messages
     * @param idProperty the property that names an area; numbers are taken as text
     * @param crs the system of the coordinates; a {@code crs} member in the file must not contradict it
     * @throws IllegalArgumentException when the file cannot be used, naming file, feature, position, value and what is allowed
     * @throws IOException when the stream cannot be read
     */
    public static Areas fromGeoJson(InputStream in, String file, String idProperty, Crs crs) throws IOException {
        Objects.requireNonNull(idProperty, "idProperty");
        Objects.requireNonNull(crs, "crs");
        GeoJsonParser parsed = GeoJsonParser.parse(in, file);
        AreaCollector.checkCrs(file + ": member 'crs'", parsed.declaredCrs(), crs);
        AreaCollector collector = new AreaCollector(file, "GeoJSON", crs);
        for (RawFeature feature : parsed.features()) {
            String id = feature.properties().get(idProperty);
            collector.take(feature.number(), id, () -> named(feature, id, idProperty));
        }
        return new Areas(collector.areas(), collector.repairs());
    }

    private static RawFeature named(RawFeature feature, String id, String idProperty) {
        if (id == null || id.isBlank()) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "property '%s' that names the area is missing or empty; known: %s",
                    idProperty,
                    String.join(", ", feature.properties().keySet())));
        }
        return feature;
    }

    /**
     * Reads boundaries as a table holds them: well-known text (WKT), with or without a leading {@code SRID=4326;}, or well-known
     * binary (WKB, EWKB) in hexadecimal digits, as databases export it; polygons and multipolygons with holes, a third and fourth
     * coordinate is left out. Repairs and refusals are those of {@link #fromGeoJson}; the number of a feature is its place in the map.
     *
     * @param boundaries the text of each boundary by the id of its area
     * @param file the name to use in messages
     * @param crs the system of the coordinates; an SRID in the text must not contradict it
     * @throws IllegalArgumentException when a boundary cannot be used, naming file, feature, character, value and what is allowed
     */
    public static Areas fromWkt(Map<String, String> boundaries, String file, Crs crs) {
        Objects.requireNonNull(crs, "crs");
        AreaCollector collector = new AreaCollector(file, "WKT", crs);
        int number = 0;
        for (Map.Entry<String, String> boundary : boundaries.entrySet()) {
            int feature = ++number;
            collector.take(feature, boundary.getKey(), () -> WktParser.parse(feature, boundary.getValue(), crs));
        }
        return new Areas(collector.areas(), collector.repairs());
    }

    /** As {@link #fromWkt}, from well-known binary, of either byte order, with or without an SRID. */
    public static Areas fromWkb(Map<String, byte[]> boundaries, String file, Crs crs) {
        Objects.requireNonNull(crs, "crs");
        AreaCollector collector = new AreaCollector(file, "WKB", crs);
        int number = 0;
        for (Map.Entry<String, byte[]> boundary : boundaries.entrySet()) {
            int feature = ++number;
            collector.take(feature, boundary.getKey(), () -> WkbParser.parse(feature, boundary.getValue(), crs));
        }
        return new Areas(collector.areas(), collector.repairs());
    }

    /** The areas, smallest first, then by id. */
    public List<Area> list() {
        return list;
    }

    /** What was wrong in the file and was put right; empty when nothing was. */
    public List<Repair> repairs() {
        return repairs;
    }

    /** The pairs of areas that both claim more than one square metre, largest ground first. */
    public List<Overlap> overlaps() {
        return overlaps(DEFAULT_TOLERANCE_M2);
    }

    /** The pairs of areas that both claim more than the given ground in m², largest first, then by ids. */
    public List<Overlap> overlaps(double toleranceM2) {
        return Overlaps.among(list, toleranceM2);
    }

    /** Ground that the areas enclose and none of them claims, more than one square metre each, largest first. */
    public List<Gap> gaps() {
        return gaps(DEFAULT_TOLERANCE_M2);
    }

    /** Enclosed ground of more than the given m² that no area claims, largest first. A bay that is open to the outside is no gap. */
    public List<Gap> gaps(double toleranceM2) {
        return Gaps.enclosed(list, toleranceM2);
    }

    /** Ground of more than the given m² that these areas should share out among them but none claims, largest first: 街道 of a district. */
    public List<Gap> gapsWithin(Area whole, double toleranceM2) {
        return Gaps.within(whole, list, toleranceM2);
    }
}
