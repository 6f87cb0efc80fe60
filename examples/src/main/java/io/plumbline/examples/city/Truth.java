package io.plumbline.examples.city;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** 真值: what really happened while the district was played out, by cause; only an evaluation may read it. */
final class Truth {
    private final Plan plan;
    private final Map<String, long[]> played = new TreeMap<>();
    private final Rows rows = new Rows("source", "rows");
    private final Rows defects = new Rows("source", "kind", "rows");

    Truth(Plan plan) {
        this.plan = plan;
    }

    /** Counts a record of a kind that a cause can touch, and whether it did. */
    void count(String cause, String organization, YearMonth month, boolean affected) {
        long[] counts = played.computeIfAbsent(key(cause, organization, month), key -> new long[2]);
        counts[0]++;
        counts[1] += affected ? 1 : 0;
    }

    private static String key(String cause, String organization, YearMonth month) {
        return cause + '|' + organization + '|' + month;
    }

    void written(String source, long count) {
        rows.add(source, count);
    }

    void defect(String source, String kind, int count) {
        defects.add(source, kind, count);
    }

    Rows rows() {
        return rows;
    }

    /** The causes as they were played out: strong where at least 30 % of at least 30 records were touched. */
    Rows causes() {
        Rows causes = new Rows("cause", "check", "organization_id", "month", "share", "strong", "records", "affected");
        for (Plan.Cause cause : plan.causes()) {
            long[] counts = played.getOrDefault(key(cause.cause(), cause.organization(), cause.month()), new long[2]);
            double share = counts[0] == 0 ? 0 : (double) counts[1] / counts[0];
            causes.add(
                    cause.cause(),
                    cause.check(),
                    plan.called(cause.organization(), cause.month()),
                    cause.month(),
                    String.format(Locale.ROOT, "%.4f", share),
                    share >= 0.3 && counts[0] >= 30,
                    counts[0],
                    counts[1]);
        }
        return causes;
    }

    void write(Path folder, Collection<String> canaries) throws IOException {
        Rows lookAlikes = new Rows("kind", "check", "organization_id", "month");
        plan.lookAlikes()
                .forEach(each -> lookAlikes.add(
                        each.kind(), each.check(), plan.called(each.organization(), each.month()), each.month()));
        Files.csv(folder.resolve("causes.csv"), causes(), StandardCharsets.UTF_8);
        Files.csv(folder.resolve("lookalikes.csv"), lookAlikes, StandardCharsets.UTF_8);
        Files.csv(folder.resolve("rows.csv"), rows, StandardCharsets.UTF_8);
        Files.csv(folder.resolve("defects.csv"), defects, StandardCharsets.UTF_8);
        Files.text(folder.resolve("canaries.txt"), String.join("\n", canaries) + "\n");
    }
}
