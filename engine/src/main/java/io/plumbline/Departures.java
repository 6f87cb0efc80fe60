package io.plumbline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.contract.TableSchema;
import io.plumbline.pack.Catalog;
import io.plumbline.pack.Check;
import io.plumbline.pack.Duty;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/**
 * 偏离: every setting in which a job departs from its packs, each with the signals that it takes out of the leads and those that it
 * puts into them: the checks concerned are judged once more with that one setting undone.
 */
final class Departures {
    static final StructType SCHEMA = TableSchema.table()
            .string("setting", "where it stands in the job, such as thresholds.M05.above; never null")
            .string("check_id", "the check; null where a duty of several is replaced, and for caps and origins")
            .string(
                    "pack_value",
                    "what the pack says, of caps what holds unless a job says otherwise; null for nothing")
            .string("job_value", "what the job says; never null")
            .string("because", "the job's reason; null where none is asked for")
            .longs(
                    "suppressed",
                    "signals that count towards leads by the pack and not by the job; of caps those in leads that are only held"
                            + " back by them, of origins those in leads that get a lower grade by them; never null")
            .longs("added", "the same the other way round; never null")
            .strings(
                    "suppressed_signals",
                    "their ids, sorted; those not flagged by the job stand in signals; never null")
            .strings("added_signals", "their ids, sorted; never null")
            .build();

    private final Plan plan;
    private final Judging judging;
    private final Set<String> trials;
    private final Dataset<Row> indicators;
    private final List<Row> rows = new ArrayList<>();

    private Departures(Plan plan, Judging judging, Set<String> trials, Dataset<Row> indicators) {
        this.plan = plan;
        this.judging = judging;
        this.trials = trials;
        this.indicators = indicators;
    }

    /**
     * Rows of {@link #SCHEMA}, in the order of the job.
     *
     * @param trials ids of the checks that run as trial
     * @param indicators the numbers, held by the driver
     * @param signals those of the run
     */
    static List<Row> of(
            Plan plan, Judging judging, Set<String> trials, Dataset<Row> indicators, Collection<Row> signals) {
        Departures departures = new Departures(plan, judging, trials, indicators);
        Map<String, Set<String>> counted = counted(signals);
        plan.job().thresholds().forEach((id, settings) -> departures.threshold(id, settings, counted));
        plan.job().promote().forEach((id, reason) -> departures.promotion(id, reason, counted));
        plan.job().duties().forEach((id, duty) -> departures.duty(id, duty, counted));
        return departures.rows;
    }

    static boolean any(Plan plan) {
        Job job = plan.job();
        return !job.thresholds().isEmpty()
                || !job.promote().isEmpty()
                || !job.duties().isEmpty()
                || !LeadDepartures.settings(job, plan.catalog()).isEmpty();
    }

    private void threshold(String id, JsonNode settings, Map<String, Set<String>> counted) {
        Check check = plan.catalog().checks().get(id);
        JsonNode packed = plan.packed().checks().get(id).flag();
        settings.properties().stream()
                .filter(setting -> !setting.getKey().equals("because"))
                .forEach(setting -> {
                    String name = setting.getKey();
                    ObjectNode undone = check.flag().deepCopy();
                    if (packed.has(name)) {
                        undone.set(name, packed.get(name));
                    } else {
                        undone.remove(name);
                    }
                    Catalog catalog = with(plan.catalog().duties(), Map.of(id, check.withFlag(undone)));
                    add(
                            "thresholds." + id + "." + name,
                            id,
                            packed.has(name) ? packed.get(name).toString() : null,
                            setting.getValue().toString(),
                            settings.path("because").asText(),
                            counted,
                            judged(catalog));
                });
    }

    /** A trial makes no leads, so that nothing need be judged again to know what its promotion adds. */
    private void promotion(String id, String reason, Map<String, Set<String>> counted) {
        boolean trial = plan.catalog().checks().get(id).reportedCase() == null;
        add("promote." + id, id, trial ? "trial" : "judged", "judged", reason, counted, trial ? Map.of() : counted);
    }

    private void duty(String id, Duty duty, Map<String, Set<String>> counted) {
        Map<String, Check> checks = new TreeMap<>(plan.catalog().checks());
        checks.values().removeIf(check -> !check.duty().equals(id));
        Map<String, Duty> duties = new TreeMap<>(plan.catalog().duties());
        Duty packed = plan.packed().duties().get(id);
        duties.put(id, packed);
        Map<String, Set<String>> concerned = new TreeMap<>(counted);
        concerned.keySet().retainAll(checks.keySet());
        add(
                "duties." + id,
                checks.size() == 1 ? checks.keySet().iterator().next() : null,
                holders(packed),
                holders(duty),
                null,
                concerned,
                judged(with(duties, checks)));
    }

    private static String holders(Duty duty) {
        return String.join(
                "; ",
                duty.holders().stream()
                        .map(holder -> holder.level().id() + " "
                                + holder.power().name().toLowerCase(java.util.Locale.ROOT)
                                + (holder.sees() ? "" : " unseen")
                                + (holder.share() == null ? "" : " share " + holder.share()))
                        .toList());
    }

    private Map<String, Set<String>> judged(Catalog catalog) {
        return counted(judging.signals(indicators, catalog, trials).collectAsList());
    }

    private Catalog with(Map<String, Duty> duties, Map<String, Check> checks) {
        Catalog all = plan.catalog();
        return new Catalog(
                all.packs(),
                all.contracts(),
                all.derived(),
                all.entities(),
                all.relations(),
                all.indicators(),
                duties,
                all.basis(),
                checks);
    }

    private void add(
            String setting,
            String check,
            String packed,
            String set,
            String because,
            Map<String, Set<String>> counted,
            Map<String, Set<String>> undone) {
        Set<String> now = ids(counted, check);
        Set<String> then = ids(undone, check);
        TreeSet<String> suppressed = new TreeSet<>(then);
        suppressed.removeAll(now);
        TreeSet<String> added = new TreeSet<>(now);
        added.removeAll(then);
        rows.add(row(setting, check, packed, set, because, suppressed, added));
    }

    /**
     * Of a setting that belongs to no check and needs no reason.
     *
     * @param values what the job says, and what holds without it
     */
    static Row row(String setting, String[] values, Set<String> suppressed, Set<String> added) {
        return row(setting, null, values[1], values[0], null, suppressed, added);
    }

    private static Row row(
            String setting,
            String check,
            String packed,
            String set,
            String because,
            Set<String> suppressed,
            Set<String> added) {
        return RowFactory.create(
                setting,
                check,
                packed,
                set,
                because,
                (long) suppressed.size(),
                (long) added.size(),
                List.copyOf(suppressed),
                List.copyOf(added));
    }

    private static Set<String> ids(Map<String, Set<String>> counted, String check) {
        Set<String> ids = new TreeSet<>();
        counted.forEach((id, signals) -> {
            if (check == null || check.equals(id)) {
                ids.addAll(signals);
            }
        });
        return ids;
    }

    /** The signals that count towards leads, by check. */
    private static Map<String, Set<String>> counted(Collection<Row> signals) {
        Map<String, Set<String>> counted = new TreeMap<>();
        for (Row signal : signals) {
            if ("flagged".equals(signal.getAs("state"))
                    && !signal.<Boolean>getAs("context")
                    && !signal.<Boolean>getAs("trial")) {
                counted.computeIfAbsent(signal.getAs("check_id"), id -> new TreeSet<>())
                        .add(signal.getAs("signal_id"));
            }
        }
        return counted;
    }
}
