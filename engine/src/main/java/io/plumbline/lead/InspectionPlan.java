package io.plumbline.lead;

import io.plumbline.contract.TableSchema;
import io.plumbline.pack.Catalog;
import io.plumbline.pack.Check;
import io.plumbline.text.Hashes;
import io.plumbline.text.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/**
 * 核查计划: the visits of a round: the top of the list, and beside it a random control arm of what was not flagged, without which
 * nobody can say whether the list is better than chance (Bardsley et al. 2009: 26 % of the targeted against 13 % of the random
 * standards qualified).
 *
 * <p>The control arm goes through the strata of the team's organizations in turns, in the order of their hash, and takes of each
 * the units whose hash comes first. The seed is a hash of the run's id, which nobody knows before the data are there, and of a
 * nonce, which was fixed before; so anybody can repeat the draw and nobody can steer it.
 */
public final class InspectionPlan {
    public static final StructType SCHEMA = TableSchema.table()
            .string("item_id", "SHA-256 of seed, team and what is looked at; says nothing of arm or grade; never null")
            .string("run_id", "the run; never null")
            .string("round", "the round; never null")
            .string("team", "the team; never null")
            .string("arm", "ranked or control; never null")
            .string("lead_id", "the lead; null in the control arm")
            .integer("rank", "its rank in the run's list; null in the control arm")
            .integer("grade", "its grade; null in the control arm")
            .string("organization_id", "the organization; never null")
            .string("organization_name", "its official name; never null")
            .string("check_id", "the check by which it is looked at; never null")
            .string("check_zh", "its title, Chinese; never null")
            .string("check_en", "its title, English; never null")
            .string("unit", "check (the whole matter), item (one record) or place; never null")
            .string("unit_id", "the check, record or place; never null")
            .string("table", "the contract or relation of record or place; null of a check")
            .string("file", "the file of the record; null without one")
            .string("sheet", "the sheet; null otherwise")
            .longs("row_no", "ordinal in the file; null without files")
            .timestamp("at", "when it happened; null without a time")
            .string("go_zh", "where to go, Chinese")
            .string("go_en", "where to go, English")
            .strings("verify_zh", "how to verify, Chinese")
            .strings("verify_en", "how to verify, English")
            .string("stratum", "organization, kind of unit and check; null in the ranked arm")
            .longs("stratum_size", "unflagged units in it; null in the ranked arm")
            .longs("stratum_taken", "how many of them this team's plan takes; null in the ranked arm")
            .longs("strata", "strata of the team; null in the ranked arm")
            .longs("strata_reached", "how many of them the visits reached; null in the ranked arm")
            .number(
                    "selection_probability",
                    "1 in the ranked arm; else stratum_taken ÷ stratum_size, times strata_reached ÷ strata where the visits do"
                            + " not reach all; never null")
            .string("seed", "SHA-256 of the run's id and the nonce; never null")
            .build();

    private final Round round;
    private final Catalog catalog;
    private final Map<String, String> names;
    private final String runId;
    private final String seed;

    /**
     * A plan to be drawn.
     *
     * @param round with a plan of which {@link Round#checkPlan} says nothing
     * @param names of organizations by id
     */
    public InspectionPlan(Round round, Catalog catalog, Map<String, String> names, String runId) {
        this.round = round;
        this.catalog = catalog;
        this.names = names;
        this.runId = runId;
        this.seed = seed(runId, round.plan().nonce());
    }

    /** The seed of a draw. */
    public static String seed(String runId, String nonce) {
        return Hashes.id(runId, nonce);
    }

    /** Ids of the organizations in which random visits may fall. */
    public static Set<String> mayVisit(Round.Team team) {
        Set<String> ids = new LinkedHashSet<>(team.organizations());
        ids.addAll(team.control());
        return ids;
    }

    /**
     * Draws the visits of one team.
     *
     * @param leads rows of {@link Leads#SCHEMA}
     * @param evidence rows of {@link io.plumbline.check.Evidence#ROWS} of the leads' leading signals
     * @param frame of {@link #mayVisit}
     * @return rows of {@link #SCHEMA}, the ranked arm first; fewer than the visits where there are not so many leads
     */
    public List<Row> draw(Round.Team team, List<Row> leads, List<Row> evidence, ControlFrame frame) {
        int ranked = round.plan().visits() - round.plan().control();
        List<Row> plan = new ArrayList<>();
        leads.stream()
                .filter(lead -> team.organizations().contains(lead.<String>getAs("organization_id")))
                .filter(lead -> lead.<Boolean>getAs("shown"))
                .sorted(Comparator.comparing(lead -> lead.<Integer>getAs("rank")))
                .limit(ranked)
                .forEach(lead -> plan.add(row(team, unit(lead, evidence), lead, null)));
        control(frame.of(mayVisit(team))).forEach((unit, drawn) -> plan.add(row(team, unit, null, drawn)));
        return plan;
    }

