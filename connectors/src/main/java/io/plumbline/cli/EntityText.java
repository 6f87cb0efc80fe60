package io.plumbline.cli;

import static org.apache.spark.sql.functions.col;

import io.plumbline.Run;
import io.plumbline.contract.Contract;
import io.plumbline.contract.Privacy;
import io.plumbline.pack.EntityKind;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/** A thing that several sources speak of, in words: its records, and each pair with the weight of every field. */
final class EntityText {
    /** So many records and so many pairs are printed; the tables hold more. */
    private static final int MOST = 50;

    private final Run run;
    private final Language language;

    EntityText(Run run, Language language) {
        this.run = run;
        this.language = language;
    }

    /** Whether a text that names something is meant for a thing: kind, colon, id. */
    static boolean names(String text) {
        return text.contains(":");
    }

    /** Prints the thing whose id begins with a text, from one of its rows in {@code entity_records}. */
    void print(PrintWriter out, Row one) {
        String kind = one.getAs("kind");
        EntityKind entity = run.catalog().entities().get(kind);
        out.printf(
                Locale.ROOT,
                "%s · %s · %s %.4f%n",
                entity == null ? kind : language.say(entity.title()),
                one.<String>getAs("entity_id"),
                language.say("把握", "confidence"),
                one.<Double>getAs("confidence"));
        List<Row> records = run.table("entity_records")
                .where(col("entity_id").equalTo(one.getAs("entity_id")))
                .orderBy("contract", "record_id")
                .limit(MOST)
                .collectAsList();
        out.println(language.say("记录：", "records: ") + one.getAs("records"));
        Map<String, List<Object>> ids = new TreeMap<>();
        records.forEach(row -> ids.computeIfAbsent(row.getAs("contract"), none -> new ArrayList<>())
                .add(row.getAs("record_id")));
        ids.forEach((contract, of) -> records(out, contract, of, entity));
        pairs(out, kind, ids);
    }

    private void records(PrintWriter out, String id, List<Object> ids, EntityKind entity) {
        Contract contract = run.catalog().contract(id);
        Map<String, String> columns =
                entity == null ? Map.of() : entity.records().getOrDefault(id, Map.of());
        run.table("accepted/" + id)
                .where(col("record_id").isin(ids.toArray()))
                .orderBy("record_id")
                .collectAsList()
                .forEach(row -> {
                    StringJoiner shown = new StringJoiner(", ");
                    columns.forEach((read, own) -> shown.add(read + " " + shown(row, own, contract)));
                    out.println("  " + id + " " + brief(row.getAs("record_id")) + "  " + row.getAs("file") + " #"
                            + row.getAs("row_no") + "  " + shown);
                });
    }

    /** Values that are not kept as they are stay hidden, their hashes too. */
    private static String shown(Row row, String column, Contract contract) {
        boolean kept = contract != null && contract.columns().get(column).privacy() == Privacy.KEEP;
        Object value = row.getAs(column);
        return value == null ? "–" : kept ? value.toString() : "…";
    }

    /** Pairs within the thing, and those with others that were kept apart or wait for a person. */
    private void pairs(PrintWriter out, String kind, Map<String, List<Object>> ids) {
        Object[] all = ids.values().stream().flatMap(List::stream).toArray();
        out.println(language.say("记录对：", "pairs:"));
        run.table("links")
                .where(col("kind")
                        .equalTo(kind)
                        .and(col("left_id").isin(all).or(col("right_id").isin(all))))
                .orderBy(col("decision"), col("weight").desc(), col("left_id"), col("right_id"))
                .limit(MOST)
                .collectAsList()
                .forEach(pair -> pair(out, pair));
    }

    private void pair(PrintWriter out, Row pair) {
        out.println("  " + pair.getAs("left_contract") + " " + brief(pair.getAs("left_id")) + " – "
                + pair.getAs("right_contract") + " " + brief(pair.getAs("right_id")) + "  " + decision(pair));
        line(out, language.say("任意两条记录", "two records drawn at random"), "", pair.<Double>getAs("prior_bits"));
        for (Row step : pair.<Row>getList(pair.fieldIndex("comparisons"))) {
            line(out, step.getAs("comparison"), step.getAs("meaning"), step.<Double>getAs("bits"));
        }
        double rarity = pair.<Double>getAs("rarity_bits");
        if (rarity != 0) {
            line(out, language.say("少见的值", "rarity"), "", rarity);
        }
        line(out, language.say("合计", "total"), "", pair.<Double>getAs("weight"));
        out.printf(
                Locale.ROOT,
                "    %s %.4f · %s %s · %s %s%n",
                language.say("概率", "probability"),
                pair.<Double>getAs("probability"),
                language.say("规则", "rules"),
                pair.<String>getAs("rules"),
                language.say("参数", "parameters"),
                pair.<String>getAs("version"));
    }

    private String decision(Row pair) {
        String decided = switch (pair.<String>getAs("decision")) {
            case "linked" -> language.say("关联", "linked");
            case "apart" -> language.say("不关联", "apart");
            default -> language.say("待人工判断", "to review");
        };
        String certain = pair.<Boolean>getAs("certain") ? language.say("，确定规则", ", by a certain rule") : "";
        String judged =
                pair.getAs("judgement") == null ? "" : language.say("，人工判断 ", ", judged ") + pair.getAs("judgement");
        return decided + certain + judged + (pair.getAs("reason") == null ? "" : " (" + pair.getAs("reason") + ")");
    }

    private static void line(PrintWriter out, String what, String meaning, double bits) {
        out.printf(Locale.ROOT, "    %+7.2f  %s%s%n", bits, what, meaning.isEmpty() ? "" : ": " + meaning);
    }

    private static String brief(String id) {
        return id.substring(0, Math.min(12, id.length()));
    }
}
