package io.plumbline.geo;

/**
 * 边界修复: what was wrong with an area's boundary and was put right when it was read.
 *
 * @param areaId the area
 * @param feature position of the feature in its file, from 1
 * @param what what was wrong, where, and how the size changed
 */
public record Repair(String areaId, int feature, String what) {}
