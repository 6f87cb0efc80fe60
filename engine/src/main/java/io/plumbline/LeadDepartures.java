package io.plumbline;

import io.plumbline.contract.Contract;
import io.plumbline.contract.Origin;
import io.plumbline.lead.Caps;
import io.plumbline.lead.Leads;
import io.plumbline.pack.Catalog;
import io.plumbline.source.Source;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * 线索的偏离: the settings of a job that change no criterion, but how many leads are shown and how they are graded: its caps and the
 * origins that its sources declare instead of their contracts. Each is undone alone and the leads are made once more.
 */
final class LeadDepartures {
    private static final Caps USUAL = new Caps(null, null);
    private static final int GRADE = Leads.SCHEMA.fieldIndex("grade");
    private static final int SHOWN = Leads.SCHEMA.fieldIndex("shown");
    private static final int SIGNALS = Leads.SCHEMA.fieldIndex("signals");

    private final Job job;
    private final Catalog catalog;
    private final Map<String, Origin> declared;
    private final Maker maker;
    private final List<Row> rows = new ArrayList<>();

    /** How leads are made. */
    interface Maker {
        /** Rows of {@link Leads#SCHEMA} of these signals. */
        List<Row> leads(List<Row> signals, Caps caps);
    }

    private LeadDepartures(Plan plan, Maker maker) {
        this.job = plan.job();
        this.catalog = plan.catalog();
        this.declared = plan.origins();
        this.maker = maker;
    }

    /**
     * Rows of {@link Departures#SCHEMA}.
     *
     * @param signals those of the run
     * @param judged the signals under other declared origins
     */
    static List<Row> of(Plan plan, Maker maker, List<Row> signals, Function<Map<String, Origin>, Dataset<Row>> judged) {
        LeadDepartures departures = new LeadDepartures(plan, maker);
        departures.caps(signals);
        departures.origins(signals, judged);
        return departures.rows;
    }

    /** What a job sets otherwise: setting → what it says, what holds without it. */
    static Map<String, String[]> settings(Job job, Catalog catalog) {
        Map<String, String[]> settings = new LinkedHashMap<>();
        if (!job.caps().top().equals(USUAL.top())) {
            settings.put("caps.top", new String[] {"" + job.caps().top(), "" + USUAL.top()});
        }
        if (!job.caps().shown().equals(USUAL.shown())) {
            settings.put("caps.shown", new String[] {"" + job.caps().shown(), "" + USUAL.shown()});
        }
        overridden(job, catalog)
                .forEach((contract, origin) ->
                        settings.put(setting(contract), new String[] {text(origin), text(own(catalog, contract))}));
        return settings;
    }

    private static String setting(String contract) {
        return "sources." + contract + ".origin";
    }

    /** Contract → the origin that a source of the job declares instead. */
    private static Map<String, Origin> overridden(Job job, Catalog catalog) {
        Map<String, Origin> overridden = new TreeMap<>();
        for (Source source : job.sources()) {
            if (source.origin() != null) {
                overridden.put(source.contract(), source.origin());
            }
        }
        overridden.entrySet().removeIf(entry -> entry.getValue().equals(own(catalog, entry.getKey())));
        return overridden;
    }

    private static Origin own(Catalog catalog, String id) {
        Contract contract = catalog.contracts().get(id);
        return contract == null ? null : contract.origin();
    }

    /** In words of the job's file; null for what is not declared. */
    private static String text(Origin origin) {
        if (origin == null) {
            return null;
        }
        return "system: " + origin.system()
                + (origin.controlledBy() == null ? "" : ", controlled_by: " + origin.controlledBy())
                + (origin.fedFrom() == null ? "" : ", fed_from: " + origin.fedFrom())
                + ", nature: " + origin.nature().name().toLowerCase(Locale.ROOT);
    }

    private void caps(List<Row> signals) {
        add("caps.top", signals, new Caps(null, job.caps().shown()));
        add("caps.shown", signals, new Caps(job.caps().top(), null));
    }

    private Set<String> shown(List<Row> signals, Caps caps) {
        Set<String> shown = new TreeSet<>();
        maker.leads(signals, caps).stream()
                .filter(lead -> lead.getBoolean(SHOWN))
                .forEach(lead -> shown.addAll(lead.<List<String>>getAs(SIGNALS)));
        return shown;
    }

    private void add(String setting, List<Row> signals, Caps undone) {
        String[] values = settings(job, catalog).get(setting);
        if (values != null) {
            Set<String> now = shown(signals, job.caps());
            Set<String> then = shown(signals, undone);
            rows.add(Departures.row(setting, values, without(then, now), without(now, then)));
        }
    }

    private static Set<String> without(Set<String> ids, Set<String> others) {
        TreeSet<String> rest = new TreeSet<>(ids);
        rest.removeAll(others);
        return rest;
    }

    private void origins(List<Row> signals, Function<Map<String, Origin>, Dataset<Row>> judged) {
        Set<String> overridden = overridden(job, catalog).keySet();
        Map<String, Integer> now = overridden.isEmpty() ? Map.of() : grades(signals);
        Set<String> explained = new HashSet<>();
        signals.stream()
                .filter(signal -> signal.getAs("accepted") != null)
                .forEach(signal -> explained.add(signal.getAs("signal_id")));
        overridden.forEach(contract -> {
            Map<String, Origin> without = new TreeMap<>(declared);
            without.remove(contract);
            if (own(catalog, contract) != null) {
                without.put(contract, own(catalog, contract));
            }
            Map<String, Integer> then = grades(judged.apply(without).collectAsList().stream()
                    .filter(signal -> !explained.contains(signal.<String>getAs("signal_id")))
                    .toList());
            rows.add(Departures.row(
                    setting(contract),
                    settings(job, catalog).get(setting(contract)),
                    higher(then, now),
                    higher(now, then)));
        });
    }

    /** The grade of the lead that each signal stands in. */
    private Map<String, Integer> grades(List<Row> signals) {
        Map<String, Integer> grades = new TreeMap<>();
        maker.leads(signals, job.caps())
                .forEach(lead -> lead.<List<String>>getAs(SIGNALS).forEach(id -> grades.put(id, lead.getInt(GRADE))));
        return grades;
    }

    /** Signals that stand in a lead here, and in none or one of a lower grade there; 1 is the highest. */
    private static Set<String> higher(Map<String, Integer> here, Map<String, Integer> there) {
        TreeSet<String> higher = new TreeSet<>();
        here.forEach((id, grade) -> {
            if (grade < there.getOrDefault(id, Integer.MAX_VALUE)) {
                higher.add(id);
            }
        });
        return higher;
    }
}
