package io.plumbline.geo;

/**
 * 停留记录: one stay of a vehicle at a spot.
 *
 * @param arrivedAt time of the first position, in microseconds since 1970 UTC
 * @param leftAt time of the last position, in the same unit
 * @param points positions of the stay
 * @param lon mean longitude of them, in degrees
 * @param lat mean latitude
 */
public record Stay(long arrivedAt, long leftAt, int points, double lon, double lat) {}
