package io.plumbline.connectors.dossier;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.connectors.dossier.Pages.Departed;
import io.plumbline.connectors.dossier.Pages.Domain;
import io.plumbline.connectors.dossier.Pages.Method;
import io.plumbline.connectors.dossier.Pages.Rule;
import io.plumbline.connectors.dossier.Pages.Section;
import io.plumbline.pack.Catalog;
import io.plumbline.pack.Check;
import io.plumbline.pack.Duty;
import io.plumbline.pack.Indicator;
import io.plumbline.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.spark.sql.Row;

/** Lays out every check of the packs in words: what it compares, from what on it flags, who answers, what else could be behind it. */
final class MethodPage {
    private final Catalog catalog;
    private final Map<String, Row> validity = new TreeMap<>();
    private final Map<String, List<Departed>> departures;

    MethodPage(Holdings held) {
        this.catalog = held.run.catalog();
        held.validity.forEach(row -> validity.put(row.getAs("check_id"), row));
        this.departures = held.departures.stream()
                .filter(row -> row.getAs("check_id") != null)
                .collect(Collectors.groupingBy(
                        row -> row.<String>getAs("check_id"),
                        Collectors.mapping(Wording::departed, Collectors.toList())));
    }

    Method page() {
        List<Domain> domains = new ArrayList<>();
        catalog.packs().values().stream()
                .filter(pack -> !pack.checks().isEmpty())
                .forEach(pack -> {
                    List<Rule> rules = new ArrayList<>();
                    pack.checks().forEach((id, check) -> rules.add(rule(id, check)));
                    domains.add(new Domain(pack.title(), rules));
                });
        return new Method(domains);
    }

    private Rule rule(String id, Check check) {
        Indicator indicator = catalog.indicators().get(check.indicator());
        return new Rule(
                id + " v" + check.version(),
                check.title(),
                Terms.criterion(check.kind()),
                indicator == null ? new Words(check.indicator(), check.indicator()) : indicator.title(),
                check.says(),
                check.scope(),
                check.owner(),
                settings(check.flag()),
                check.needs().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(need -> need.getKey() + " ≥ " + Cells.percent(need.getValue()))
                        .collect(Collectors.joining("；")),
                Cells.clean(check.reportedCase()),
                validity(validity.get(id)),
                departures.getOrDefault(id, List.of()),
                List.of(
                        new Section(new Words("谁负责", "Who answers"), holders(check)),
                        new Section(new Words("可能的正当原因", "Innocent explanations"), check.innocent()),
                        new Section(new Words("什么能排除", "What would rule it out"), check.rulesOut()),
                        new Section(new Words("如何核实", "How to verify"), check.verify()),
                        new Section(new Words("依据", "Basis"), Wording.basis(catalog, check.basis()))));
    }

    /** A criterion's settings as they stand in the pack or the job. */
    private static String settings(JsonNode flag) {
        List<String> lines = new ArrayList<>();
        flag.properties().forEach(entry -> lines.add(entry.getKey() + ": " + plain(entry.getValue())));
        return Cells.clean(String.join("；", lines));
    }

    /** A setting without the marks of the notation it is written in. */
    private static String plain(JsonNode setting) {
        if (setting.isObject()) {
            return setting.properties().stream()
                    .map(entry -> entry.getKey() + " " + plain(entry.getValue()))
                    .collect(Collectors.joining(" "));
        }
        if (setting.isArray()) {
            return StreamSupport.stream(setting.spliterator(), false)
                    .map(MethodPage::plain)
                    .collect(Collectors.joining(", "));
        }
        return setting.asText();
    }

    private List<Words> holders(Check check) {
        Duty duty = catalog.duties().get(check.duty());
        List<Words> lines = new ArrayList<>();
        if (duty == null) {
            return lines;
        }
        for (Duty.Holder holder : duty.holders()) {
            Words role = Terms.role(holder.role().name().toLowerCase(Locale.ROOT));
            Words power = Terms.power(holder.power().name().toLowerCase(Locale.ROOT));
            String zh =
                    holder.kinds().stream().map(kind -> Terms.kind(kind).zh()).collect(Collectors.joining("、"));
            String en =
                    holder.kinds().stream().map(kind -> Terms.kind(kind).en()).collect(Collectors.joining(", "));
            boolean answers = holder.answers();
            lines.add(new Words(
                    duty.title().zh() + "：" + zh + "（" + role.zh() + "，" + power.zh() + (answers ? "" : "；仅作背景，不成线索")
                            + "）",
                    duty.title().en() + ": " + en + " (" + role.en() + ", " + power.en()
                            + (answers ? "" : "; context only, never a lead") + ")"));
        }
        return lines;
    }

    /** How far past inspections found what the check said. */
    private static Words validity(Row row) {
        if (row == null || Cells.count(row, "judged") == 0) {
            return new Words("尚无核查结果", "no outcomes yet");
        }
        String of = Cells.number(row, "found") + " / " + Cells.number(row, "judged");
        String share = row.getAs("found_share") == null
                ? ""
                : " = " + Cells.percent(row.<Double>getAs("found_share")) + " ("
                        + Cells.percent(row.<Double>getAs("found_low")) + " – "
                        + Cells.percent(row.<Double>getAs("found_high")) + ")";
        Words state = Terms.state(row.getAs("state"));
        return new Words(
                "查实 " + of + share + "；" + state.zh() + "，" + Cells.text(row, "state_reason_zh"),
                "confirmed " + of + share + "; " + state.en() + ", " + Cells.text(row, "state_reason_en"));
    }
}
