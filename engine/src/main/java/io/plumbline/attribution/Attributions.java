package io.plumbline.attribution;

import io.plumbline.contract.TableSchema;
import java.util.Arrays;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** 归属: the table that says for every accepted record and role which organization answers, or why none is known. */
public final class Attributions {
    public static final StructType SCHEMA = TableSchema.table()
            .string("record_id", "the record; never null")
            .string("contract", "its contract, or the relation that formed it; never null")
            .string("role", "principal, territorial, sector, enforcement, support; never null")
            .string("state", "attributed, ambiguous, unattributed; never null")
            .string("organization_id", "the organization; null unless attributed")
            .string(
                    "method",
                    "code, name, address, point, place, entity (the place of a linked record), sector, or special for a special area: the way that answered; null unless attributed")
            .number(
                    "confidence",
                    "1 for a code or a sole bureau, less for names, points near a boundary and disagreeing ways; null unless attributed")
            .string(
                    "reason",
                    "why it is ambiguous, unattributed or told at a coarser level, or which ways disagree; null when there is nothing to say")
            .strings(
                    "candidates",
                    "the organizations in question when ambiguous, disagreeing or near a boundary; null otherwise")
            .date("on", "the local day for which the register was asked")
            .build();

    /** One answer: the columns from the role on. */
    static final StructType ANSWER = new StructType(
            Arrays.copyOfRange(SCHEMA.fields(), SCHEMA.fieldIndex("role"), SCHEMA.size(), StructField[].class));

    private Attributions() {}
}
