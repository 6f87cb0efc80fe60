package io.plumbline.source;

import io.plumbline.geo.Crs;
import io.plumbline.text.MissingReason;
import java.io.Serializable;

/**
 * 位置规整: brings a record's two coordinates to WGS-84 and refuses those that can be no position.
 *
 * @param lonAt the index of the longitude among the values
 * @param latAt the index of the latitude
 * @param lon the longitude's column
 * @param lat the latitude's column
 * @param crs the system the source writes
 * @param lonRange where the longitude is plausible in WGS-84; null for anywhere
 * @param latRange where the latitude is plausible in WGS-84; null for anywhere
 */
record ConformPosition(
        int lonAt,
        int latAt,
        ConformColumn lon,
        ConformColumn lat,
        Crs crs,
        ConformNumber.RangeOf lonRange,
        ConformNumber.RangeOf latRange)
        implements Serializable {

    /** Converts the two values in place. */
    void conform(Object[] values, ConformFindings findings) {
        int before = findings.faults().size();
        Double x = (Double) values[lonAt];
        Double y = (Double) values[latAt];
        if (x == null || y == null) {
            half(x, y, findings);
        } else if (x == 0 && y == 0) {
            // A device without a fix, or an export, writes zeros where it knows nothing.
            values[lonAt] = null;
            values[latAt] = null;
            lon.missing(MissingReason.UNKNOWN, findings);
            lat.missing(MissingReason.UNKNOWN, findings);
        } else if (isOnEarth(x, y, findings)) {
            double[] lonLat = crs.toWgs84(x, y);
            values[lonAt] = lonLat[0];
            values[latAt] = lonLat[1];
            check(lon, lonRange, lonLat[0], findings);
            check(lat, latRange, lonLat[1], findings);
        }
        if (findings.faults().size() > before) {
            values[lonAt] = null;
            values[latAt] = null;
        }
    }

    private void half(Double x, Double y, ConformFindings findings) {
        ConformColumn absent = x == null ? lon : lat;
        ConformColumn present = x == null ? lat : lon;
        boolean known = (x == null) != (y == null);
        if (known && findings.missing().containsKey(absent.name())) {
            findings.fault(absent.name(), "half_position: there is no value beside " + present.name());
        }
    }

    private boolean isOnEarth(double x, double y, ConformFindings findings) {
        if (Math.abs(x) <= 90 && Math.abs(y) > 90 && Math.abs(y) <= 180) {
            findings.fault(
                    lon.name(),
                    "swapped_position: longitude " + ConformNumber.plain(x) + " and latitude " + ConformNumber.plain(y)
                            + " are in each other's place; map the columns the other way round");
            return false;
        }
        boolean lonFits = within(lon, x, 180, findings);
        boolean latFits = within(lat, y, 90, findings);
        return lonFits && latFits;
    }

    private static boolean within(ConformColumn column, double degrees, int most, ConformFindings findings) {
        if (Math.abs(degrees) <= most) {
            return true;
        }
        findings.fault(
                column.name(),
                "out_of_range: " + ConformNumber.plain(degrees) + " is not in [-" + most + ", " + most + "] degrees");
        return false;
    }

    private static void check(
            ConformColumn column, ConformNumber.RangeOf range, double degrees, ConformFindings findings) {
        try {
            if (range != null) {
                range.check(degrees, "degrees");
            }
        } catch (ConformFault fault) {
            findings.fault(column.name(), fault.words(true));
        }
    }
}
