package io.plumbline.connectors.dossier;

import io.plumbline.text.Words;
import java.util.List;

/** What the pages show, in words and numbers ready to print. */
final class Pages {
    private Pages() {}

    /** What stands on every page. */
    record Frame(Words title, String up, String here, String job, String asOf, String runId, List<String> scripts) {}

    /** A number with what it counts. */
    record Count(Words what, long number, Words note) {}

    /** A line of words. */
    record Line(List<Words> cells) {}

    /** A table of a source, a file or an attribution, a column of words for each header. */
    record Grid(List<Words> headers, int texts, List<Line> lines) {}

    /** One line of the table of domains and kinds. */
    record Crossed(Words domain, Words kind, long organizations, long flagged, long compared, long notJudgeable) {}

    /** Where a row of a source stands, and when it happened. */
    record Shown(String place, String at) {}

    /** Rows of one source that are to be looked at on the spot. */
    record Spots(Words source, List<Shown> rows) {}

    /** Rows of a source: what all share, and a column for what differs. */
    record RowTable(Words shared, List<Words> columns, boolean marked, List<RowLine> lines) {}

    /** One row of a source. */
    record RowLine(Words mark, String place, String at, List<Words> cells) {}

    /** A number of a signal: as people read it, and exactly as the table {@code signals} holds it. */
    record Figure(String column, Words what, String text, String exact) {}

    /** A finding with its numbers. */
    record Finding(
            String id,
            String check,
            Words title,
            Words sentence,
            String period,
            List<Figure> figures,
            Words reason,
            String rowCount,
            RowTable rows,
            String others) {
        /** The id of its check, under which the method page has it. */
        String rule() {
            return check.split(" ", 2)[0];
        }
    }

    /** What was compared several times and found in order, or could not be judged, told once. */
    record Quiet(
            String check,
            Words title,
            Words role,
            long times,
            String periods,
            String last,
            String smallest,
            Words note) {}

    /** A lead's card. */
    record Card(
            String id,
            String file,
            String organizationFile,
            int grade,
            Words mark,
            String organization,
            Words kind,
            Words duty,
            Words capacity,
            Words division,
            Words domain,
            String period,
            Words sentence,
            List<Words> sentences,
            Words reason,
            List<Finding> findings,
            List<Section> sections,
            List<Words> innocent,
            List<Spots> spots,
            Words seen,
            List<Related> related) {}

    /** Another lead that is worth reading beside one, and why; without a file where it has no card. */
    record Related(String id, String file, Words mark, String organization, Words duty, Words why) {}

    /** A titled list of a card. */
    record Section(Words title, List<Words> items) {}

    /** Records listed one by one because they are few, with how many there were in each period. */
    record Itemized(Words title, List<Words> history, RowTable rows) {}

    /** A duty that an organization answers for. */
    record Held(Words duty, Words role, Words power, Words share, boolean inForce, String since, List<Words> basis) {}

    /** An organization's number over time; exact values are empty where there are none. */
    record Measure(String check, Words title, Words role, boolean percent, List<Point> history, Peers peers) {}

    /** One period of a number. */
    record Point(
            String period,
            String counted,
            String value,
            String exact,
            String usual,
            String usualExact,
            Words state,
            boolean flagged) {}

    /** How the peers lie in one period; null where there are none to speak of. */
    record Peers(
            String key,
            String period,
            int number,
            String lowest,
            String lower,
            String median,
            String medianExact,
            String upper,
            String highest,
            String own,
            String ownExact,
            String ownSize,
            String limits95,
            String limits998) {}

    /** Records of a lead drawn to be looked at on the spot, in their order, with the probability of each to be drawn. */
    record Drawn(String lead, String leadFile, String probability, List<Spots> spots) {}

