package io.plumbline.lead;

import io.plumbline.pack.Problems;
import io.plumbline.source.ReadRequest.Wanted;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * 核查计划对照: what the items of an inspection plan are. A sheet that hides arm and grade from the team gives back nothing but the item
 * and the outcome; the plan, which stayed at home, tells the rest.
 */
public final class PlannedVisits {
    /** The columns of {@link InspectionPlan#SCHEMA} that it needs. */
    public static final List<Wanted> WANTED = Stream.of(
                    "item_id",
                    "run_id",
                    "round",
                    "team",
                    "arm",
                    "lead_id",
                    "organization_id",
                    "check_id",
                    "selection_probability")
            .map(column -> new Wanted(column, List.of(column), !column.equals("lead_id")))
            .toList();

    private final NavigableMap<String, GivenRow> items;

    private PlannedVisits(NavigableMap<String, GivenRow> items) {
        this.items = items;
    }

    /**
     * Reads a plan.
     *
     * @param raw rows of {@link io.plumbline.source.RawRows#SCHEMA} with the cells of {@link #WANTED}
     * @param problems told of every cell that cannot be read
     */
    public static PlannedVisits read(Dataset<Row> raw, Problems problems) {
        NavigableMap<String, GivenRow> items = new TreeMap<>();
        for (GivenRow row : GivenRow.of(raw, WANTED, problems)) {
            if (row.text("item_id") != null) {
                items.put(row.text("item_id").toLowerCase(Locale.ROOT), row);
            }
        }
        return new PlannedVisits(items);
    }

    /**
     * The outcomes, each with what the plan says of its item; those that name no item stay as they are.
     *
     * @param problems told of items that the plan does not hold, or holds more than once
     */
    public Outcomes complete(Outcomes outcomes, Problems problems) {
        List<OutcomeEntry> entries = new ArrayList<>();
        for (OutcomeEntry entry : outcomes.entries()) {
            entries.add(entry.itemId() == null ? entry : complete(entry, problems));
        }
        return Outcomes.of(entries);
    }

    private OutcomeEntry complete(OutcomeEntry entry, Problems problems) {
        String beginning = entry.itemId().toLowerCase(Locale.ROOT);
        List<GivenRow> found = items.tailMap(beginning).entrySet().stream()
                .takeWhile(item -> item.getKey().startsWith(beginning))
                .map(Map.Entry::getValue)
                .toList();
        if (found.size() != 1) {
            problems.add(
                    entry.where(),
                    found.isEmpty()
                            ? "item %s is not in the plan; name the plan by which these visits were drawn"
                            : "item %s begins several items of the plan; copy more of its id",
                    entry.itemId());
            return entry;
        }
        return entry.planned(found.get(0));
    }
}
