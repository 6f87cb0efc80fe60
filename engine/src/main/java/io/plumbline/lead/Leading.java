package io.plumbline.lead;

import io.plumbline.organization.Organization;
import io.plumbline.organization.Register;
import io.plumbline.pack.Catalog;
import io.plumbline.pack.Check;
import io.plumbline.pack.Duty;
import io.plumbline.text.Hashes;
import io.plumbline.text.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** 线索生成: groups flagged signals by organization and duty, grades and words them. */
public final class Leading {
    private final Catalog catalog;
    private final Register register;

    public Leading(Catalog catalog, Register register) {
        this.catalog = catalog;
        this.register = register;
    }

    /**
     * Makes the leads of a run, one for an organization and a duty whatever the roles in which it holds it. How numbers look is no lead
     * on its own: findings of form stand in a lead only behind another signal on the same organization and duty, and never lead it.
     *
     * @param signals rows of the table of signals; those not flagged, explained, of context or of trials are passed over
     * @param exposure the records affected by lead; 0 where none are known, see {@link Exposure}
     * @return rows of {@link Leads#SCHEMA}, in order of their rank
     */
    public List<Row> leads(List<Row> signals, Caps caps, Map<String, Double> exposure) {
        Map<String, List<Row>> groups = new TreeMap<>();
        signals.stream()
                .filter(Leading::counts)
                .forEach(signal -> groups.computeIfAbsent(id(signal), key -> new ArrayList<>())
                        .add(signal));
        groups.values().removeIf(group -> group.stream().allMatch(Leading::isOfForm));
        List<Draft> drafts = new ArrayList<>();
        groups.forEach((id, group) -> drafts.add(draft(id, group, exposure.getOrDefault(id, 0.0))));
        return new Ordering(caps).order(drafts).stream().map(this::row).toList();
    }

    /** The lead that a signal belongs to. */
    static String id(Row signal) {
        return Hashes.id(signal.getAs("organization_id"), signal.getAs("duty_id"));
    }

    /** Whether a signal may stand in a lead. */
    static boolean counts(Row signal) {
        return "flagged".equals(signal.getAs("state"))
                && signal.getAs("accepted") == null
                && !signal.<Boolean>getAs("context")
                && !signal.<Boolean>getAs("trial");
    }

    private static boolean isOfForm(Row signal) {
        return "integrity".equals(signal.getAs("family"));
    }

    private Draft draft(String id, List<Row> group, double exposure) {
        Map<String, List<Row>> byCheck = new LinkedHashMap<>();
        group.forEach(signal -> byCheck.computeIfAbsent(signal.getAs("check_id"), key -> new ArrayList<>())
                .add(signal));
        Capacities capacities = Capacities.of(group);
        Map<Row, Grade> grades = new LinkedHashMap<>();
        group.forEach(signal -> {
            String check = signal.getAs("check_id");
            grades.put(signal, Grade.of(catalog.checks().get(check), signal, byCheck.get(check)));
        });
        List<Row> strongest = new ArrayList<>(group);
        strongest.sort(
                Comparator.comparingInt((Row signal) -> grades.get(signal).level())
                        .thenComparing(Leading::isOfForm)
                        .thenComparing(Departure::low, Comparator.reverseOrder())
                        .thenComparing(Draft::numerator, Comparator.reverseOrder())
                        .thenComparing(signal -> capacities.roles().indexOf(signal.<String>getAs("role")))
                        .thenComparing(signal -> signal.<String>getAs("signal_id")));
        return new Draft(id, grades.get(strongest.get(0)), strongest, exposure);
    }

