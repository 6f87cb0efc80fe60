package io.plumbline;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.check.CheckKind;
import io.plumbline.contract.Contract;
import io.plumbline.geo.Crs;
import io.plumbline.lead.OutcomeFile;
import io.plumbline.lead.Sentences;
import io.plumbline.organization.RegisterFiles;
import io.plumbline.pack.Catalog;
import io.plumbline.pack.Check;
import io.plumbline.pack.Indicator;
import io.plumbline.pack.Pack;
import io.plumbline.pack.PackRules;
import io.plumbline.pack.Problems;
import io.plumbline.source.Intake;
import io.plumbline.source.Secrets;
import io.plumbline.source.Source;
import io.plumbline.source.SourceFormats;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** What must hold between a job and its packs; everything wrong is told at once. */
final class JobRules {
    /** What these families find asks for data, whatever stands beside it. */
    private static final Set<CheckKind.Family> ASKS = Set.of(CheckKind.Family.SILENCE, CheckKind.Family.INTEGRITY);

    private final Job job;
    private final Catalog catalog;
    private final Registry registry;
    private final Problems problems;
    private final boolean whole;

    private JobRules(Job job, List<Pack> packs, Registry registry, Problems problems) {
        this.job = job;
        this.catalog = Catalog.of(packs);
        this.whole = packs.size() == job.packs().size();
        this.registry = registry;
        this.problems = problems;
    }

    static void check(Job job, List<Pack> packs, Registry registry, Set<String> handedOver, Problems problems) {
        PackRules.check(packs, problems);
        JobRules rules = new JobRules(job, packs, registry, problems);
        rules.days();
        rules.packs();
        rules.register();
        rules.accepted();
        rules.outcomes();
        rules.sources(handedOver);
        rules.sinks();
        if (problems.none()) {
            new ExpressionRules(rules.catalog, problems).check();
            new StrataRules(rules.catalog, Plan.origins(job, rules.catalog), problems).check();
            rules.checks();
        }
        rules.overrides();
    }

    private void days() {
        if (!job.window().from().isBefore(job.window().to())) {
            problems.add(
                    "window",
                    "from %s is not before to %s",
                    job.window().from(),
                    job.window().to());
        }
        if (job.asOf().isBefore(job.window().from())) {
            problems.add(
                    "as_of",
                    "%s lies before the window's first day %s",
                    job.asOf(),
                    job.window().from());
        }
    }

    private void packs() {
        if (job.packs().isEmpty()) {
            problems.add(
                    "packs",
                    "is empty; name at least one of %s, or the path of a .yaml file",
                    String.join(", ", registry.packs().keySet()));
        }
    }

    private void register() {
        RegisterFiles.OrganizationFile file = job.register().organizations();
        format("register.organizations", file.format());
        path("register.organizations", file.path());
        RegisterFiles.AreaFile areas = job.register().areas();
        if (areas == null) {
            return;
        }
        path("register.areas", areas.path());
        if (!areas.format().equals("geojson")) {
            problems.add("register.areas.format", "'%s' is not known; known: geojson", areas.format());
        }
        try {
            Crs.parse(areas.crs());
        } catch (IllegalArgumentException unknown) {
            problems.add("register.areas.crs", "%s", unknown.getMessage());
        }
    }

    private void accepted() {
        if (job.accepted() != null) {
            format("accepted", job.accepted().format());
            path("accepted", job.accepted().path());
        }
    }

    private void format(String path, String format) {
        if (!registry.sourceFormats().containsKey(format) && !SourceFormats.ofSpark(format)) {
            problems.add(
                    path + ".format",
                    "'%s' is not known; known: %s, and the short name of any format that a library offers to Spark",
                    format,
                    String.join(", ", registry.sourceFormats().keySet()));
        }
    }

    private void path(String where, String path) {
        try {
            Locations.resolve(job.data(), path);
        } catch (IllegalArgumentException noPath) {
            problems.add(where + ".path", "'%s' is no path: %s", path, Locations.why(noPath));
        }
    }

    private void outcomes() {
        for (int i = 0; i < job.outcomes().size(); i++) {
            String where = "outcomes[" + i + "]";
            OutcomeFile file = job.outcomes().get(i);
            format(where, file.format());
            if (!file.format().equals("table")) {
                path(where, file.path());
            }
            if (file.plan() != null) {
                path(where, file.plan());
            }
            file.columns().keySet().stream()
                    .filter(column -> !OutcomeFile.known().contains(column))
                    .forEach(column -> problems.add(
                            where + ".columns",
                            "unknown column '%s'; known: %s",
                            column,
                            String.join(", ", OutcomeFile.known())));
        }
    }

