package io.plumbline.connectors.dossier;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.plumbline.connectors.dossier.Pages.Card;
import io.plumbline.connectors.dossier.Pages.Frame;
import io.plumbline.sink.RunTables;
import io.plumbline.text.Words;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;

/** One dossier being written. */
final class Writing {
    private static final List<String> PLAIN = List.of("assets/dossier.js");
    private static final List<String> LISTED = List.of("data/leads.js", "assets/dossier.js");
    private static final List<String> CHARTED =
            List.of("assets/echarts/echarts.common.min.js", "data/peers.js", "assets/dossier.js");

    private final RunTables run;
    private final Folder folder;
    private final TemplateEngine engine = TemplateEngine.createPrecompiled(
            null, ContentType.Html, DossierSink.class.getClassLoader(), DossierSink.class.getPackageName());

    Writing(RunTables run, Folder folder) {
        this.run = run;
        this.folder = folder;
    }

    void write() throws IOException {
        Holdings held = new Holdings(run);
        Wording wording = new Wording(held);
        List<Card> cards = held.leads.stream()
                .filter(lead -> held.cards.contains(lead.<String>getAs("lead_id")))
                .map(wording::card)
                .toList();
        for (Card card : cards) {
            page("lead/" + card.file(), "lead.jte", named(card.organization()), "../", "leads", PLAIN, card);
        }
        Set<String> spokenOf = new TreeSet<>(held.signalsOf.keySet());
        held.leads.forEach(lead -> spokenOf.add(lead.getAs("organization_id")));
        PeerPlots plots = new PeerPlots(held);
        OrganizationPages organizations = new OrganizationPages(held, wording, plots, cards);
        for (String id : spokenOf) {
            var organization = organizations.page(id);
            page(
                    "organization/" + organization.file(),
                    "organization.jte",
                    named(organization.name()),
                    "../",
                    "",
                    organization.measures().isEmpty() ? PLAIN : CHARTED,
                    organization);
        }
        List<String> ids = List.copyOf(spokenOf);
        LeadList list = new LeadList(held, cards.stream().map(Card::file).collect(Collectors.toSet()));
        top("index", "总览", "Overview", PLAIN, new OverviewPage(held, wording).page(cards, ids));
        top("leads", "线索清单", "Leads", LISTED, list.page());
        top("coverage", "数据与覆盖", "Data and coverage", PLAIN, new CoveragePage(held, wording).page(ids));
        top("followup", "整改跟踪", "Follow-up", PLAIN, new FollowUpPage(held, wording).page());
        top("method", "方法", "Method", PLAIN, new MethodPage(held).page());
        folder.write("data/leads.js", list.script());
        folder.write("data/peers.js", LeadList.script(plots.plots()));
        assets();
        folder.write("manifest.json", manifest(held, cards.size(), ids.size()));
        folder.seal();
    }

    private static Words named(String name) {
        return new Words(name, name);
    }

    private void top(String name, String zh, String en, List<String> scripts, Object page) throws IOException {
        page(name + ".html", name + ".jte", new Words(zh, en), "", name, scripts, page);
    }

    private void page(
            String name, String template, Words title, String up, String here, List<String> scripts, Object page)
            throws IOException {
        Frame frame =
                new Frame(title, up, here, Cells.clean(run.job()), run.asOf().toString(), run.runId(), scripts);
        StringOutput html = new StringOutput();
        engine.render(template, Map.of("frame", frame, "page", page), html);
        folder.write(name, html.toString());
    }

    private void assets() throws IOException {
        for (String name : List.of(
                "dossier.css",
                "dossier.js",
                "echarts/echarts.common.min.js",
                "echarts/LICENSE",
                "echarts/NOTICE",
                "echarts/licenses/LICENSE-d3")) {
            folder.copy(name, "assets/" + name);
        }
    }

    private String manifest(Holdings held, int cards, int organizations) throws IOException {
        ObjectMapper json = new ObjectMapper();
        ObjectNode manifest = json.createObjectNode();
        manifest.put("job", Cells.clean(run.job()));
        manifest.put("run_id", run.runId());
        manifest.put("as_of", run.asOf().toString());
        manifest.put("time_zone", run.zone().getId());
        ArrayNode checks = manifest.putArray("checks");
        run.catalog().checks().forEach((id, check) -> checks.add(id + " v" + check.version()));
        ArrayNode inputs = manifest.putArray("inputs");
        held.conservation.stream()
                .sorted(java.util.Comparator.comparing((Row row) -> Cells.text(row, "source_id"))
                        .thenComparing(row -> Cells.text(row, "file")))
                .forEach(row -> inputs.addObject()
                        .put("contract", Cells.text(row, "contract"))
                        .put("file", Cells.text(row, "file"))
                        .put("state", Cells.text(row, "state"))
                        .put("read", Cells.count(row, "read"))
                        .put("accepted", Cells.count(row, "accepted")));
        manifest.put("organizations", organizations);
        manifest.put("signals", held.signals.size());
        manifest.put("leads", held.leads.size());
        manifest.put("cards", cards);
        manifest.put("files", folder.size());
        return json.writerWithDefaultPrettyPrinter()
                        .writeValueAsString(manifest)
                        .replace("\r\n", "\n") + "\n";
    }
}
