package io.plumbline.connectors.dossier;

import io.plumbline.text.Words;
import java.util.List;

/** What the pages show, in words and numbers ready to print. */
final class Pages {
    private Pages() {}

    /** What stands on every page. */
    record Frame(String title, String up, String job, String asOf, String runId) {}

    /** A number of the overview. */
    record Count(Words what, long number) {}

    /** How much of a table was attributed in a role. */
    record Covered(String table, String role, String state, long records) {}

    /** One line of the table of domains and kinds. */
    record Crossed(String domain, String kind, long flagged, long compared, long notJudgeable) {}

    /** A row of a source that belongs to a signal. */
    record Shown(String place, String at, String values) {}

    /** A finding with its numbers. */
    record Finding(
            String check,
            Words title,
            Words sentence,
            String period,
            String numbers,
            String smallest,
            String reason,
            String rowCount,
            List<Shown> rows) {}

    /** A lead's card. */
    record Card(
            String file,
            String organizationFile,
            int grade,
            Words mark,
            String organization,
            Words duty,
            String period,
            Words sentence,
            List<Words> sentences,
            Words reason,
            List<Finding> findings,
            List<Section> sections,
            List<Shown> spots) {}

    /** A titled list of a card. */
    record Section(Words title, List<Words> items) {}

    /** Records listed one by one because they are few, with how many there were in each period. */
    record Itemized(Words title, List<Words> history, List<Shown> rows) {}

    /** An organization's page. */
    record Organization(
            String file,
            String name,
            String kind,
            String parent,
            List<Words> duties,
            List<Covered> coverage,
            List<Card> leads,
            long held,
            List<Itemized> items,
            List<Finding> flagged,
            List<Finding> context,
            List<Finding> quiet,
            List<Finding> notJudgeable) {}

    /** Something said to whoever is in charge. */
    record Told(String to, String period, Words text) {}

    /** A setting in which the job departs from its packs. */
    record Departed(String setting, String packed, String set, String because, long suppressed, long added) {}

    /** The overview. */
    record Overview(
            List<Count> funnel,
            List<Words> explained,
            List<String> failedFiles,
            List<Covered> coverage,
            List<Crossed> crossed,
            List<Card> leads,
            List<Organization> organizations,
            List<Told> notes,
            List<Departed> departures) {}
}
