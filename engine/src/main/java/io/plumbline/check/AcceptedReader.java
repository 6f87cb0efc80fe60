package io.plumbline.check;

import io.plumbline.organization.Register;
import io.plumbline.pack.Catalog;
import io.plumbline.pack.Indicator;
import io.plumbline.source.RawRows;
import io.plumbline.source.ReadRequest.Wanted;
import io.plumbline.text.Dates;
import io.plumbline.text.MissingValues;
import io.plumbline.text.Normal;
import io.plumbline.text.PersonalText;
import io.plumbline.text.UnreadableException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Reads the table of accepted explanations. A row that cannot be used explains nothing, and says why. */
public final class AcceptedReader {
    /** The columns it looks for, with the headers under which offices write them. */
    public static final List<Wanted> WANTED = List.of(
            new Wanted("organization_id", List.of("organization_id", "单位编号", "组织编号", "单位"), false),
            new Wanted("place_id", List.of("place_id", "点位编码", "点位"), false),
            new Wanted("check_id", List.of("check_id", "check", "比对编号", "比对"), true),
            new Wanted("from", List.of("from", "from_on", "起始日期"), true),
            new Wanted("to", List.of("to", "to_on", "失效日期"), true),
            new Wanted("accepted_by", List.of("accepted_by", "采纳岗位"), true),
            new Wanted("because", List.of("because", "理由", "说明"), true));

    private final Catalog catalog;
    private final Register register;

    public AcceptedReader(Catalog catalog, Register register) {
        this.catalog = catalog;
        this.register = register;
    }

    /**
     * Reads explanations.
     *
     * @param raw rows of {@link RawRows#SCHEMA} with the cells of {@link #WANTED}; organizations by id, code or name, days as {@code
     *     2026-10-31}, the end being the first day no longer explained
     */
    public AcceptedExplanations read(Dataset<Row> raw) {
        List<AcceptedExplanation> read = new ArrayList<>();
        for (Row row : raw.collectAsList()) {
            String state = row.getAs("state");
            if (state.equals(RawRows.ROW)) {
                read.add(explanation(row));
            } else if (!state.equals(RawRows.IGNORED) && !state.equals(RawRows.EMPTY)) {
                read.add(new AcceptedExplanation(
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        row.getAs("file"),
                        row.getAs("row_no"),
                        row.getAs("problem")));
            }
        }
        return new AcceptedExplanations(read);
    }

    private AcceptedExplanation explanation(Row row) {
        Map<String, String> cells = cells(row);
        List<String> problems = new ArrayList<>();
        String organization = organization(cells.get("organization_id"), problems);
        String check = cells.get("check_id");
        if (check == null || !catalog.checks().containsKey(check)) {
            problems.add("check_id '" + check + "' is no check of the job");
        }
        if (cells.get("organization_id") == null && cells.get("place_id") == null) {
            problems.add("names neither an organization nor a place");
        }
        if (cells.get("place_id") != null && problems.isEmpty() && !hasPlaces(check)) {
            problems.add("check_id '" + check + "' counts records without places; name an organization only");
        }
        LocalDate from = day("from", cells.get("from"), problems);
        LocalDate to = day("to", cells.get("to"), problems);
        if (from != null && to != null && !from.isBefore(to)) {
            problems.add("from " + from + " is not before to " + to);
        }
        for (String required : List.of("accepted_by", "because")) {
            if (cells.get(required) == null) {
                problems.add(required + " is empty");
            }
        }
        return new AcceptedExplanation(
                organization,
                cells.get("place_id"),
                check,
                from,
                to,
                PersonalText.mask(cells.get("accepted_by")),
                PersonalText.mask(cells.get("because")),
                row.getAs("file"),
                row.getAs("row_no"),
                problems.isEmpty() ? null : String.join("; ", problems));
    }

    private boolean hasPlaces(String check) {
        Indicator indicator =
                catalog.indicators().get(catalog.checks().get(check).indicator());
        return indicator != null && catalog.placeOf(indicator.of()) != null;
    }

    private static Map<String, String> cells(Row row) {
        List<String> values = row.getList(row.fieldIndex("cells"));
        Map<String, String> cells = new HashMap<>();
        for (int i = 0; i < WANTED.size(); i++) {
            String value = Normal.text(values.get(i));
            cells.put(WANTED.get(i).column(), value == null || MissingValues.of(value) != null ? null : value);
        }
        return cells;
    }

    private String organization(String text, List<String> problems) {
        if (text == null || register.organization(text) != null) {
            return text;
        }
        if (register.withCode(text) != null) {
            return register.withCode(text);
        }
        List<String> named = register.named(text);
        if (named.size() == 1) {
            return named.get(0);
        }
        problems.add("'" + text + "' is " + (named.isEmpty() ? "no organization" : "no single organization")
                + " of the register");
        return text;
    }

    private static LocalDate day(String column, String text, List<String> problems) {
        if (text == null) {
            problems.add(column.equals("to") ? "has no end; nothing is explained for ever" : column + " is empty");
            return null;
        }
        try {
            return Dates.of(List.of()).parse(text).local().toLocalDate();
        } catch (UnreadableException e) {
            problems.add(column + " '" + PersonalText.mask(text) + "' is no day; write it as 2026-10-31");
            return null;
        }
    }
}
