package io.plumbline.cli;

import io.plumbline.DataRequest;
import io.plumbline.connectors.ContractWords;
import io.plumbline.contract.Column;
import io.plumbline.text.Words;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What checks ask for, as Markdown whose tables stand straight on a terminal too. */
final class ContractsPage {
    private final Language language;

    ContractsPage(Language language) {
        this.language = language;
    }

    void print(PrintWriter out, DataRequest request) {
        for (DataRequest.Table table : request.tables()) {
            out.println(
                    "## " + table.id() + " · " + language.say(table.contract().title()));
            out.println();
            uses(table).forEach(use -> out.println("* " + use));
            out.println("* " + said(ContractWords.rows(table.contract()), language.say("；", "; ")));
            out.println();
            columns(table).forEach(out::println);
            out.println();
        }
    }

    private List<String> uses(DataRequest.Table table) {
        List<String> uses = new ArrayList<>();
        if (!table.needed().isEmpty()) {
            uses.add(language.say("缺之不可：", "nothing without it: ") + String.join(", ", table.needed()));
        }
        if (!table.read().isEmpty()) {
            uses.add(language.say("也查此表：", "look here too: ") + String.join(", ", table.read()));
        }
        if (!table.locates().isEmpty()) {
            uses.add(language.say("按其所列场所归属：", "attributed by the places it lists: ")
                    + String.join(", ", table.locates()));
        }
        if (uses.isEmpty()) {
            uses.add(language.say("没有检查读取此表", "no check reads it"));
        }
        return uses;
    }

    private List<String> columns(DataRequest.Table table) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                language.say("表头", "header"),
                language.say("或", "or"),
                language.say("列名", "column"),
                language.say("类型", "type"),
                language.say("要求", "asked of it")));
        table.contract().columns().forEach((name, column) -> {
            if (!column.computed()) {
                rows.add(row(table, name, column));
            }
        });
        List<Integer> widths = IntStream.range(0, rows.get(0).size())
                .mapToObj(i -> rows.stream()
                        .mapToInt(row -> Padded.places(row.get(i)))
                        .max()
                        .orElseThrow())
                .toList();
        List<String> lines = new ArrayList<>();
        rows.forEach(row -> lines.add(IntStream.range(0, row.size())
                .mapToObj(i -> Padded.left(row.get(i), widths.get(i)))
                .collect(Collectors.joining(" | ", "| ", " |"))));
        lines.add(1, widths.stream().map("-"::repeat).collect(Collectors.joining(" | ", "| ", " |")));
        return lines;
    }

    private List<String> row(DataRequest.Table table, String name, Column column) {
        return List.of(
                        or(column.zh()),
                        or(column.en()),
                        name,
                        language.say(ContractWords.type(column)),
                        said(ContractWords.demands(table.contract(), name), language.say("；", "; ")))
                .stream()
                .map(cell -> cell.replace("|", "\\|"))
                .toList();
    }

    private static String or(String name) {
        return name == null ? "" : name;
    }

    private String said(List<Words> words, String between) {
        return words.stream().map(language::say).collect(Collectors.joining(between));
    }
}
