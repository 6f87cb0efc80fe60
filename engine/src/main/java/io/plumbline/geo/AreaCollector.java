package io.plumbline.geo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.locationtech.jts.geom.Geometry;

/** Takes the features of one file one by one, and refuses all that cannot be used together. */
final class AreaCollector {
    private static final int MOST_PROBLEMS_TOLD = 20;

    private final String file;
    private final String format;
    private final Crs crs;
    private final Map<String, Area> areas = new LinkedHashMap<>();
    private final List<Repair> repairs = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    /** @param format the name of the format in messages about the order of coordinates */
    AreaCollector(String file, String format, Crs crs) {
        this.file = file;
        this.format = format;
        this.crs = crs;
    }

    /**
     * Takes a feature that is named by a property of its own, or by the caller.
     *
     * @param id its name, null where it has none
     * @param feature makes it; its refusal is told with the feature's number and name
     */
    void take(int number, String id, Supplier<RawFeature> feature) {
        try {
            RawFeature raw = feature.get();
            if (id == null || id.isBlank()) {
                throw new IllegalArgumentException("the area has no id; every area needs one");
            }
            BoundaryReader reader = new BoundaryReader(crs, format);
            Geometry geometry = reader.read(raw);
            reader.repairs().forEach(what -> repairs.add(new Repair(id, number, what)));
            if (areas.put(id, new Area(id, geometry, raw.properties())) != null) {
                problems.add(
                        named(number, id) + ": an earlier feature has the same id; merge the two into a MultiPolygon");
            }
        } catch (IllegalArgumentException refused) {
            problems.add(named(number, id) + ": " + refused.getMessage());
        }
    }

    private static String named(int number, String id) {
        return "feature " + number + (id == null ? "" : " '" + id + "'");
    }

    List<Repair> repairs() {
        return repairs;
    }

    /** The areas; refuses the file when there was a problem or no feature at all. */
    List<Area> areas() {
        if (areas.isEmpty() && problems.isEmpty()) {
            problems.add("there is no feature; at least one area is needed");
        }
        if (problems.size() == 1) {
            throw new IllegalArgumentException(file + ": " + problems.get(0));
        }
        if (!problems.isEmpty()) {
            List<String> told = problems.subList(0, Math.min(MOST_PROBLEMS_TOLD, problems.size()));
            String more = told.size() == problems.size() ? "" : "\n- and " + (problems.size() - told.size()) + " more";
            throw new IllegalArgumentException(
                    file + ": " + problems.size() + " problems:\n- " + String.join("\n- ", told) + more);
        }
        return List.copyOf(areas.values());
    }

    /** Refuses a file or a feature that names another system than is declared. */
    static void checkCrs(String where, String declared, Crs crs) {
        if (declared == null) {
            return;
        }
        Crs inFile;
        try {
            inFile = Crs.parse(declared);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(where + ": " + e.getMessage(), e);
        }
        if (!inFile.sameAs(crs)) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "%s says '%s', but %s is declared for the file; correct the one that is wrong",
                    where,
                    declared,
                    crs));
        }
    }
}
