package io.plumbline.examples.city;

import java.util.List;

/** A rectangle of land in WGS-84 degrees. */
record Box(double west, double south, double east, double north) {
    /** Some 90 m: points inside keep away from the border, unless they are meant to stand at it. */
    private static final double MARGIN = 0.0009;

    Point inside(Dice dice) {
        return new Point(dice.between(west + MARGIN, east - MARGIN), dice.between(south + MARGIN, north - MARGIN));
    }

    /** A point just inside the western border. */
    Point atWesternBorder(Dice dice) {
        return new Point(west + dice.between(0.0001, 0.0003), dice.between(south + MARGIN, north - MARGIN));
    }

    Box strip(int index, int of) {
        double width = (east - west) / of;
        return new Box(west + index * width, south, west + (index + 1) * width, north);
    }

    List<Point> ring() {
        return List.of(
                new Point(west, south),
                new Point(east, south),
                new Point(east, north),
                new Point(west, north),
                new Point(west, south));
    }
}
