/** Coordinate systems, areas and the cell index over them, distances, fence visits, default coordinates: plain Java and JTS, no Spark. */
package io.plumbline.geo;
