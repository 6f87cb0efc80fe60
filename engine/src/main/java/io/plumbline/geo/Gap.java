package io.plumbline.geo;

import java.util.List;

/**
 * 辖区空白: ground that no area claims.
 *
 * @param lon longitude of a point inside it, in WGS-84 degrees
 * @param lat latitude of that point
 * @param areaM2 its size in m²
 * @param beside the ids of the areas that touch it, in order
 */
public record Gap(double lon, double lat, double areaM2, List<String> beside) {}
