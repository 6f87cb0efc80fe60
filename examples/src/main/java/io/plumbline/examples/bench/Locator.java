package io.plumbline.examples.bench;

import java.io.Serializable;

/** Tells the number of the area around a position in WGS-84 degrees, -1 outside of all. */
interface Locator extends Serializable {
    int locate(double lon, double lat);
}
