package io.plumbline.geo;

/**
 * 进出场记录: one stay of a vehicle inside a fence.
 *
 * @param fenceId the fence or area
 * @param enteredAt time of the first position inside, in microseconds since 1970 UTC
 * @param leftAt time of the last position inside, in the same unit
 * @param points positions inside
 * @param minDistanceM least distance in metres to the centre of the fence; 0 for an area, whose inside has no distance to it
 */
public record Visit(String fenceId, long enteredAt, long leftAt, int points, double minDistanceM) {}
