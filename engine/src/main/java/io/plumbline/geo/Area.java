package io.plumbline.geo;

import java.util.Map;
import java.util.Objects;
import org.locationtech.jts.geom.Geometry;

/**
 * 辖区: one named area on the ground.
 *
 * @param id what the caller's id property says; unique within its {@link Areas}
 * @param geometry a valid polygon or multipolygon in WGS-84 degrees, longitude first; not to be changed
 * @param properties the scalar properties of the feature as text; null values are left out
 */
public record Area(String id, Geometry geometry, Map<String, String> properties) {
    /** Copies the properties. */
    public Area {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(geometry, "geometry");
        properties = Map.copyOf(properties);
    }

    /** Size in m² on the sphere. */
    public double areaM2() {
        return SphericalArea.ofM2(geometry);
    }
}
