package io.plumbline.cli;

import static org.apache.spark.sql.functions.col;

import io.plumbline.Run;
import java.io.PrintWriter;
import java.util.List;
import org.apache.spark.sql.Row;

/** What is listed one by one on an organization because it is little: counts by period and the records, no rates, no peers. */
final class ItemText {
    private final Run run;
    private final Language language;

    ItemText(Run run, Language language) {
        this.run = run;
        this.language = language;
    }

    void print(PrintWriter out, String organization) {
        List<Row> items = run.table("items")
                .where(col("organization_id").equalTo(organization))
                .orderBy("indicator_id", "level", "at", "record_id")
                .collectAsList();
        if (items.isEmpty()) {
            return;
        }
        out.println(
                language.say("逐项（记录少于 30 条，不计比率，不与同类比较）", "One by one (fewer than 30 records: no rates, no peers)"));
        String last = "";
        for (Row item : items) {
            String key = item.getAs("indicator_id") + " " + item.getAs("level");
            if (!key.equals(last)) {
                out.println("  " + key);
                history(out, organization, item);
            }
            last = key;
            out.println("    " + line(item));
        }
    }

    private void history(PrintWriter out, String organization, Row item) {
        run.table("indicators")
                .where(col("organization_id")
                        .equalTo(organization)
                        .and(col("indicator_id").equalTo(item.<String>getAs("indicator_id")))
                        .and(col("level").equalTo(item.<String>getAs("level"))))
                .orderBy("period_from")
                .collectAsList()
                .forEach(row -> out.println("    " + row.getAs("period_from") + "/" + row.getAs("period_to") + "  "
                        + language.say("计 ", "counted ") + number(row.getAs("numerator"))
                        + language.say("，记录 ", ", records ")
                        + row.getAs("records")));
    }

    private static String number(Double counted) {
        return counted == null
                ? "—"
                : counted == Math.rint(counted) ? Long.toString(counted.longValue()) : counted.toString();
    }

    private String line(Row item) {
        Integer counts = item.getAs("counts");
        String mark = counts == null ? language.say("不参与", "no part") : counts == 1 ? language.say("计", "counts") : "·";
        return mark + "  " + LeadText.place(item) + "  " + LeadText.shown(item);
    }
}
