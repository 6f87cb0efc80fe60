package io.plumbline.pack;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * 时间窗: how long after a moment a counterpart counts. ISO-8601: days ({@code P30D}) are counted on the wall clock of the job's
 * time zone, hours ({@code PT12H}) as elapsed time.
 *
 * @param after the record's column from which time runs
 * @param from how long after it the window opens; null for at once
 * @param upTo how long after it the window closes, included; null for as long as the data go
 * @param strictly whether the moment itself is left out
 */
public record Within(@JsonProperty(required = true) String after, String from, String upTo, boolean strictly) {}
