package io.plumbline.source;

import java.time.ZoneId;

/**
 * What taking in a source needs to know of the run.
 *
 * @param zone the zone of times that are written without one; never null
 * @param staging URI of the folder into which rows are written once; never null
 * @param key the programme's key for pseudonyms, at least 16 bytes; null when no column is hashed
 */
public record IntakeContext(ZoneId zone, String staging, Secrets.Secret key) {}
