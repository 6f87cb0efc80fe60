package io.plumbline.indicator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.SparkTest;
import io.plumbline.contract.Role;
import io.plumbline.expr.Expression;
import io.plumbline.pack.Indicator;
import io.plumbline.pack.Period;
import io.plumbline.text.Words;
import java.sql.Date;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** Manifests to the disposal sites XN1 and XN2, of which XN1 has a fence in the wrong place until the 15th. */
@SparkTest
class ExplainedPlacesTest {
    private static final Indicator.Level BUREAUS = new Indicator.Level(Role.SECTOR, List.of("bureau"));
    private static final StructType MANIFESTS = StructType.fromDDL(
            "day date, site string, arrived boolean, organizations map<string,string>, confidence map<string,double>");
    private static final Map<String, Indicator> NO_ARRIVAL = Map.of(
            "muck.no-arrival",
            new Indicator(
                    new Words("未到场", "no arrival"),
                    "muck.manifest",
                    Indicator.Kind.SHARE,
                    Expression.parse("not arrived"),
                    Expression.parse("arrived is not null"),
                    null,
                    null,
                    Period.MONTH,
                    null,
                    Indicator.Worse.HIGH,
                    null,
                    null));

    private static Row manifest(int day, String site, Boolean arrived) {
        return RowFactory.create(
                Date.valueOf(LocalDate.of(2026, 3, day)),
                site,
                arrived,
                Map.of(BUREAUS.id(), "B1"),
                Map.of("sector", 1.0));
    }

    @Test
    void recordsOfAnExplainedPlaceTakeNoPartUntilItExpiresAndAreCounted(SparkSession spark) {
        Dataset<Row> related = spark.createDataFrame(
                List.of(
                        manifest(14, "XN1", false),
                        manifest(14, "XN1", null),
                        manifest(15, "XN1", false),
                        manifest(14, "XN2", false),
                        manifest(16, null, true)),
                MANIFESTS);
        LocalDate first = LocalDate.of(2026, 1, 1);
        LocalDate end = LocalDate.of(2026, 3, 15);
        ExplainedPlaces places = new ExplainedPlaces(
                Map.of(
                        "muck.no-arrival",
                        List.of(
                                new ExplainedPlaces.Place("fence", null, "XN1", first, end),
                                new ExplainedPlaces.Place("other bureau", "B2", "XN2", first, end))),
                ZoneId.of("Asia/Shanghai"));
        Dataset<Row> marked = Measurement.mark(related, NO_ARRIVAL, places, "day", "site");
        Row row = Measurement.measure(
                        "muck.manifest",
                        marked,
                        NO_ARRIVAL,
                        Map.of("muck.no-arrival", List.of(BUREAUS)),
                        "day",
                        null,
                        "site",
                        Set.of(),
                        ZoneId.of("Asia/Shanghai"))
                .first();
        assertEquals(
                Arrays.asList(2.0, 3L, 0L, 1L, 5L),
                Arrays.asList(
                        row.getAs("numerator"),
                        row.getAs("n"),
                        row.getAs("missing"),
                        row.getAs("explained"),
                        row.getAs("records")));
        assertEquals(Map.of("fence", 1L, "other bureau", 0L), places.records(marked, NO_ARRIVAL, "day", "site"));
    }
}