    /** An organization's page. */
    record Organization(
            String file,
            String name,
            Words kind,
            String parent,
            Words lineage,
            List<Held> duties,
            Grid coverage,
            List<Card> leads,
            long held,
            List<Itemized> items,
            List<Finding> flagged,
            List<Finding> context,
            List<Quiet> quiet,
            List<Quiet> notJudgeable,
            List<Measure> measures,
            List<Drawn> spots,
            List<Told> notes) {}

    /** An organization in a list. */
    record Named(String file, String name, long leads) {}

    /** Organizations of one kind. */
    record Kind(Words kind, List<Named> organizations) {}

    /** Something said to whoever is in charge. */
    record Told(String to, String period, Words text) {}

    /** A setting in which the job departs from its packs, with the job's reason where it gives one. */
    record Departed(String setting, String packed, String set, String because, long suppressed, long added) {}

    /**
     * What has changed since an earlier run.
     *
     * @param told the earlier run and how many leads came, went, stayed and changed their grade
     * @param groups the leads themselves, titled by what became of them
     */
    record Changes(Words told, List<Changed> groups) {}

    /** Leads of which the same became. */
    record Changed(Words what, List<Change> leads, long more) {}

    /** A lead that came, went, or has another grade; without a file where it has no card. */
    record Change(Words mark, String organization, Words duty, String file, Words sentence, Words note) {}

    /** The overview. */
    record Overview(
            List<Words> opening,
            List<Count> funnel,
            List<Words> explained,
            List<Words> shortfalls,
            Changes changes,
            List<Crossed> crossed,
            List<Card> leads,
            long more,
            List<Kind> kinds,
            List<Told> notes,
            List<Departed> departures) {}

    /** The list of all leads; the first stand in the page, all in a script beside it. */
    record LeadPage(List<Listed> first, long all, List<Words> domains, List<Words> kinds) {}

    /** A lead in the list. */
    record Listed(
            int rank,
            int grade,
            Words mark,
            String organization,
            String organizationFile,
            Words kind,
            Words domain,
            Words duty,
            String period,
            Words check,
            Words sentence,
            String file,
            boolean shown) {}

    /**
     * A kind of things whose records were linked.
     *
     * @param degrees what each degree of agreement says, the prior first
     * @param pairs those nearest to the threshold
     */
    record LinkedKind(Words title, Grid coverage, List<Weight> degrees, List<LinkedPair> pairs) {}

    /** Two records, and what makes them one thing or not, step by step. */
    record LinkedPair(
            String left,
            String right,
            Words decision,
            Words reason,
            String weight,
            String rules,
            String version,
            List<Weight> steps) {}

    /** A weight in bits, and where its bar lies in a picture 400 wide whose middle is 0. */
    record Weight(String name, Words meaning, String bits, int from, int width, String look) {}

    /** What was received, attributed, linked, and could not be judged. */
    record Coverage(
            List<Words> shortfalls,
            Grid sources,
            Grid attribution,
            List<Words> disagreements,
            List<LinkedKind> linked,
            Grid organizations,
            Grid reasons,
            Grid quarantine) {}

    /** The checks of one domain. */
    record Domain(Words title, List<Rule> rules) {}

    /** A check in words. */
    record Rule(
            String check,
            Words title,
            Words criterion,
            Words measures,
            Words says,
            Words scope,
            Words owner,
            String settings,
            String needs,
            String reported,
            Words validity,
            List<Departed> departures,
            List<Section> sections) {
        /** Whether the job lets a trial make leads. */
        boolean promoted() {
            return departures.stream().anyMatch(departure -> departure.setting().startsWith("promote."));
        }
    }

    /** How every number came about. */
    record Method(List<Domain> domains) {}

    /** What became of rectifications that were claimed. */
    record FollowUp(List<Followed> claims, List<Followed> quiet, List<Followed> notJudgeable) {}

    /** One organization's claims of a period. */
    record Followed(
            String organization,
            String organizationFile,
            String check,
            Words title,
            String period,
            String counted,
            Words said) {}
}
