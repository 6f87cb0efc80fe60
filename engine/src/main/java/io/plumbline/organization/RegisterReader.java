package io.plumbline.organization;

import io.plumbline.pack.Problems;
import io.plumbline.source.RawRows;
import io.plumbline.source.ReadRequest.Wanted;
import io.plumbline.text.Dates;
import io.plumbline.text.MissingValues;
import io.plumbline.text.Normal;
import io.plumbline.text.UnreadableException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Reads the register's table: the smallest has name, kind and parent. */
public final class RegisterReader {
    /** The columns it looks for, with the headers under which offices write them. */
    public static final List<Wanted> WANTED = List.of(
            new Wanted("organization_id", List.of("organization_id", "组织编号", "单位编号"), false),
            new Wanted("kind", List.of("kind", "类型", "组织类型"), true),
            new Wanted("sector", List.of("sector", "行业"), false),
            new Wanted("name", List.of("name", "名称", "单位名称"), true),
            new Wanted("code", List.of("code", "代码", "区划代码"), false),
            new Wanted("parent", List.of("parent_id", "parent", "上级", "上级编号"), true),
            new Wanted("sector_parent", List.of("sector_parent_id", "sector_parent", "行业上级"), false),
            new Wanted("valid_from", List.of("valid_from", "启用日期"), false),
            new Wanted("valid_to", List.of("valid_to", "停用日期"), false),
            new Wanted("aliases", List.of("aliases", "别名"), false),
            new Wanted("peer_group", List.of("peer_group", "同类组"), false),
            new Wanted("succeeds", List.of("succeeds", "承接", "承接自"), false),
            new Wanted("answers_for", List.of("answers_for", "特定区域"), false));

    private final Problems problems;

    private RegisterReader(Problems problems) {
        this.problems = problems;
    }

    /**
     * Reads a register.
     *
     * @param raw rows of {@link RawRows#SCHEMA} with the cells of {@link #WANTED}; parents and predecessors by id, code or name
     * @param problems told of every row that cannot stand; a register with problems must not be used
     */
    public static Register read(Dataset<Row> raw, Problems problems) {
        return new RegisterReader(problems).read(raw.collectAsList());
    }

    private Register read(List<Row> rows) {
        List<Row> ordered = new ArrayList<>(rows);
        ordered.sort(Comparator.comparing((Row row) -> String.valueOf(row.<String>getAs("file")))
                .thenComparing(row -> row.isNullAt(row.fieldIndex("row_no")) ? 0L : row.<Long>getAs("row_no")));
        List<Map<String, String>> read = new ArrayList<>();
        for (Row row : ordered) {
            String state = row.getAs("state");
            if (state.equals(RawRows.ROW)) {
                read.add(cells(row));
            } else if (!state.equals(RawRows.IGNORED) && !state.equals(RawRows.EMPTY)) {
                problems.add(place(row), "%s", row.<String>getAs("problem"));
            }
        }
        Map<String, String> idByText = new HashMap<>();
        read.stream()
                .filter(cells -> cells.get("code") != null)
                .forEach(cells -> idByText.put(Normal.key(cells.get("code")), id(cells)));
        read.forEach(cells -> idByText.put(Normal.key(cells.get("name")), id(cells)));
        List<Organization> organizations = new ArrayList<>();
        read.forEach(cells -> {
            Organization organization = organization(cells, idByText);
            if (organization != null) {
                organizations.add(organization);
            }
        });
        if (organizations.isEmpty() && problems.none()) {
            problems.add("", "the register has no organizations");
        }
        return Register.of(organizations, problems);
    }

    private static Map<String, String> cells(Row row) {
        List<String> values = row.getList(row.fieldIndex("cells"));
        Map<String, String> cells = new HashMap<>();
        for (int i = 0; i < WANTED.size(); i++) {
            String value = Normal.text(values.get(i));
            cells.put(WANTED.get(i).column(), value == null || MissingValues.of(value) != null ? null : value);
        }
        cells.put("place", place(row));
        return cells;
    }

    private static String place(Row row) {
        Object number = row.getAs("row_no");
        return row.<String>getAs("file") + (number == null ? "" : " row " + number);
    }

    private static String id(Map<String, String> cells) {
        return cells.get("organization_id") == null ? cells.get("name") : cells.get("organization_id");
    }

    private Organization organization(Map<String, String> cells, Map<String, String> idByText) {
        String place = cells.get("place");
        if (cells.get("name") == null || cells.get("kind") == null) {
            problems.add(
                    place, "has no %s; both name and kind are required", cells.get("name") == null ? "name" : "kind");
            return null;
        }
        return new Organization(
                id(cells),
                cells.get("kind"),
                cells.get("sector"),
                cells.get("name"),
                cells.get("code"),
                parent(cells.get("parent"), idByText),
                parent(cells.get("sector_parent"), idByText),
                day(place, "valid_from", cells.get("valid_from")),
                day(place, "valid_to", cells.get("valid_to")),
                dated(place, "alias", cells.get("aliases")),
                cells.get("peer_group"),
                predecessors(place, cells.get("succeeds"), idByText),
                dated(place, "answers_for", cells.get("answers_for")).stream()
                        .map(each -> new Dated(parent(each.text(), idByText), each.from(), each.to()))
                        .toList());
    }

    private static String parent(String text, Map<String, String> idByText) {
        return text == null ? null : idByText.getOrDefault(Normal.key(text), text);
    }

    private List<Predecessor> predecessors(String place, String text, Map<String, String> idByText) {
        List<Predecessor> predecessors = new ArrayList<>();
        for (String entry : entries(text)) {
            try {
                Predecessor given = Predecessor.parse(entry);
                predecessors.add(new Predecessor(parent(given.id(), idByText), given.share()));
            } catch (IllegalArgumentException unreadable) {
                problems.add(place, "succeeds %s", unreadable.getMessage());
            }
        }
        return predecessors;
    }

    private List<Dated> dated(String place, String what, String text) {
        List<Dated> dated = new ArrayList<>();
        for (String entry : entries(text)) {
            try {
                dated.add(Dated.parse(entry));
            } catch (IllegalArgumentException unreadable) {
                problems.add(place, "%s %s", what, unreadable.getMessage());
            }
        }
        return dated;
    }

    private static List<String> entries(String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split("[;；]"))
                        .map(String::strip)
                        .filter(entry -> !entry.isEmpty())
                        .sorted()
                        .toList();
    }

    private LocalDate day(String place, String column, String text) {
        if (text == null) {
            return null;
        }
        try {
            return Dates.of(List.of()).parse(text).local().toLocalDate();
        } catch (UnreadableException e) {
            problems.add(place, "%s '%s' is not a day; write it as 2026-10-31", column, text);
            return null;
        }
    }
}
