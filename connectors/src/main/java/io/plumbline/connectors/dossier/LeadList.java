package io.plumbline.connectors.dossier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.connectors.dossier.Pages.LeadPage;
import io.plumbline.connectors.dossier.Pages.Listed;
import io.plumbline.pack.Check;
import io.plumbline.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Row;

/** The list of all leads, in the run's order: the first in the page itself, all in a script that the page loads. */
final class LeadList {
    private static final int FIRST = 100;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Listed> all;

    LeadList(Holdings held, Set<String> cards) {
        this.all = held.leads.stream().map(lead -> listed(held, lead, cards)).toList();
    }

    private static Listed listed(Holdings held, Row lead, Set<String> cards) {
        int grade = lead.getAs("grade");
        String file = Cells.file(lead.getAs("lead_id"));
        return new Listed(
                lead.<Integer>getAs("rank"),
                grade,
                Terms.mark(grade),
                Cells.text(lead, "organization_name"),
                Cells.file(lead.getAs("organization_id")),
                Terms.kind(lead.getAs("organization_kind")),
                held.domain(lead.getAs("leading_check")),
                Cells.words(lead, "duty"),
                Cells.period(lead),
                check(held, lead.getAs("leading_check")),
                Cells.words(lead, "sentence"),
                cards.contains(file) ? file : "",
                lead.<Boolean>getAs("shown"));
    }

    private static Words check(Holdings held, String id) {
        Check check = held.run.catalog().checks().get(id);
        String clean = Cells.clean(id);
        return check == null
                ? new Words(clean, clean)
                : new Words(
                        clean + " " + check.title().zh(),
                        clean + " " + check.title().en());
    }

    LeadPage page() {
        return new LeadPage(
                all.stream().filter(Listed::shown).limit(FIRST).toList(),
                all.size(),
                all.stream().map(Listed::domain).distinct().toList(),
                all.stream().map(Listed::kind).distinct().toList());
    }

    /** The list as a classic script; what repeats is said once and numbered, and leads held back have no sentence. */
    String script() {
        ObjectNode data = JSON.createObjectNode();
        Numbered organizations = new Numbered();
        Numbered kinds = new Numbered();
        Numbered domains = new Numbered();
        Numbered duties = new Numbered();
        Numbered checks = new Numbered();
        ArrayNode rows = JSON.createArrayNode();
        for (Listed lead : all) {
            ArrayNode row = rows.addArray();
            row.add(lead.rank()).add(lead.grade());
            row.add(organizations.at(List.of(lead.organization(), lead.organizationFile())));
            row.add(kinds.at(both(lead.kind()))).add(domains.at(both(lead.domain())));
            row.add(duties.at(both(lead.duty()))).add(lead.period());
            row.add(lead.shown() ? lead.sentence().zh() : "")
                    .add(lead.shown() ? lead.sentence().en() : "");
            row.add(lead.file()).add(lead.shown() ? 1 : 0).add(checks.at(both(lead.check())));
        }
        data.set("organizations", organizations.array());
        data.set("kinds", kinds.array());
        data.set("domains", domains.array());
        data.set("duties", duties.array());
        data.set("checks", checks.array());
        data.set("rows", rows);
        return script("plumblineLeads", data);
    }

    private static List<String> both(Words words) {
        return List.of(words.zh(), words.en());
    }

    /** Points and limits of the plots that pages asked for. */
    static String script(List<PeerPlots.Plot> plots) {
        ObjectNode data = JSON.createObjectNode();
        for (PeerPlots.Plot plot : plots) {
            ObjectNode one = data.putObject(plot.id());
            ArrayNode dots = one.putArray("dots");
            plot.dots().forEach(dot -> dots.addArray().add(dot.denominator()).add(dot.value()));
            ArrayNode limits = one.putArray("limits");
            plot.limits()
                    .forEach(limit -> limits.addArray()
                            .add(limit.size())
                            .add(limit.low95())
                            .add(limit.high95())
                            .add(limit.low998())
                            .add(limit.high998()));
        }
        return script("plumblinePeers", data);
    }

    /** JSON in which nothing can end the script that holds it. */
    private static String script(String name, ObjectNode data) {
        try {
            return "window." + name + " = "
                    + JSON.writeValueAsString(data)
                            .replace("<", "\\u003c")
                            .replace(">", "\\u003e")
                            .replace("&", "\\u0026")
                            .replace("\u2028", "\\u2028")
                            .replace("\u2029", "\\u2029")
                    + ";\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Texts and numbers can always be written as JSON", impossible);
        }
    }

    /** Values in the order in which they first came, each with its number. */
    private static final class Numbered {
        private final java.util.Map<List<String>, Integer> known = new java.util.LinkedHashMap<>();

        int at(List<String> value) {
            return known.computeIfAbsent(value, fresh -> known.size());
        }

        ArrayNode array() {
            ArrayNode array = JSON.createArrayNode();
            new ArrayList<>(known.keySet()).forEach(value -> {
                ArrayNode one = array.addArray();
                value.forEach(one::add);
            });
            return array;
        }
    }
}
