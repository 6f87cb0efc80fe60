package io.plumbline.attribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.SparkTest;
import io.plumbline.contract.Contract;
import io.plumbline.contract.Position;
import io.plumbline.contract.Role;
import io.plumbline.contract.Way;
import io.plumbline.geo.Area;
import io.plumbline.geo.Areas;
import io.plumbline.geo.CellIndex;
import io.plumbline.organization.Organization;
import io.plumbline.organization.Register;
import io.plumbline.pack.Problems;
import io.plumbline.text.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

@SparkTest
class DefaultPointsTest {
    private static final StructType SCHEMA = new StructType()
            .add("record_id", "string")
            .add("lon", "double")
            .add("lat", "double")
            .add("address", "string")
            .add("answered", "boolean");

    private final SparkSession session;

    DefaultPointsTest(SparkSession session) {
        this.session = session;
    }

    private static Contract contract(String place) {
        return new Contract(
                new Words("工单", "Requests"),
                List.of("record_id"),
                null,
                null,
                null,
                place,
                new Position("lon", "lat", null, 10.0),
                null,
                Map.of(),
                Map.of(),
                null);
    }

    /** So many points with two records of one address each, and one point with as many records of different addresses as told. */
    private Dataset<Row> table(int points, double lon, double lat, int records) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 2 * points; i++) {
            rows.add(RowFactory.create("r" + i, 116 + i / 2 * 1e-3, 40.0, "address " + i / 2, true));
        }
        for (int i = 0; i < records; i++) {
            rows.add(RowFactory.create("d" + i, lon, lat, "other " + i, true));
        }
        return session.createDataFrame(rows, SCHEMA);
    }

    @Test
    void comparesAPointWithAllOthersAndNotOnlyWithTheBusyOnes() {
        DefaultPoints found = DefaultPoints.of(table(150, 116.5, 39.5, 400), contract(null));
        assertTrue(found.contains(116.5, 39.5));
        assertFalse(found.contains(116, 40));
    }

    @Test
    void findsNullIslandHoweverFewItsRecords() {
        assertTrue(DefaultPoints.of(table(5, 0, -0.0, 1), contract("address")).contains(-0.0, 0));
    }

    @Test
    void passesOverCoordinatesThatAreNoNumbers() {
        DefaultPoints found = DefaultPoints.of(table(5, Double.NaN, 39.5, 60), contract("address"));
        assertFalse(found.contains(Double.NaN, 39.5));
    }

    @Test
    void readsCoordinatesOfEveryKindOfNumber() {
        Dataset<Row> table = table(5, 116.5, 39.5, 60);
        Dataset<Row> exact = table.withColumn("lon", table.col("lon").cast("decimal(9,6)"))
                .withColumn("lat", table.col("lat").cast("float"));
        assertTrue(DefaultPoints.of(exact, contract("address")).contains(116.5, 39.5));
    }

    @Test
    void leavesAColumnOfTheTableNamedAnsweredAsItIs() {
        Dataset<Row> table = table(1, 116.5, 39.5, 0);
        Row row = answering(table, contract(null)).attribute(table).head();
        assertTrue(row.<Boolean>getAs("answered"));
        assertEquals("S1", row.getJavaMap(row.fieldIndex("organizations")).get("territorial"));
    }

    @Test
    void attributesNoRecordAtADefaultCoordinate() {
        Dataset<Row> table = table(5, 116.5, 39.5, 60);
        List<Row> rows = answering(table, contract("address"))
                .answers(table)
                .groupBy("state", "reason")
                .count()
                .orderBy("state")
                .collectAsList();
        assertEquals("[[attributed,null,10], [unattributed,point_default,60]]", rows.toString());
    }

    private static Map<Role, List<Way>> ways() {
        return Map.of(Role.TERRITORIAL, List.of(new Way(null, null, null, null, true, null, null, null)));
    }

    private static Answering answering(Dataset<Row> table, Contract contract) {
        return attribution(contract).of(table, "hotline.request", ways(), null, List.of());
    }

    private static Attribution attribution(Contract contract) {
        Register register = Register.of(
                List.of(new Organization(
                        "S1", "street", null, "八里街道", "990100001", null, null, null, null, List.of(), null)),
                new Problems("register"));
        Area all = new Area("S1", new GeometryFactory().toGeometry(new Envelope(115, 118, 39, 41)), Map.of());
        return new Attribution(
                register,
                CellIndex.of(Areas.of(List.of(all))),
                LocalDate.of(2026, 3, 5),
                name -> null,
                name -> contract,
                (name, rows) -> rows);
    }
}
