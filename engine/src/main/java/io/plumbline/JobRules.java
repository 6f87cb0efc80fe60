package io.plumbline;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.check.CheckKind;
import io.plumbline.lead.Sentences;
import io.plumbline.pack.Catalog;
import io.plumbline.pack.Check;
import io.plumbline.pack.DutyRules;
import io.plumbline.pack.EntityKind;
import io.plumbline.pack.EntityRules;
import io.plumbline.pack.Indicator;
import io.plumbline.pack.Pack;
import io.plumbline.pack.PackRules;
import io.plumbline.pack.Problems;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

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
        this.catalog = Plan.withEntities(job, Catalog.of(packs));
        this.whole = packs.size() == job.packs().size();
        this.registry = registry;
        this.problems = problems;
    }

    static void check(Job job, List<Pack> packs, Registry registry, Set<String> handedOver, Problems problems) {
        PackRules.check(packs, problems);
        JobRules rules = new JobRules(job, packs, registry, problems);
        rules.days();
        rules.packs();
        rules.entities();
        new FileRules(job, rules.catalog, registry, problems, rules.whole).check(handedOver);
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

    /** Kinds of which the job says something, as they are then; what packs say alone was checked with them. */
    private void entities() {
        if (whole) {
            Map<String, EntityKind> said = new TreeMap<>(catalog.entities());
            said.keySet().retainAll(job.entities().keySet());
            EntityRules.check(catalog.withEntities(said), problems);
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
        job.duties().forEach((id, duty) -> DutyRules.check("duties." + id + ".holders", duty, problems));
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
