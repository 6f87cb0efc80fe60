package io.plumbline;

import io.plumbline.contract.Contract;
import io.plumbline.contract.Privacy;
import io.plumbline.geo.Crs;
import io.plumbline.lead.OutcomeFile;
import io.plumbline.organization.RegisterFiles;
import io.plumbline.pack.Catalog;
import io.plumbline.pack.Problems;
import io.plumbline.source.Intake;
import io.plumbline.source.Secrets;
import io.plumbline.source.Source;
import io.plumbline.source.SourceFormats;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * What must hold of all that a job reads and writes: register, explanations, outcomes, sources and sinks.
 *
 * @param whole whether every pack of the job could be read, so that what is not known is wrong
 */
record FileRules(Job job, Catalog catalog, Registry registry, Problems problems, boolean whole) {
    /** Adds what is wrong to the problems. */
    void check(Set<String> handedOver) {
        register();
        accepted();
        outcomes();
        sources(handedOver);
        sinks();
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
                .filter(Objects::nonNull)
                .flatMap(contract -> contract.columns().values().stream())
                .anyMatch(column -> column.privacy() == Privacy.HASH);
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
}
