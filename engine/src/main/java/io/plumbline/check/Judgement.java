package io.plumbline.check;

import io.plumbline.contract.Origin;
import io.plumbline.indicator.Indicators;
import io.plumbline.organization.Territory;
import io.plumbline.pack.Catalog;
import io.plumbline.pack.Check;
import io.plumbline.pack.Duty;
import io.plumbline.pack.Indicator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** 判断: lays every check's criterion on its numbers, for each organization that the check's duty names. */
public final class Judgement {
    private final Catalog catalog;
    private final Map<String, CheckKind> kinds;
    private final Map<String, OrganizationFacts> organizations;
    private final Map<String, Origin> origins;
    private final Set<String> trials;
    private final CoverageLookup coverage;
    private final Map<String, Territory> changes = new TreeMap<>();
    private final Map<String, Row> signals = new LinkedHashMap<>();

    private Judgement(
            Catalog catalog,
            Map<String, CheckKind> kinds,
            Map<String, OrganizationFacts> organizations,
            Map<String, Origin> origins,
            Set<String> trials,
            CoverageLookup coverage) {
        this.catalog = catalog;
        this.kinds = kinds;
        this.organizations = organizations;
        this.origins = origins;
        this.trials = trials;
        this.coverage = coverage;
        organizations.forEach((id, facts) -> {
            if (facts.territory() != null) {
                changes.put(id, facts.territory());
            }
        });
    }

    /**
     * Judges all checks of a catalog. The numbers are collected once and judged by the driver: there is one per organization
     * and period, not one per record.
     *
     * <p>An organization is told as context, never as a lead, where the holder of the duty could not know or not act, or did
     * not hold it through the whole period. On whom did not exist or did not hold the duty on any day of it, nothing can be said. Where a table that a check needs covers too little, or no one knows how much, the
     * check is not judgeable and the organization is no one's peer; where the organization controls that table, a signal of the
     * kind {@value CallForData#KIND} asks for it, and so it does where the table covers clearly less than it used to.
     *
     * @param kinds the kinds of criterion by name
     * @param indicators rows of {@link Indicators#SCHEMA}
     * @param organizations what is known of the organizations, by id
     * @param origins the declared origins by contract; a contract that is absent is undeclared, hence not independent
     * @param trials ids of the checks that run as trial
     * @param coverage how much of a table is there
     * @throws IllegalArgumentException if a check names a kind, an indicator or a duty that does not exist
     */
    public static Judged judge(
            SparkSession spark,
            Catalog catalog,
            Map<String, CheckKind> kinds,
            Dataset<Row> indicators,
            Map<String, OrganizationFacts> organizations,
            Map<String, Origin> origins,
            Set<String> trials,
            CoverageLookup coverage) {
        Map<String, List<Figure>> figures = new TreeMap<>();
        for (Row row : indicators.collectAsList()) {
            Figure figure = Figure.of(row, organizations);
            figures.computeIfAbsent(key(figure.indicator(), figure.level()), key -> new ArrayList<>())
                    .add(figure);
        }
        figures.values().forEach(family -> family.sort(Figure.ORDER));
        Judgement judgement = new Judgement(catalog, kinds, organizations, origins, trials, coverage);
        catalog.checks().forEach((id, check) -> judgement.judge(id, check, figures));
        return new Judged(spark.createDataFrame(List.copyOf(judgement.signals.values()), Signals.SCHEMA));
    }

    private void judge(String id, Check check, Map<String, List<Figure>> figures) {
        Indicator indicator = named(catalog.indicators(), check.indicator(), id, "indicator");
        CheckKind kind = named(kinds, check.kind(), id, "kind");
        Duty duty = named(catalog.duties(), check.duty(), id, "duty");
        Witnesses witnesses = Witnesses.of(catalog, indicator, origins);
        Map<String, List<Duty.Holder>> holders = new LinkedHashMap<>();
        duty.holders()
                .forEach(holder -> holders.computeIfAbsent(holder.level().id(), level -> new ArrayList<>())
                        .add(holder));
        holders.forEach((level, held) -> {
            List<Figure> family = figures.getOrDefault(key(check.indicator(), level), List.of());
            Case one = new Case(id, check, kind, indicator, witnesses, held, trials.contains(id));
            judge(one, family, (other, own) -> beside(figures.get(key(other, level)), own));
        });
    }

