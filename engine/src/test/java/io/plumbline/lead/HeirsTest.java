package io.plumbline.lead;

import static io.plumbline.organization.Registers.register;
import static io.plumbline.organization.Registers.street;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.SparkTest;
import io.plumbline.check.Signals;
import io.plumbline.organization.Organization;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

@SparkTest
class HeirsTest {
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);
    private final SparkSession spark;

    HeirsTest(SparkSession spark) {
        this.spark = spark;
    }

    private static Heirs heirs(LocalDate on, Organization... organizations) {
        return new Heirs(register(List.of(organizations)), on);
    }

    private String answers(Heirs heirs, String organization) {
        List<Row> signals = SignalRows.of(spark, Map.of("organization_id", organization));
        Row answered = heirs.answering(signals).get(0);
        assertEquals(signals.get(0).size(), answered.size());
        return answered.getString(Signals.SCHEMA.fieldIndex("organization_id"));
    }

    @Test
    void theSuccessorAnswersForWhatWasFoundAtWhomItSucceedsWhole() {
        Heirs heirs = heirs(MARCH, street("A", null, MARCH), street("B", MARCH, null, "A"));
        assertEquals("B", answers(heirs, "A"));
        assertEquals("B", answers(heirs, "B"));
    }

    @Test
    void andItsOwnSuccessorAfterIt() {
        LocalDate june = MARCH.plusMonths(3);
        Heirs heirs =
                heirs(june, street("A", null, MARCH), street("B", MARCH, june, "A"), street("C", june, null, "B"));
        assertEquals("C", answers(heirs, "A"));
    }

    @Test
    void whatWasSplitStaysWhereItWasFound() {
        assertTrue(heirs(MARCH, street("A", null, MARCH), street("B", MARCH, null, "A"), street("C", MARCH, null, "A"))
                .none());
    }

    @Test
    void beforeTheDayNobodyInherits() {
        assertTrue(heirs(MARCH.minusDays(1), street("A", null, MARCH), street("B", MARCH, null, "A"))
                .none());
    }
}
