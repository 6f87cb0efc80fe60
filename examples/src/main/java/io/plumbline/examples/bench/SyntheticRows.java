package io.plumbline.examples.bench;

import io.plumbline.attribution.Coverage;
import io.plumbline.check.Evidence;
import io.plumbline.check.Signals;
import io.plumbline.lead.Leads;
import io.plumbline.lead.Notes;
import io.plumbline.lead.SpotChecks;
import io.plumbline.organization.Organizations;
import io.plumbline.pack.Catalog;
import io.plumbline.pack.Check;
import io.plumbline.source.Conservation;
import io.plumbline.stats.Intervals;
import io.plumbline.text.Hashes;
import io.plumbline.text.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** The rows of an invented run: every organization has months with a finding, months without, and months without data. */
final class SyntheticRows {
    private static final List<String> CHECKS = List.of("F08", "W01", "M05");
    private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);
    private static final int SHOWN_ROWS = 20;
    private static final int WITH_ROWS = 1_500;

    private final Catalog catalog;
    private final String runId;
    private int rows;
    private final Map<String, StructType> schemas = new LinkedHashMap<>();
    private final Map<String, List<Row>> tables = new LinkedHashMap<>();

    SyntheticRows(Catalog catalog, String runId, List<String> names, int signals, int shown) {
        this.catalog = catalog;
        this.runId = runId;
        schemas.putAll(Map.of(
                "organizations", Organizations.SCHEMA,
                "signals", Signals.SCHEMA,
                "evidence", Evidence.SCHEMA,
                "evidence_rows", Evidence.ROWS,
                "leads", Leads.SCHEMA,
                "spot_checks", SpotChecks.SCHEMA,
                "coverage", Coverage.SCHEMA,
                "conservation", Conservation.SCHEMA,
                "notes", Notes.SCHEMA));
        schemas.keySet().forEach(name -> tables.put(name, new ArrayList<>()));
        add(
                "organizations",
                Map.of("organization_id", "QH", "kind", "district", "name", "青禾区", "peer_group", "district"));
        add(
                "conservation",
                Map.of(
                        "source_id",
                        "s",
                        "contract",
                        "fire.hazard",
                        "file",
                        "hazards.csv",
                        "state",
                        "read",
                        "read",
                        1000L,
                        "accepted",
                        980L,
                        "quarantined",
                        20L));
        add(
                "notes",
                Map.of(
                        "note_id",
                        "n",
                        "kind",
                        "common-pattern",
                        "text_zh",
                        "同类普遍偏高，请主管单位说明。",
                        "text_en",
                        "Most of a kind show it; ask whoever is in charge."));
        for (int i = 0; i < names.size(); i++) {
            organization(i, names.get(i), signals, shown);
        }
    }

    Map<String, Map.Entry<StructType, List<Row>>> tables() {
        Map<String, Map.Entry<StructType, List<Row>>> all = new HashMap<>();
        tables.forEach((name, rows) -> all.put(name, Map.entry(schemas.get(name), Collections.unmodifiableList(rows))));
        return all;
    }

    private void organization(int i, String name, int signals, int shown) {
        String id = String.format(java.util.Locale.ROOT, "O%05d", i);
        String kind = i % 4 == 3 ? "town" : "street";
        add(
                "organizations",
                Map.of("organization_id", id, "kind", kind, "name", name, "parent_id", "QH", "peer_group", "streets"));
        add(
                "coverage",
                Map.of(
                        "table",
                        "fire.hazard",
                        "role",
                        "territorial",
                        "state",
                        "attributed",
                        "organization_id",
                        id,
                        "month_on",
                        FIRST,
                        "records",
                        100L + i));
        for (int j = 0; j < signals; j++) {
            Map<String, Object> flagged = signal(id, i, j, "flagged");
            add("signals", flagged);
            evidence(flagged, name, kind, tables.get("leads").size() + 1, j, shown);
            add("signals", signal(id, i, j + signals, "not_flagged"));
        }
        add("signals", signal(id, i, 2 * signals, "not_judgeable"));
    }

    private Map<String, Object> signal(String organization, int i, int j, String state) {
        String id = CHECKS.get(j % CHECKS.size());
        Check check = catalog.checks().get(id);
        LocalDate from = FIRST.plusMonths(j / CHECKS.size());
        boolean flagged = state.equals("flagged");
        long n = state.equals("not_judgeable") ? 3 : 40 + (i * 7L + j * 13L) % 200;
        double share = flagged ? 0.35 + (i * 3 + j * 5) % 20 / 100.0 : 0.02 + (i * 11 + j * 3) % 7 / 100.0;
        double numerator = Math.rint(n * share);
        var interval = Intervals.clopperPearson((long) numerator, n, 0.95);
        Map<String, Object> row = new HashMap<>();
        row.put("signal_id", Hashes.id("signal", organization, String.valueOf(j)));
        row.put("check_id", id);
        row.put("check_version", check.version());
        row.put("kind", check.kind());
        row.put("family", "contradiction");
        row.put("state", state);
        row.put("reason", state.equals("not_judgeable") ? "n=3, needs 30" : null);
        row.put("context", false);
        row.put("trial", false);
        row.put("organization_id", organization);
        row.put("role", "territorial");
        row.put("duty_id", check.duty());
        row.put("power", "manage");
        row.put("share", 1.0);
        row.put("level", "territorial:street+town");
        row.put("indicator_id", check.indicator());
        row.put("table", catalog.indicators().get(check.indicator()).of());
        row.put("period_from", from);
        row.put("period_to", from.plusMonths(1));
        row.put("value", numerator / n);
        row.put("numerator", numerator);
        row.put("denominator", (double) n);
        row.put("n", n);
        row.put("missing", 0L);
        row.put("peer_value", 0.05);
        row.put("peers", 20L);
        row.put("effect", numerator / n);
        row.put("effect_low", interval.low());
        row.put("effect_high", interval.high());
        row.put("threshold", 0.1);
        row.put("smallest_visible", 0.12 + j % 5 / 100.0);
        row.put("match_rate", 0.97);
        row.put("coverage", 0.99);
        row.put("coverage_of", "fire.unit");
        row.put("confidence", 1.0);
        row.put("sources", List.of("fire.hazard", "hotline.order"));
        row.put("independent_sources", 2L);
        row.put("outside_witness", true);
        row.put("two_reporters", true);
        row.put("strata", List.of());
        return row;
    }

    private void evidence(Map<String, Object> signal, String name, String kind, int rank, int of, int shown) {
        Object id = signal.get("signal_id");
        Map<String, Object> evidence = new HashMap<>(signal);
        evidence.put("run_id", runId);
        evidence.put("flag", "flag_x");
        evidence.put("row_count", ((Double) signal.get("numerator")).longValue());
        evidence.put("digest", Hashes.id("digest", id.toString()));
        add("evidence", evidence);
        String lead = Hashes.id("lead", id.toString());
        lead(signal, lead, name, kind, rank, of < shown);
        int most = of < shown && rows++ < WITH_ROWS ? SHOWN_ROWS : 0;
        for (int k = 1; k <= most; k++) {
            Map<String, Object> row = new HashMap<>(Map.of(
                    "signal_id",
                    id,
                    "lead_id",
                    lead,
                    "organization_id",
                    signal.get("organization_id"),
                    "rank",
                    k,
                    "record_id",
                    Hashes.id("record", id.toString(), String.valueOf(k)),
                    "contract",
                    signal.get("table"),
                    "file",
                    "ledger-" + signal.get("period_from") + ".csv",
                    "row_no",
                    17L * k,
                    "at",
                    Instant.parse("2025-03-01T02:00:00Z").plusSeconds(3600L * k),
                    "shown",
                    Map.of("hazard_id", "H" + k, "unit_id", "D" + rank, "hazard_type", "exit", "state", "closed")));
            row.put("probability", 0.1);
            add("evidence_rows", row);
            if (k <= 8) {
                add("spot_checks", row);
            }
        }
    }

    private void lead(Map<String, Object> signal, String id, String name, String kind, int rank, boolean shown) {
        Check check = catalog.checks().get(signal.get("check_id").toString());
        Map<String, Object> lead = new HashMap<>(signal);
        Words duty = catalog.duties().get(check.duty()).title();
        String numbers = ((Double) signal.get("numerator")).longValue() + " / " + signal.get("n");
        lead.put("lead_id", id);
        lead.put("grade", 1 + rank % 4);
        lead.put("grade_rule", "contradiction");
        lead.put("grade_reason_zh", "两个以上相互独立的来源不一致，且有非本单位控制的仪器或公文记录");
        lead.put(
                "grade_reason_en",
                "two independent sources contradict each other, one of them not controlled by the organization");
        lead.put("rank", rank);
        lead.put("shown", shown);
        lead.put("organization_name", name);
        lead.put("organization_kind", kind);
        lead.put("roles", List.of(signal.get("role")));
        lead.put("powers", List.of(signal.get("power")));
        lead.put("duty_zh", duty.zh());
        lead.put("duty_en", duty.en());
        lead.put("checks", List.of(signal.get("check_id")));
        lead.put("signals", List.of(signal.get("signal_id")));
        lead.put("leading_signal", signal.get("signal_id"));
        lead.put("leading_check", signal.get("check_id"));
        lead.put(
                "sentence_zh",
                name + signal.get("period_from") + "起一个月台账销号并可比对 " + signal.get("n") + " 项，其中 " + numbers
                        + " 在销号后九十日内由消防抽查或市民热线在同一点位、同一类型再次记录；可比率 97.0 %。");
        lead.put(
                "sentence_en",
                name + ", month from " + signal.get("period_from") + ": " + numbers
                        + " of the comparable hazards closed in the ledger were recorded again at the same place and type within 90 days; comparable 97.0 %.");
        lead.put("sentences_zh", List.of());
        lead.put("sentences_en", List.of());
        lead.put("exposure", signal.get("numerator"));
        words(lead, "call_for", check.callFor());
        words(lead, "ask", check.ask());
        words(lead, "verify", check.verify());
        words(lead, "innocent", check.innocent());
        words(lead, "rules_out", check.rulesOut());
        lead.put("go_zh", check.go().zh());
        lead.put("go_en", check.go().en());
        lead.put("basis", check.basis());
        add("leads", lead);
    }

    private static void words(Map<String, Object> lead, String name, List<Words> words) {
        lead.put(name + "_zh", each(words, Words::zh));
        lead.put(name + "_en", each(words, Words::en));
    }

    private static List<String> each(List<Words> words, Function<Words, String> language) {
        return words.stream().map(language).toList();
    }

    /** A row of a table; what is not given is null, or 0 where the table knows no null. */
    private void add(String table, Map<String, Object> values) {
        StructField[] fields = schemas.get(table).fields();
        Object[] cells = new Object[fields.length];
        for (int i = 0; i < fields.length; i++) {
            cells[i] = values.get(fields[i].name());
            if (cells[i] == null && table.equals("conservation") && i > 5) {
                cells[i] = 0L;
            }
        }
        tables.get(table).add(RowFactory.create(cells));
    }
}