    private static Measure beside(List<Figure> others, Measure own) {
        return others == null
                ? null
                : others.stream()
                        .map(Figure::measure)
                        .filter(other -> other.organizationId().equals(own.organizationId())
                                && other.from().equals(own.from())
                                && other.to().equals(own.to()))
                        .findFirst()
                        .orElse(null);
    }

    private void judge(Case one, List<Figure> family, Beside beside) {
        List<Needs> needs = new ArrayList<>();
        List<String> absent = new ArrayList<>();
        List<Measure> covered = new ArrayList<>();
        for (Figure figure : family) {
            Needs lowest = Needs.of(one.check(), figure.measure(), coverage);
            String why = absent(one, figure.measure());
            needs.add(lowest);
            absent.add(why);
            if (why == null && lowest.met()) {
                covered.add(figure.measure());
            }
        }
        List<Verdict> verdicts = one.kind().judge(one.check(), one.indicator(), covered, beside.withChanges(changes));
        if (verdicts.size() != covered.size()) {
            throw new IllegalStateException(
                    "checks '" + one.id() + "': the kind '" + one.kind().name() + "' gave " + verdicts.size()
                            + " verdicts on " + covered.size() + " numbers; one each is needed, in order");
        }
        int next = 0;
        for (int i = 0; i < family.size(); i++) {
            Needs lowest = needs.get(i);
            if (absent.get(i) != null) {
                write(one, family.get(i), Verdict.notJudgeable(absent.get(i)), lowest);
                continue;
            }
            Verdict verdict = lowest.met() ? verdicts.get(next++) : Verdict.notJudgeable(lowest.reason());
            write(one, family.get(i), verdict, lowest);
            callFor(one, family.get(i), lowest);
        }
        new TreeSet<>(one.check().needs().keySet()).forEach(table -> callForWhatFell(one, family, table));
    }

    /** Who did not exist or did not hold the duty is never told to be as it should. */
    private String absent(Case one, Measure measure) {
        String gone = facts(measure.organizationId()).absent(measure);
        return gone == null ? one.unheld(measure) : gone;
    }

    /** What already is called for because it is too little is not called for again. */
    private void callForWhatFell(Case one, List<Figure> family, String table) {
        Origin origin = origins.get(table);
        if (origin == null || origin.controlledBy() == null) {
            return;
        }
        double needed = one.check().needs().get(table);
        new FallingCoverage(one, table, coverage, changes).falls(family).forEach((figure, verdict) -> {
            Measure measure = figure.measure();
            if (CallForData.controls(table, measure.organizationId(), facts(measure.organizationId()), origins)) {
                Double share = coverage.share(table, measure.organizationId(), measure.from(), measure.to());
                Needs needs = new Needs(table, share, needed, share >= needed);
                SignalRow call = new CallForData(one, figure, needs, verdict).row();
                signals.putIfAbsent(call.id(), call.build());
            }
        });
    }

    private OrganizationFacts facts(String organization) {
        return organizations.getOrDefault(organization, new OrganizationFacts("", null, null));
    }

    private void write(Case one, Figure figure, Verdict verdict, Needs needs) {
        String organization = figure.measure().organizationId();
        OrganizationFacts facts = facts(organization);
        Witnesses witnesses = one.witnesses();
        boolean reported = Boolean.TRUE.equals(figure.twoReporters());
        SignalRow row = new SignalRow(one, figure, verdict, needs)
                .witnessed(
                        witnesses.independent(origins),
                        witnesses.outside(origins, organization, facts),
                        reported && witnesses.claimedOutside(origins, organization, facts));
        signals.putIfAbsent(row.id(), row.build());
    }

    private void callFor(Case one, Figure figure, Needs needs) {
        String organization = figure.measure().organizationId();
        if (CallForData.asks(needs, organization, facts(organization), origins)) {
            SignalRow call = new CallForData(one, figure, needs).row();
            signals.putIfAbsent(call.id(), call.build());
        }
    }

    private static String key(String indicator, String level) {
        return indicator + " " + level;
    }

    private static <T> T named(Map<String, T> all, String name, String check, String what) {
        T found = all.get(name);
        if (found == null) {
            throw new IllegalArgumentException("checks '" + check + "': unknown " + what + " '" + name + "'; known: "
                    + String.join(", ", all.keySet()) + "; name one of them or add it");
        }
        return found;
    }
}
