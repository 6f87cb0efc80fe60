package io.plumbline.geo;

import java.util.Map;

/**
 * One feature as it stands in the file, before anything is checked.
 *
 * @param number position in the file, from 1
 * @param properties scalar properties as text
 * @param type the geometry's type, null when there is no geometry
 * @param coordinates nested lists of {@link org.locationtech.jts.geom.Coordinate}, null when there are none
 */
record RawFeature(int number, Map<String, String> properties, String type, Object coordinates) {}
