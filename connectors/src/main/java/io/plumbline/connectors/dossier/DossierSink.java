package io.plumbline.connectors.dossier;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.plumbline.connectors.dossier.Pages.Card;
import io.plumbline.connectors.dossier.Pages.Frame;
import io.plumbline.connectors.dossier.Pages.Organization;
import io.plumbline.sink.RunTables;
import io.plumbline.sink.SinkFormat;
import io.plumbline.sink.SinkTarget;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * 卷宗: a folder of plain pages in Chinese and English, name {@code dossier}: an overview, a card per shown lead, a page per
 * organization that was compared. The pages need neither scripts nor a network.
 */
public final class DossierSink implements SinkFormat {
    @Override
    public String name() {
        return "dossier";
    }

    @Override
    public void write(RunTables tables, SinkTarget target) {
        Path folder = new Path(target.path());
        try (FileSystem files = FileSystem.newInstance(folder.toUri(), new Configuration())) {
            files.setWriteChecksum(false);
            new Writing(tables, files, folder).write();
        } catch (IOException stuck) {
            throw new UncheckedIOException(
                    "Dossier cannot be written to " + target.path() + "; check that the folder may be written", stuck);
        }
    }

    /** One dossier being written. */
    private static final class Writing {
        private final RunTables run;
        private final FileSystem files;
        private final Path folder;
        private final TemplateEngine engine = TemplateEngine.createPrecompiled(
                null, ContentType.Html, DossierSink.class.getClassLoader(), DossierSink.class.getPackageName());

        Writing(RunTables run, FileSystem files, Path folder) {
            this.run = run;
            this.files = files;
            this.folder = folder;
        }

        void write() throws IOException {
            Holdings held = new Holdings(run);
            Wording wording = new Wording(held);
            Overviews overviews = new Overviews(held, wording);
            List<Card> cards = held.leads.stream()
                    .filter(lead -> lead.<Boolean>getAs("shown"))
                    .map(wording::card)
                    .toList();
            Map<String, List<Card>> cardsOf = cards.stream().collect(Collectors.groupingBy(Card::organizationFile));
            for (Card card : cards) {
                page("lead/" + card.file(), "lead.jte", card.organization(), "../", card);
            }
            List<Organization> organizations = new ArrayList<>();
            Set<String> spokenOf = new TreeSet<>(held.signalsOf.keySet());
            held.leads.forEach(lead -> spokenOf.add(lead.getAs("organization_id")));
            for (String id : spokenOf) {
                Organization organization = overviews.organization(id, cardsOf.getOrDefault(Cells.file(id), List.of()));
                page(
                        "organization/" + organization.file(),
                        "organization.jte",
                        organization.name(),
                        "../",
                        organization);
                organizations.add(organization);
            }
            page("index.html", "index.jte", "总览 Overview", "", overviews.overview(cards, organizations));
        }

        private void page(String name, String template, String title, String up, Object page) throws IOException {
            Frame frame =
                    new Frame(title, up, Cells.clean(run.job()), run.asOf().toString(), run.runId());
            StringOutput html = new StringOutput();
            engine.render(template, Map.of("frame", frame, "page", page), html);
            try (OutputStream out = files.create(new Path(folder, name), true)) {
                out.write(html.toString().getBytes(StandardCharsets.UTF_8));
            }
        }
    }
}
