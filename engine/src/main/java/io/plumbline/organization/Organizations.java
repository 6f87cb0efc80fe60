package io.plumbline.organization;

import io.plumbline.contract.TableSchema;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
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
            .strings(
                    "aliases",
                    "further names, sorted; in brackets the days on which they were in use: name[2019-01-01..2021-07-01)")
            .string("peer_group", "organizations with the same text are compared with each other; never null")
            .strings(
                    "succeeds",
                    "ids of those whose territory it took over, with the share that went where it is said: HD-01:0.6; empty when none")
            .strings(
                    "answers_for",
                    "organizations and places within another's territory for which it answers, with the days in brackets; empty when none")
            .build();

    private Organizations() {}

    /** The organizations as a table. */
    public static Dataset<Row> table(SparkSession spark, Register register) {
        List<Row> rows = new ArrayList<>();
        for (Organization each : register.organizations()) {
            rows.add(RowFactory.create(
                    each.id(),
                    each.kind(),
                    each.sector(),
                    each.name(),
                    each.code(),
                    each.parent(),
                    each.sectorParent(),
                    each.from(),
                    each.to(),
                    each.aliases().stream().map(Dated::toString).toList(),
                    each.peerGroup(),
                    each.predecessors().stream().map(Predecessor::toString).toList(),
                    each.answersFor().stream().map(Dated::toString).toList()));
        }
        return spark.createDataFrame(rows, SCHEMA);
    }

    /** The organizations of a table of this schema, read in a session that hands over days as {@link LocalDate}. */
    public static List<Organization> read(Dataset<Row> table) {
        List<Organization> organizations = new ArrayList<>();
        for (Row row : table.collectAsList()) {
            organizations.add(new Organization(
                    row.getAs("organization_id"),
                    row.getAs("kind"),
                    row.getAs("sector"),
                    row.getAs("name"),
                    row.getAs("code"),
                    row.getAs("parent_id"),
                    row.getAs("sector_parent_id"),
                    row.<LocalDate>getAs("valid_from"),
                    row.<LocalDate>getAs("valid_to"),
                    row.<String>getList(row.fieldIndex("aliases")).stream()
                            .map(Dated::parse)
                            .toList(),
                    row.getAs("peer_group"),
                    row.<String>getList(row.fieldIndex("succeeds")).stream()
                            .map(Predecessor::parse)
                            .toList(),
                    row.<String>getList(row.fieldIndex("answers_for")).stream()
                            .map(Dated::parse)
                            .toList()));
        }
        return organizations;
    }
}