    private Row row(Ordering.Ranked ranked) {
        Draft draft = ranked.draft();
        Row first = draft.leading();
        Organization organization = register.organization(first.getAs("organization_id"));
        Capacities capacities = Capacities.of(draft.signals());
        Words duty = catalog.duties().get(first.<String>getAs("duty_id")).title();
        List<Check> checks = draft.checks().stream().map(catalog.checks()::get).toList();
        List<Words> sentences = draft.signals().stream()
                .map(signal -> Sentences.say(
                        catalog.checks().get(signal.<String>getAs("check_id")).says(), signal, organization.name()))
                .distinct()
                .toList();
        List<Object> cells = new ArrayList<>();
        cells.addAll(List.of(
                draft.id(),
                draft.grade().level(),
                draft.grade().rule(),
                draft.grade().reason().zh(),
                draft.grade().reason().en(),
                ranked.rank(),
                ranked.shown(),
                organization.id(),
                organization.name(),
                organization.kind(),
                capacities.roles().get(0),
                first.getAs("duty_id"),
                duty.zh(),
                duty.en(),
                capacities.powers().get(0),
                capacities.roles(),
                capacities.powers(),
                capacities.share(),
                draft.from(),
                draft.to(),
                List.copyOf(draft.checks()),
                draft.ids(),
                first.getAs("signal_id"),
                first.getAs("check_id"),
                sentences.get(0).zh(),
                sentences.get(0).en(),
                sentences.stream().skip(1).map(Words::zh).toList(),
                sentences.stream().skip(1).map(Words::en).toList()));
        cells.add(first.getAs("effect_low"));
        cells.add(finite(Departure.low(first)));
        cells.add(first.getAs("independent_sources"));
        cells.add(draft.exposure());
        addWords(cells, checks, Check::callFor);
        addWords(cells, checks, Check::ask);
        cells.add(join(checks, check -> check.go().zh(), "；"));
        cells.add(join(checks, check -> check.go().en(), "; "));
        addWords(cells, checks, Check::verify);
        addWords(cells, checks, Check::innocent);
        addWords(cells, checks, Check::rulesOut);
        cells.add(basis(first.getAs("duty_id"), capacities, checks));
        return RowFactory.create(cells.toArray());
    }

    private static Double finite(double number) {
        return Double.isFinite(number) ? number : null;
    }

    private static void addWords(List<Object> cells, List<Check> checks, Function<Check, List<Words>> what) {
        List<Words> words = checks.stream()
                .flatMap(check -> what.apply(check).stream())
                .distinct()
                .toList();
        cells.add(words.stream().map(Words::zh).toList());
        cells.add(words.stream().map(Words::en).toList());
    }

    private static String join(List<Check> checks, Function<Check, String> what, String between) {
        return String.join(between, new TreeSet<>(checks.stream().map(what).toList()));
    }

    private List<String> basis(String duty, Capacities capacities, List<Check> checks) {
        Stream<String> ofDuty = catalog.duties().get(duty).holders().stream()
                .filter(holder ->
                        capacities.roles().contains(holder.role().name().toLowerCase(Locale.ROOT)))
                .map(Duty.Holder::basis)
                .flatMap(List::stream);
        Stream<String> ofChecks = checks.stream()
                .flatMap(check -> Stream.concat(
                        check.basis().stream(),
                        check.trump() == null ? Stream.empty() : check.trump().basis().stream()));
        return Stream.concat(ofDuty, ofChecks).distinct().sorted().toList();
    }

    /** Signals of one organization and duty on their way to a lead, strongest first. */
    record Draft(String id, Grade grade, List<Row> signals, double exposure) {
        Row leading() {
            return signals.get(0);
        }

        String organization() {
            return leading().getAs("organization_id");
        }

        TreeSet<String> checks() {
            TreeSet<String> checks = new TreeSet<>();
            signals.forEach(signal -> checks.add(signal.getAs("check_id")));
            return checks;
        }

        List<String> ids() {
            return signals.stream()
                    .map(signal -> signal.<String>getAs("signal_id"))
                    .toList();
        }

        LocalDate from() {
            return signals.stream()
                    .map(signal -> signal.<LocalDate>getAs("period_from"))
                    .min(LocalDate::compareTo)
                    .orElseThrow();
        }

        LocalDate to() {
            return signals.stream()
                    .map(signal -> signal.<LocalDate>getAs("period_to"))
                    .max(LocalDate::compareTo)
                    .orElseThrow();
        }

        static double numerator(Row signal) {
            Double numerator = signal.getAs("numerator");
            return numerator == null ? 0 : Math.abs(numerator);
        }
    }
}