    private void sources(Set<String> handedOver) {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < job.sources().size(); i++) {
            Source source = job.sources().get(i);
            String path = "sources[" + i + "] '" + source.id() + "'";
            Contract contract = catalog.contract(source.contract());
            if (contract == null && !whole) {
                continue;
            }
            if (contract == null) {
                TreeSet<String> known = new TreeSet<>(catalog.contracts().keySet());
                known.addAll(catalog.derived().keySet());
                problems.add(path, "there is no contract '%s'; known: %s", source.contract(), String.join(", ", known));
                continue;
            }
            if (!ids.add(source.id())) {
                problems.add(path, "the id stands twice; give each source of a contract an id of its own");
            }
            if (source.path() == null && !source.format().equals("jdbc") && !handedOver.contains(source.contract())) {
                problems.add(path, "has no path; give a file, a glob or a table");
            }
            if (!handedOver.contains(source.contract())) {
                format("sources[" + i + "]", source.format());
                place("sources[" + i + "]", source);
            }
            Intake.problems(source.contract(), contract, source)
                    .forEach(problem -> problems.add(path, "%s", below(source, problem)));
        }
        handedOver(handedOver);
        key();
    }

    private void place(String where, Source source) {
        if (source.path() != null && !source.format().equals("table")) {
            path(where, source.path());
        }
    }

    /** What is wrong with a source as it reads behind the source's own place. */
    private static String below(Source source, String problem) {
        String itself = "sources '" + source.id() + "'";
        return problem.startsWith(itself) ? problem.substring(itself.length()).replaceFirst("^[: ]+", "") : problem;
    }

    private void handedOver(Set<String> handedOver) {
        handedOver.stream()
                .filter(contract -> catalog.contract(contract) == null)
                .forEach(contract ->
                        problems.add("", "a table was handed over for '%s', which is no contract", contract));
    }

    private void key() {
        boolean hashes = job.sources().stream()
                .map(source -> catalog.contract(source.contract()))
                .filter(java.util.Objects::nonNull)
                .flatMap(contract -> contract.columns().values().stream())
                .anyMatch(column -> column.privacy() == io.plumbline.contract.Privacy.HASH);
        if (hashes && job.privacy() == null) {
            problems.add(
                    "privacy",
                    "is missing, but private columns are to be hashed; write privacy: { key: \"${env:PLUMBLINE_KEY}\" }");
        }
        if (job.privacy() != null && !Secrets.refers(job.privacy().key())) {
            problems.add(
                    "privacy.key",
                    "is no reference (and not shown, for it may be the key itself); write ${env:NAME} or ${file:path}");
        }
    }

    private void sinks() {
        for (int i = 0; i < job.sinks().size(); i++) {
            String format = job.sinks().get(i).format();
            if (!format.equals("parquet") && !registry.sinkFormats().containsKey(format)) {
                problems.add(
                        "sinks[" + i + "].format",
                        "'%s' is not known; known: parquet, %s",
                        format,
                        String.join(", ", registry.sinkFormats().keySet()));
            }
            path("sinks[" + i + "]", job.sinks().get(i).path());
        }
    }

    private void checks() {
        catalog.checks().forEach((id, check) -> {
            String path = "checks." + id;
            CheckKind kind = registry.checkKinds().get(check.kind());
            if (kind == null) {
                problems.add(
                        path + ".kind",
                        "'%s' is not known; known: %s",
                        check.kind(),
                        String.join(", ", registry.checkKinds().keySet()));
            } else {
                if (check.trump() != null && ASKS.contains(kind.family())) {
                    problems.add(
                            path + ".trump",
                            "a check of kind '%s' only asks for data and is raised by no rule; leave trump out",
                            check.kind());
                }
                kind.problems(flag(id, check), catalog.indicators().get(check.indicator()))
                        .forEach(problem -> problems.add(path, "%s", problem));
                kind.beside(flag(id, check)).forEach(other -> beside(path, check, other));
            }
            for (String template : List.of(check.says().zh(), check.says().en())) {
                Sentences.unknownSlots(template)
                        .forEach(slot -> problems.add(
                                path + ".says",
                                "there is no slot {%s}; known: %s",
                                slot,
                                String.join(", ", Sentences.SLOTS)));
            }
        });
    }

    /** Numbers stand beside each other only where they are of the same records and periods. */
    private void beside(String path, Check check, String id) {
        Indicator own = catalog.indicators().get(check.indicator());
        Indicator other = catalog.indicators().get(id);
        if (other == null) {
            problems.add(
                    path + ".flag",
                    "there is no indicator '%s'; known: %s",
                    id,
                    String.join(", ", catalog.indicators().keySet()));
        } else if (!other.of().equals(own.of())
                || other.period() != own.period()
                || !Objects.equals(other.time(), own.time())) {
            problems.add(
                    path + ".flag",
                    "the indicator '%s' is of another table, period or time than '%s'; give both the same",
                    id,
                    check.indicator());
        }
    }

    private JsonNode flag(String id, Check check) {
        JsonNode settings = job.thresholds().get(id);
        return settings == null ? check.flag() : Plan.with(check, settings).flag();
    }

    private void overrides() {
        job.thresholds().forEach((id, settings) -> {
            if (whole && !catalog.checks().containsKey(id)) {
                problems.add(
                        "thresholds." + id,
                        "there is no such check; known: %s",
                        String.join(", ", catalog.checks().keySet()));
            }
            if (!settings.isObject() || settings.path("because").asText().isBlank()) {
                problems.add("thresholds." + id, "has no reason; add because: \"…\", it is printed beside the result");
            }
        });
        job.duties().keySet().stream()
                .filter(id -> whole && !catalog.duties().containsKey(id))
                .forEach(id -> problems.add(
                        "duties." + id,
                        "there is no such duty; known: %s",
                        String.join(", ", catalog.duties().keySet())));
        job.promote().forEach((id, reason) -> {
            if (whole && !catalog.checks().containsKey(id)) {
                problems.add(
                        "promote." + id,
                        "there is no such check; known: %s",
                        String.join(", ", catalog.checks().keySet()));
            }
            if (reason == null || reason.isBlank()) {
                problems.add("promote." + id, "has no reason; write why its findings may become leads");
            }
        });
    }
}
