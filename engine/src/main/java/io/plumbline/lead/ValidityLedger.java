package io.plumbline.lead;

import io.plumbline.contract.TableSchema;
import io.plumbline.pack.Check;
import io.plumbline.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/**
 * 效验台账: what became of the leads of each check. Under 50 outcomes it tells k of n and the interval and decides nothing. From 50 on,
 * a check is retired when even the upper end of its lift over the random arm lies below 1.2, and valid when the lower end lies above 1;
 * without a random arm of the check's own nothing is decided. An outcome of a lead counts for every check of the lead.
 */
public final class ValidityLedger {
    public static final StructType SCHEMA = TableSchema.table()
            .string("check_id", "the check; never null")
            .longs("places", "listed places it led to; never null")
            .longs("not_visited", "of them not visited yet; never null")
            .longs("confirmed", "of them confirmed; never null")
            .longs("partly", "of them confirmed in part; never null")
            .longs("unfounded_data", "of them unfounded, the data were wrong; never null")
            .longs("unfounded_justified", "of them unfounded, for a good reason; never null")
            .longs("not_verifiable", "of them not verifiable; never null")
            .longs("judged", "n: listed places with an outcome that says something; never null")
            .longs("found", "k: of them confirmed, in whole or in part; never null")
            .number("found_share", "k of n; null without outcomes")
            .number("found_low", "lower end of the exact 95 % interval of the share; null without outcomes")
            .number("found_high", "upper end")
            .longs("spot_checks", "records looked at on the spot with an outcome that says something; never null")
            .longs("spot_checks_found", "of them confirmed, in whole or in part; never null")
            .longs("control_judged", "places of the check's random arm with an outcome that says something; never null")
            .number(
                    "control_share",
                    "share found in the random arm, by selection probability where all are known; null without one")
            .number(
                    "lift",
                    "found_share over control_share; null under 50 outcomes, without a random arm, or when that found nothing")
            .number("lift_low", "lower end of its 95 % interval; null under 50 outcomes or without a random arm")
            .number("lift_high", "upper end, infinite when the random arm found nothing")
            .string("state", "trial: outcomes decide nothing yet; valid; retired; never null")
            .string("state_reason_zh", "why, Chinese; never null")
            .string("state_reason_en", "why, English; never null")
            .string("runs_as", "leads: its findings may become leads; trial: they are kept out of them; never null")
            .string("runs_as_reason_zh", "why, Chinese; never null")
            .string("runs_as_reason_en", "why, English; never null")
            .build();

    private final Map<String, ValidityRecord> records = new TreeMap<>();
    private final Map<String, Check> checks;
    private final Map<String, String> promote;

    private ValidityLedger(Map<String, Check> checks, Map<String, String> promote) {
        this.checks = checks;
        this.promote = promote;
    }

    /**
     * Keeps the ledger.
     *
     * @param checks the checks of the run's packs; outcomes of other checks are counted too
     * @param promote check → why the job lets its findings become leads whatever the ledger says
     */
    public static ValidityLedger of(Map<String, Check> checks, Map<String, String> promote, Outcomes outcomes) {
        ValidityLedger ledger = new ValidityLedger(checks, promote);
        Set<String> ids = new TreeSet<>(checks.keySet());
        outcomes.entries().forEach(entry -> ids.addAll(entry.checks()));
        for (String id : ids) {
            ledger.records.put(
                    id,
                    ValidityRecord.of(outcomes.entries().stream()
                            .filter(entry -> entry.checks().contains(id))
                            .toList()));
        }
        return ledger;
    }

    /** Checks of the packs whose findings are kept out of the leads. */
    public Set<String> trials() {
        Set<String> trials = new TreeSet<>();
        checks.keySet().forEach(id -> {
            if (!leads(id)) {
                trials.add(id);
            }
        });
        return trials;
    }

    /** Whether outcomes have shown a check to be no better than looking at random. */
    public boolean retired(String id) {
        return records.get(id).state() == ValidityRecord.State.RETIRED;
    }

    /** Why a check makes leads or none; of one that outcomes retired, the outcomes. */
    public Words because(String id) {
        boolean isSilent = retired(id) && !promote.containsKey(id);
        return isSilent ? records.get(id).told() : why(id);
    }

    private boolean leads(String id) {
        Check check = checks.get(id);
        if (check == null || promote.containsKey(id)) {
            return check != null;
        }
        return switch (records.get(id).state()) {
            case RETIRED -> false;
            case VALID -> true;
            case TRIAL -> check.reportedCase() != null;
        };
    }

    private Words why(String id) {
        Check check = checks.get(id);
        if (check == null) {
            return new Words("本次运行的配置包中没有这项检查", "it is in none of this run's packs");
        }
        if (promote.containsKey(id)) {
            return new Words("任务指定：" + promote.get(id), "the job says so: " + promote.get(id));
        }
        return switch (records.get(id).state()) {
            case RETIRED -> new Words("已停用", "retired");
            case VALID -> new Words("有效验记录", "it has a record of validity");
            case TRIAL ->
                check.reportedCase() != null
                        ? new Words("有公开案例", "it has a reported case")
                        : new Words("既无公开案例，也无效验记录", "it has neither a reported case nor a record of validity");
        };
    }

    /** Rows of {@link #SCHEMA}, ordered by check. */
    public List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        records.forEach((id, record) -> {
            List<Object> cells = new ArrayList<>();
            cells.add(id);
            cells.addAll(record.cells());
            Words why = why(id);
            cells.addAll(List.of(leads(id) ? "leads" : "trial", why.zh(), why.en()));
            rows.add(RowFactory.create(cells.toArray()));
        });
        return rows;
    }
}
