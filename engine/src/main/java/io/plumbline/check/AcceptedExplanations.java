package io.plumbline.check;

import io.plumbline.contract.TableSchema;
import io.plumbline.indicator.ExplainedPlaces;
import io.plumbline.pack.Catalog;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/**
 * 已采纳说明: silences the repeats of findings that were explained, and counts what it silences. A silenced signal stays flagged and
 * names its explanation; it makes no lead. What happens outside the dates of an explanation is not explained by it.
 */
public final class AcceptedExplanations {
    public static final StructType SCHEMA = TableSchema.table()
            .string("explanation_id", "SHA-256 of what it says; the signals' column accepted; never null")
            .string("organization_id", "the organization; null for whoever answers for the place")
            .string(
                    "place_id",
                    "the place whose records take no part in the check's number; null where the finding as a whole is explained")
            .string("check_id", "the check")
            .date("from_on", "first day explained")
            .date("to_on", "first day no longer explained")
            .string("accepted_by", "the post that accepted it, masked where it holds personal data")
            .string("because", "why, masked where it holds personal data")
            .string(
                    "state",
                    "in_force, expired (its last day lies before the run's), unmatched (in force, but explains nothing) or"
                            + " refused; never null")
            .string("problem", "why it was refused; null otherwise")
            .longs("signals", "flagged signals that make no lead because of it; never null")
            .longs("records", "records of its place that take no part because of it; never null")
            .string("file", "where it was read; null without files")
            .longs("row_no", "its row there; null without rows")
            .build();

    private static final Comparator<AcceptedExplanation> LASTING_LONGEST =
            Comparator.comparing(AcceptedExplanation::to).thenComparing(AcceptedExplanation::id);

    private final List<AcceptedExplanation> read;
    private final Map<String, Long> silenced = new HashMap<>();
    private final Map<String, Long> taken = new HashMap<>();

    AcceptedExplanations(List<AcceptedExplanation> read) {
        this.read = read;
    }

    /** A job without any. */
    public static AcceptedExplanations none() {
        return new AcceptedExplanations(List.of());
    }

    /** Those that explain places, by the indicator of their check. */
    public ExplainedPlaces places(Catalog catalog, ZoneId zone) {
        Map<String, List<ExplainedPlaces.Place>> places = new HashMap<>();
        for (AcceptedExplanation one : read) {
            if (one.problem() == null && one.placeId() != null) {
                places.computeIfAbsent(catalog.checks().get(one.checkId()).indicator(), id -> new ArrayList<>())
                        .add(new ExplainedPlaces.Place(
                                one.id(), one.organizationId(), one.placeId(), one.from(), one.to()));
            }
        }
        return new ExplainedPlaces(places, zone);
    }

    /** Counts records that {@link #places} took out, by explanation. */
    public void took(Map<String, Long> records) {
        records.forEach((id, count) -> taken.merge(id, count, Long::sum));
    }

    /**
     * Names on every flagged signal the explanation that lasts longest among those that explain it.
     *
     * @param signals rows of {@link Signals#SCHEMA}; context and trials need no explanation, they make no leads
     */
    public List<Row> over(List<Row> signals) {
        List<Row> explained = new ArrayList<>();
        for (Row signal : signals) {
            boolean mayLead = "flagged".equals(signal.getAs("state"))
                    && !signal.<Boolean>getAs("context")
                    && !signal.<Boolean>getAs("trial");
            AcceptedExplanation found = mayLead
                    ? read.stream()
                            .filter(one -> one.explains(signal))
                            .max(LASTING_LONGEST)
                            .orElse(null)
                    : null;
            if (found == null) {
                explained.add(signal);
            } else {
                silenced.merge(found.id(), 1L, Long::sum);
                explained.add(accepted(signal, found.id()));
            }
        }
        return explained;
    }

    private static Row accepted(Row signal, String explanation) {
        Object[] cells = new Object[signal.size()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = signal.get(i);
        }
        cells[signal.fieldIndex("accepted")] = explanation;
        return RowFactory.create(cells);
    }

    /** Rows of {@link #SCHEMA}, one for each explanation read, with what {@link #over} and {@link #took} have counted. */
    public List<Row> table(LocalDate asOf) {
        return read.stream()
                .sorted(Comparator.comparing(AcceptedExplanation::id)
                        .thenComparing(one -> String.valueOf(one.file()))
                        .thenComparing(one -> one.rowNo() == null ? 0 : one.rowNo()))
                .map(one -> row(one, asOf))
                .toList();
    }

    private Row row(AcceptedExplanation one, LocalDate asOf) {
        long signals = one.problem() == null ? silenced.getOrDefault(one.id(), 0L) : 0;
        long records = one.problem() == null ? taken.getOrDefault(one.id(), 0L) : 0;
        return RowFactory.create(
                one.id(),
                one.organizationId(),
                one.placeId(),
                one.checkId(),
                one.from(),
                one.to(),
                one.acceptedBy(),
                one.because(),
                state(one, asOf, signals + records),
                one.problem(),
                signals,
                records,
                one.file(),
                one.rowNo());
    }

    private static String state(AcceptedExplanation one, LocalDate asOf, long explained) {
        if (one.problem() != null) {
            return "refused";
        }
        if (!one.to().isAfter(asOf)) {
            return "expired";
        }
        return explained == 0 ? "unmatched" : "in_force";
    }
}
