package io.plumbline.lead;

import io.plumbline.contract.TableSchema;
import org.apache.spark.sql.types.StructType;

/** 巡察建议: what a run has to say that is a lead against no one: addressed to the organization in charge, or to the reader of the run. */
public final class Notes {
    /** Many organizations at once. */
    public static final String COMMON_PATTERN = "common-pattern";

    /** Two sources that claim to be independent agree beyond chance. */
    public static final String SHARED_SOURCE = "shared-source";

    /** A territory changed hands. */
    public static final String TERRITORY = "territory";

    /** Positions of a source do not stand in the coordinate system it declares. */
    public static final String COORDINATE_SYSTEM = "coordinate-system";

    /** Rows of a source were sent and could not be read. */
    public static final String INCOMPLETE_SOURCE = "incomplete-source";

    public static final StructType SCHEMA = TableSchema.table()
            .string("note_id", "SHA-256 of kind, check or subject, level, period and addressee; never null")
            .string(
                    "kind",
                    "common-pattern, shared-source, territory, coordinate-system, incomplete-source; never null")
            .string("check_id", "the check; null where it concerns several")
            .string("duty_id", "the duty; null where it concerns several")
            .string("organization_id", "whom it is addressed to; null where no one in charge is known")
            .date("period_from", "first day it speaks of; null where it speaks of the whole run")
            .date("period_to", "first day after; null where it has no end")
            .strings("organizations", "organizations concerned, sorted; never null")
            .strings("sources", "contracts concerned, sorted; never null")
            .longs(
                    "count",
                    "how many organizations, records, places, files or rows show it; null where nothing is counted")
            .longs("of", "out of how many; null where nothing is counted")
            .number(
                    "value",
                    "of a common pattern the median value of those that show it, of a coordinate system the median distance in metres; null otherwise")
            .string("text_zh", "what there is to say, Chinese; never null")
            .string("text_en", "what there is to say, English; never null")
            .build();

    private Notes() {}
}
