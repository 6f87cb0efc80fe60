package io.plumbline.lead;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.SparkTest;
import io.plumbline.organization.Organization;
import io.plumbline.organization.Register;
import io.plumbline.pack.Catalog;
import io.plumbline.pack.Pack;
import io.plumbline.pack.Problems;
import io.plumbline.pack.Yaml;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

@SparkTest
class LeadingTest {
    private final SparkSession spark;
    private final Leading leading;

    LeadingTest(SparkSession spark) throws IOException {
        this.spark = spark;
        Problems problems = new Problems("register");
        Register register = Register.of(
                List.of(
                        new Organization("S1", "street", null, "柳桥街道", null, null, null, null, null, List.of(), null),
                        new Organization("S2", "street", null, "石桥街道", null, null, null, null, null, List.of(), null),
                        new Organization("S3", "street", null, "木桥街道", null, null, null, null, null, List.of(), null)),
                problems);
        try (InputStream in = LeadingTest.class.getResourceAsStream("/packs/lamps.yaml")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            String two = text.replace(
                    "\nbasis:\n",
                    "  lamps.posts:\n    title: { zh: 灯杆, en: Lamp posts }\n    holders:\n      - { kinds: [street], role:"
                            + " territorial, power: manage, sees: true }\n\nbasis:\n");
            leading = new Leading(Catalog.of(List.of(Yaml.read(two, Pack.class, problems))), register);
        }
        problems.refuse();
    }

    @SafeVarargs
    private List<Row> leads(Caps caps, Map<String, Object>... departures) {
        List<Map<String, Object>> numbered = new ArrayList<>();
        for (int i = 0; i < departures.length; i++) {
            Map<String, Object> one = new HashMap<>(departures[i]);
            one.putIfAbsent("signal_id", "s" + i);
            numbered.add(one);
        }
        @SuppressWarnings({"unchecked", "rawtypes"})
        List<Row> signals = SignalRows.of(spark, numbered.toArray(new Map[0]));
        return spark.createDataFrame(leading.leads(signals, caps, Map.of()), Leads.SCHEMA)
                .collectAsList();
    }

    private static final Caps NONE = new Caps(null, null);

    @Test
    void signalsOfOneOrganizationAndDutyAreOneLead() {
        List<Row> leads = leads(NONE, Map.of(), Map.of("check_id", "L01"), Map.of("organization_id", "S2"));
        assertEquals(2, leads.size());
        assertEquals(
                List.of("s0", "s1"),
                leads.stream()
                        .filter(lead -> lead.getAs("organization_id").equals("S1"))
                        .findAny()
                        .orElseThrow()
                        .getList(leads.get(0).fieldIndex("signals")));
    }

    @Test
    void theFormOfNumbersIsNoLeadOnItsOwn() {
        Map<String, Object> form = Map.of("family", "integrity", "effect_low", 1e6);
        assertEquals(List.of(), leads(NONE, form, form));
        assertEquals(List.of(), leads(NONE, form, Map.of("duty_id", "lamps.repair", "state", "not_flagged")));
    }

    @Test
    void theFormOfNumbersStandsBehindAnotherSignalAndNeverLeads() {
        Map<String, Object> form = Map.of("family", "integrity", "effect_low", 1e6);
        List<Row> leads = leads(NONE, form, Map.of("family", "silence"));
        assertEquals(1, leads.size());
        assertEquals("s1", leads.get(0).getAs("leading_signal"));
        assertEquals(List.of("s1", "s0"), leads.get(0).getList(leads.get(0).fieldIndex("signals")));
        assertEquals(4, leads.get(0).<Integer>getAs("grade"));
        assertEquals(
                2, leads(NONE, form, Map.of("independent_sources", 2L)).get(0).<Integer>getAs("grade"));
    }

    @Test
    void whatIsNotFlaggedMakesNoLead() {
        assertTrue(leads(NONE, Map.of("state", "not_flagged"), Map.of("state", "not_judgeable"))
                .isEmpty());
    }

    @Test
    void contextMakesNoLead() {
        assertTrue(leads(NONE, Map.of("context", true)).isEmpty());
    }

    @Test
    void trialsMakeNoLead() {
        assertTrue(leads(NONE, Map.of("trial", true)).isEmpty());
    }

    @Test
    void theSentenceHoldsTheNumbersOfTheStrongestSignal() {
        Row lead = leads(NONE, Map.of("numerator", 4.0), Map.of("numerator", 9.0, "effect_low", 3.0))
                .get(0);
        assertEquals("柳桥街道, 2026-03: repairs dated before their report: 9.", lead.getAs("sentence_en"));
        assertEquals(
                List.of("柳桥街道, 2026-03: repairs dated before their report: 4."),
                lead.getList(lead.fieldIndex("sentences_en")));
    }

    private static Map<String, Object> month(int month, double value, double low, double high) {
        Map<String, Object> values =
                new HashMap<>(Map.of("kind", "threshold", "family", "peer", "numerator", value * 100));
        values.putAll(Map.of("effect", value, "effect_low", low, "effect_high", high, "threshold", 0.05));
        values.putAll(Map.of("p", 1e-6, "q", 1e-5, "period_from", LocalDate.of(2026, month, 1)));
        values.put("period_to", LocalDate.of(2026, month + 1, 1));
        return values;
    }

