package io.plumbline.examples.bench;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.to_date;

import io.plumbline.Run;
import io.plumbline.text.Hashes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.spark.sql.Row;

/** Evidence looked up once more: the selector of a signal, put to the table of the run that it names, as docs/tables.md tells it. */
final class Replay {
    private final Run run;

    Replay(Run run) {
        this.run = run;
    }

    /** What a selector gives now. */
    record Found(long rows, String digest) {}

    /**
     * Asks the table.
     *
     * @param selector a row of the table of evidence
     * @param indicator whose flag it names
     */
    Found of(Row selector, String indicator) {
        String table = selector.getAs("table");
        String time = run.catalog().indicators().get(indicator).time();
        String day = time == null ? run.catalog().timeOf(table) : time;
        List<String> ids = run
                .table("related/" + table)
                .where(col("`" + selector.<String>getAs("flag") + "`").equalTo(1))
                .where(element_at(col("organizations"), selector.<String>getAs("level"))
                        .equalTo(selector.<String>getAs("organization_id")))
                .where(to_date(col(day)).geq(selector.<Object>getAs("period_from")))
                .where(to_date(col(day)).lt(selector.<Object>getAs("period_to")))
                .select("record_id")
                .collectAsList()
                .stream()
                .map(row -> row.getString(0))
                .sorted()
                .toList();
        return new Found(ids.size(), Hashes.sha256Hex(String.join("\n", ids).getBytes(StandardCharsets.UTF_8)));
    }
}