    /** A lead is visited as the control arm is, as a whole, through one record or at one place, so that the visit does not tell which it is. */
    private PlanUnit unit(Row lead, List<Row> evidence) {
        String organization = lead.getAs("organization_id");
        String signal = lead.getAs("leading_signal");
        List<Row> rows = evidence.stream()
                .filter(row -> signal.equals(row.getAs("signal_id")))
                .toList();
        String check = lead.getAs("leading_check");
        List<PlanUnit> units = new ArrayList<>(List.of(PlanUnit.check(organization, check)));
        rows.stream()
                .map(row -> new PlanUnit(
                        organization,
                        check,
                        PlanUnit.ITEM,
                        row.getAs("record_id"),
                        row.getAs("contract"),
                        row.getAs("file"),
                        row.getAs("sheet"),
                        row.getAs("row_no"),
                        row.getAs("at")))
                .min(byDraw())
                .ifPresent(units::add);
        rows.stream()
                .filter(row -> place(row) != null)
                .map(row -> PlanUnit.place(organization, check, row.getAs("contract"), place(row)))
                .min(byDraw())
                .ifPresent(units::add);
        return units.stream()
                .min(Comparator.comparing(unit -> Hashes.id(seed, lead.<String>getAs("lead_id"), unit.kind())))
                .orElseThrow();
    }

    private String place(Row row) {
        String column = ControlFrame.placeOf(catalog, row.getAs("contract"));
        int at = row.fieldIndex("shown");
        return column == null || row.isNullAt(at)
                ? null
                : row.<String, String>getJavaMap(at).get(column);
    }

    private Comparator<PlanUnit> byDraw() {
        return Comparator.comparing((PlanUnit unit) -> unit.draw(seed)).thenComparing(PlanUnit::id);
    }

    /** How one unit of the control arm came to be drawn. */
    private record Drawn(ControlFrame.Stratum stratum, long taken, long strata, long reached) {
        double probability() {
            return (double) taken / stratum.size() * reached / strata;
        }
    }

    private Map<PlanUnit, Drawn> control(List<ControlFrame.Stratum> frame) {
        List<ControlFrame.Stratum> turns = new ArrayList<>(frame);
        turns.sort(Comparator.comparing(stratum -> Hashes.id(seed, "stratum", stratum.id())));
        Map<String, Integer> taken = new TreeMap<>();
        int left = round.plan().control();
        boolean more = true;
        while (left > 0 && more) {
            more = false;
            for (ControlFrame.Stratum stratum : turns) {
                int sofar = taken.getOrDefault(stratum.id(), 0);
                if (left > 0 && sofar < stratum.first().size()) {
                    taken.put(stratum.id(), sofar + 1);
                    left--;
                    more = true;
                }
            }
        }
        Map<PlanUnit, Drawn> drawn = new LinkedHashMap<>();
        for (ControlFrame.Stratum stratum : turns) {
            int some = taken.getOrDefault(stratum.id(), 0);
            stratum.first()
                    .subList(0, some)
                    .forEach(unit -> drawn.put(unit, new Drawn(stratum, some, turns.size(), taken.size())));
        }
        return drawn;
    }

    private Row row(Round.Team team, PlanUnit unit, Row lead, Drawn drawn) {
        Check check = catalog.checks().get(unit.checkId());
        return RowFactory.create(
                Hashes.id(seed, team.team(), unit.organizationId(), unit.checkId(), unit.kind(), unit.id()),
                runId,
                round.round(),
                team.team(),
                lead == null ? "control" : "ranked",
                lead == null ? null : lead.getAs("lead_id"),
                lead == null ? null : lead.getAs("rank"),
                lead == null ? null : lead.getAs("grade"),
                unit.organizationId(),
                names.get(unit.organizationId()),
                unit.checkId(),
                check.title().zh(),
                check.title().en(),
                unit.kind(),
                unit.id(),
                unit.table(),
                unit.file(),
                unit.sheet(),
                unit.rowNo(),
                unit.at(),
                check.go().zh(),
                check.go().en(),
                check.verify().stream().map(Words::zh).toList(),
                check.verify().stream().map(Words::en).toList(),
                drawn == null ? null : drawn.stratum().id(),
                drawn == null ? null : drawn.stratum().size(),
                drawn == null ? null : drawn.taken(),
                drawn == null ? null : drawn.strata(),
                drawn == null ? null : drawn.reached(),
                drawn == null ? 1.0 : drawn.probability(),
                seed);
    }
}
