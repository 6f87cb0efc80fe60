package io.plumbline.check;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;

/**
 * 指标行: one row of the table of indicators on the driver.
 *
 * @param confidence mean confidence of the attribution; null without records
 * @param reporters distinct reporter × day; null when unknown
 * @param twoReporters whether two of them are two reporters on two days; null when unknown
 */
record Figure(
        String indicator,
        String table,
        String level,
        Measure measure,
        Double confidence,
        Long reporters,
        Boolean twoReporters) {
    static final Comparator<Figure> ORDER = Comparator.comparing(
                    (Figure figure) -> figure.measure().organizationId())
            .thenComparing(figure -> figure.measure().from());

    static Figure of(Row row, Map<String, OrganizationFacts> organizations) {
        String organization = row.getAs("organization_id");
        OrganizationFacts facts = organizations.get(organization);
        Measure measure = new Measure(
                organization,
                facts == null ? null : facts.peerGroup(),
                day(row, "period_from"),
                day(row, "period_to"),
                row.getAs("numerator"),
                row.getAs("denominator"),
                row.getAs("n"),
                row.getAs("missing"),
                row.getAs("not_comparable"),
                row.getAs("value"),
                part(row, "largest_reporter"),
                part(row, "largest_place"),
                part(row, "largest_day"),
                strata(row),
                values(row));
        return new Figure(
                row.getAs("indicator_id"),
                row.getAs("table"),
                row.getAs("level"),
                measure,
                row.getAs("confidence"),
                row.getAs("reporters"),
                row.getAs("two_reporters"));
    }

    /** The records comparable among all; null when there are none. */
    Double matchRate() {
        long records = measure.n() + measure.notComparable();
        return records == 0 ? null : (double) measure.n() / records;
    }

    private static Measure.Part part(Row row, String column) {
        Double numerator = row.getAs(column);
        return numerator == null ? null : new Measure.Part(null, numerator, row.<Double>getAs(column + "_base"));
    }

    private static List<Measure.Part> strata(Row row) {
        int column = row.fieldIndex("strata");
        if (row.isNullAt(column)) {
            return null;
        }
        return row.<Row>getList(column).stream()
                .map(stratum -> new Measure.Part(stratum.getString(0), stratum.getDouble(1), stratum.getDouble(2)))
                .toList();
    }

    private static List<Measure.ValueCount> values(Row row) {
        if (row.isNullAt(row.fieldIndex("values"))) {
            return null;
        }
        return row.<Row>getList(row.fieldIndex("values")).stream()
                .map(one -> new Measure.ValueCount(one.getDouble(0), one.getAs(1), one.getLong(2)))
                .toList();
    }

    /** Sessions differ in which of two classes they answer days with. */
    private static LocalDate day(Row row, String column) {
        return LocalDate.parse(row.getAs(column).toString());
    }
}
