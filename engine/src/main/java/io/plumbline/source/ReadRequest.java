package io.plumbline.source;

import java.time.ZoneId;
import java.util.List;

/**
 * What a format is asked to read. Only wanted columns may leave the format: all others are dropped where they stand.
 *
 * @param source the source as configured
 * @param location the source's path as a URI or glob, resolved against the job file; null for formats without files
 * @param wanted the columns in order, each with the headers under which it may stand, the first the most wanted
 * @param zone the job's time zone, for formats that hold local times in typed cells
 * @param thorough whether a file that opens may still be broken further in, because a reading of these files has failed before
 */
public record ReadRequest(Source source, String location, List<Wanted> wanted, ZoneId zone, boolean thorough) {
    public ReadRequest(Source source, String location, List<Wanted> wanted, ZoneId zone) {
        this(source, location, wanted, zone, false);
    }

    /**
     * One wanted column.
     *
     * @param column the contract's column
     * @param headers the headers under which it may stand, compared after normalization
     * @param required whether a file without it fails
     */
    public record Wanted(String column, List<String> headers, boolean required) implements java.io.Serializable {}
}
