package io.plumbline.geo;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygonal;

/**
 * 辖区边界: an unchangeable set of named areas in WGS-84.
 *
 * <p>The areas stand smallest first, then by id: where areas overlap, the one that stands first answers for the ground, so that a
 * community wins over the street around it, and the answer does not depend on the order in the file.
 */
public final class Areas {
    private static final double DEFAULT_TOLERANCE_M2 = 1.0;
    private static final int MOST_PROBLEMS_TOLD = 20;

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
        checkCrs(parsed.declaredCrs(), file, crs);
        List<String> problems = new ArrayList<>();
        List<Repair> repairs = new ArrayList<>();
        Map<String, Area> areas = new LinkedHashMap<>();
        for (RawFeature feature : parsed.features()) {
            try {
                Area area = area(feature, idProperty, crs, repairs);
                if (areas.put(area.id(), area) != null) {
                    problems.add(of(feature, area.id())
                            + ": an earlier feature has the same id; merge the two into a MultiPolygon");
                }
            } catch (IllegalArgumentException e) {
                problems.add(of(feature, feature.properties().get(idProperty)) + ": " + e.getMessage());
            }
        }
        if (parsed.features().isEmpty()) {
            problems.add("there is no feature; at least one area is needed");
        }
        refuse(file, problems);
        return new Areas(List.copyOf(areas.values()), repairs);
    }

    private static void checkCrs(String declared, String file, Crs crs) {
        if (declared == null) {
            return;
        }
        Crs inFile;
        try {
            inFile = Crs.parse(declared);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": member 'crs': " + e.getMessage(), e);
        }
        if (!inFile.sameAs(crs)) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "%s: member 'crs' says '%s', but %s is declared for the file; correct the one that is wrong",
                    file,
                    declared,
                    crs));
        }
    }

    private static Area area(RawFeature feature, String idProperty, Crs crs, List<Repair> repairs) {
        String id = feature.properties().get(idProperty);
        if (id == null || id.isBlank()) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "property '%s' that names the area is missing or empty; known: %s",
                    idProperty,
                    String.join(", ", feature.properties().keySet())));
        }
        BoundaryReader reader = new BoundaryReader(crs);
        Geometry geometry = reader.read(feature);
        reader.repairs().forEach(what -> repairs.add(new Repair(id, feature.number(), what)));
        return new Area(id, geometry, feature.properties());
    }

    private static String of(RawFeature feature, String id) {
        return "feature " + feature.number() + (id == null ? "" : " '" + id + "'");
    }

    private static void refuse(String file, List<String> problems) {
        if (problems.size() == 1) {
            throw new IllegalArgumentException(file + ": " + problems.get(0));
        }
        if (!problems.isEmpty()) {
            List<String> told = problems.subList(0, Math.min(MOST_PROBLEMS_TOLD, problems.size()));
            String more = told.size() == problems.size() ? "" : "\n- and " + (problems.size() - told.size()) + " more";
            throw new IllegalArgumentException(
                    file + ": " + problems.size() + " problems:\n- " + String.join("\n- ", told) + more);
        }
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
}
