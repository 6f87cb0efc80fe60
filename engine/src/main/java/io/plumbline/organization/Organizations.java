package io.plumbline.organization;

import io.plumbline.contract.TableSchema;
import org.apache.spark.sql.types.StructType;

/** 名录表: the organizations of the register as a table. */
public final class Organizations {
    public static final StructType SCHEMA = TableSchema.table()
            .string("organization_id", "the organization; never null")
            .string("kind", "district, street, town, community, village, bureau, or any other word; never null")
            .string("sector", "what a bureau is in charge of, for example urban-management; null for others")
            .string("name", "official name; never null")
            .string("code", "administrative or organization code; null when unknown")
            .string("parent_id", "territorial parent; null at the top")
            .string("sector_parent_id", "parent in the line of the sector; null when none")
            .date("valid_from", "first day; null for always")
            .date("valid_to", "first day on which it no longer existed; null for still")
            .strings("aliases", "further names, sorted")
            .string("peer_group", "organizations with the same text are compared with each other; never null")
            .build();

    private Organizations() {}
}
