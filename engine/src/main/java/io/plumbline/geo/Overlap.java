package io.plumbline.geo;

/**
 * 辖区重叠: two areas that both claim the same ground.
 *
 * @param firstId the area that wins where both lie: the smaller one, and by id when equal
 * @param secondId the other area
 * @param areaM2 the ground claimed twice, in m²
 */
public record Overlap(String firstId, String secondId, double areaM2) {}