    @Test
    void theWorstOfItsMonthsOpensALead() {
        Row lead = leads(NONE, month(3, 0.25, 0.2, 0.3), month(4, 0.5, 0.45, 0.55), month(5, 0.125, 0.08, 0.16))
                .get(0);
        assertEquals("柳桥街道, 2026-04: repairs dated before their report: 50.", lead.getAs("sentence_en"));
        assertEquals(List.of("s1", "s0", "s2"), lead.getList(lead.fieldIndex("signals")));
    }

    @Test
    void aBetterGradeLeadsWhateverTheSizeOfTheOthers() {
        Row lead = leads(NONE, month(3, 0.5, 0.45, 0.55), with(month(4, 0.25, 0.2, 0.3), "independent_sources", 2L))
                .get(0);
        assertEquals("s1", lead.getAs("leading_signal"));
    }

    private static Map<String, Object> with(Map<String, Object> values, String column, Object value) {
        Map<String, Object> other = new HashMap<>(values);
        other.put(column, value);
        return other;
    }

    @Test
    void aBetterGradeStandsFirst() {
        List<Row> leads = leads(
                NONE,
                Map.of("organization_id", "S1", "effect_low", 100.0),
                Map.of("organization_id", "S2", "independent_sources", 2L));
        assertEquals("S2", leads.get(0).getAs("organization_id"));
        assertEquals(1, leads.get(0).<Integer>getAs("rank"));
    }

    @Test
    void kindsTakeTurnsInsideAGrade() {
        List<Row> leads = leads(
                NONE,
                Map.of("organization_id", "S1", "effect_low", 9.0),
                Map.of("organization_id", "S2", "effect_low", 8.0),
                Map.of("organization_id", "S3", "kind", "peer", "family", "peer", "effect_low", 0.1));
        assertEquals("S2", leads.get(2).getAs("organization_id"));
    }

    @Test
    void anOrganizationWithTwoRolesInADutyGetsOneLead() {
        Row lead = onlyLead(
                Map.of("role", "principal", "power", "manage", "share", 0.1),
                Map.of("role", "sector", "power", "permit", "share", 0.2));
        assertEquals(List.of("sector", "principal"), lead.getList(lead.fieldIndex("roles")));
        assertEquals(List.of("permit", "manage"), lead.getList(lead.fieldIndex("powers")));
        assertEquals("sector permit", lead.getAs("role") + " " + lead.getAs("power"));
        assertEquals(0.3, lead.<Double>getAs("share"));
    }

    @Test
    void ofEqualPowersTheOrderOfRolesDecides() {
        Row lead = onlyLead(Map.of("role", "support"), Map.of("role", "territorial"));
        assertEquals(List.of("territorial", "support"), lead.getList(lead.fieldIndex("roles")));
        assertEquals("s1", lead.getAs("leading_signal"));
    }

    @Test
    void whoAnswersForTheWholeInTwoRolesAnswersForNoMoreThanThat() {
        assertEquals(
                1.0,
                onlyLead(Map.of("role", "support"), Map.of("role", "territorial"))
                        .<Double>getAs("share"));
    }

    @Test
    void whatTwoRolesSayAlikeIsSaidOnce() {
        Row lead = onlyLead(Map.of("role", "support"), Map.of("role", "territorial"));
        assertEquals(List.of(), lead.getList(lead.fieldIndex("sentences_en")));
        assertEquals(List.of("s1", "s0"), lead.getList(lead.fieldIndex("signals")));
    }

    @Test
    void twoRolesInOnePeriodAreNoTwoPeriods() {
        Map<String, Object> clear = Map.of("kind", "peer", "family", "peer", "q", 1e-3, "clearly_worse", 0.99);
        assertEquals(3, onlyLead(with(clear, "role", "support"), clear).<Integer>getAs("grade"));
    }

    @Test
    void aShareThatChangedIsThatOfTheLatestPeriod() {
        Map<String, Object> whole = month(3, 0.5, 0.45, 0.55);
        Map<String, Object> part = with(month(4, 0.25, 0.2, 0.3), "share", 0.6);
        assertEquals(0.6, onlyLead(whole, part).<Double>getAs("share"));
    }

    @SafeVarargs
    private Row onlyLead(Map<String, Object>... signals) {
        List<Row> leads = leads(NONE, signals);
        assertEquals(1, leads.size());
        return leads.get(0);
    }

    @Test
    void theOrderOfSignalsDoesNotMatter() {
        Map<String, Object> a = Map.of("signal_id", "a", "organization_id", "S1");
        Map<String, Object> b = Map.of("signal_id", "b", "organization_id", "S2");
        assertEquals(leads(NONE, a, b), leads(NONE, b, a));
    }

    @Test
    void capsHoldBackAndSaySo() {
        List<Row> leads =
                leads(new Caps(1, 1), Map.of("effect_low", 9.0), Map.of("duty_id", "lamps.posts", "effect_low", 8.0));
        assertTrue(leads.get(0).<Boolean>getAs("shown"));
        assertFalse(leads.get(1).<Boolean>getAs("shown"));
        assertEquals(2, leads.get(1).<Integer>getAs("rank"));
    }

    @Test
    void theIdOfALeadDoesNotDependOnItsNumbers() {
        assertEquals(
                Collections.singletonList(leads(NONE, Map.of()).get(0).<String>getAs("lead_id")),
                leads(NONE, Map.of("numerator", 7.0, "signal_id", "other")).stream()
                        .map(lead -> lead.<String>getAs("lead_id"))
                        .toList());
    }
}
