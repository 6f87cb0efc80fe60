package io.plumbline.attribution;

import io.plumbline.geo.Areas;
import io.plumbline.geo.CellIndex;
import io.plumbline.geo.Crs;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Areas that a test draws as GeoJSON, each named by its {@code id}. */
final class DrawnAreas {
    private DrawnAreas() {}

    static CellIndex of(String json) {
        try {
            return CellIndex.of(Areas.fromGeoJson(
                    new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), "areas.geojson", "id", Crs.WGS84));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
