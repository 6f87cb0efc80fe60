package io.plumbline.attribution;

import java.time.LocalDate;

/** What a record offers to the ways of one contract: its values by column, its position and its day. */
interface Facts {
    /** The value of a text column; null when it has none. */
    String text(String column);

    /** Longitude in WGS-84 degrees; NaN when unknown. */
    double lon();

    /** Latitude in WGS-84 degrees; NaN when unknown. */
    double lat();

    /** The position's error in metres, one standard deviation; NaN when unknown. */
    double accuracyM();

    /** The local day on which the register is asked. */
    LocalDate day();

    /** The key of the record's own place; null when unknown. */
    String place();

    /** What the record's place was attributed to by its own contract, in the role asked for; null when unknown. */
    String placeOrganization(String way);

    /** How sure that attribution is, by the column of {@link PlaceWays#confidence}; 0 when unknown. */
    double placeConfidence(String column);
}
