package io.plumbline.source;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/** 守恒核对: counts what became of the rows of every file, and refuses to go on when one is not accounted for. */
final class ConformCounts {
    private final String contractId;
    private final Map<FileOf, Tally> files = new TreeMap<>(Comparator.comparing(FileOf::source)
            .thenComparing(FileOf::file, Comparator.nullsFirst(Comparator.naturalOrder())));
    private boolean conflicts;

    private ConformCounts(String contractId) {
        this.contractId = contractId;
    }

    /** One file of one source. */
    private record FileOf(String source, String file) {}

    /** What was counted of a file. */
    private static final class Tally {
        private final Map<String, Long> byStatus = new HashMap<>();
        private final Map<String, long[]> numberedAndHighest = new HashMap<>();
        private String encoding;
        private String problem;
        private boolean failed;

        long of(String status) {
            return byStatus.getOrDefault(status, 0L);
        }

        long read() {
            return byStatus.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** What was counted while rows were conformed, as if no two had one key. */
    static ConformCounts of(String contractId, ConformTally tally) {
        ConformCounts counts = new ConformCounts(contractId);
        tally.value().forEach(counts::add);
        counts.verify();
        return counts;
    }

    /** Takes rows out of the accepted ones and counts them as what they are now. */
    void settle(Map<ConformTally.Group, Long> changed) {
        changed.forEach((group, rows) -> {
            Tally tally = files.get(new FileOf(group.source(), group.file()));
            tally.byStatus.merge(ConformLayout.ACCEPTED, -rows, Long::sum);
            tally.byStatus.merge(group.status(), rows, Long::sum);
            conflicts |= group.status().equals(ConformSettling.CONFLICT);
        });
    }

    private void add(ConformTally.Group group, ConformTally.Sums sums) {
        Tally tally = files.computeIfAbsent(new FileOf(group.source(), group.file()), file -> new Tally());
        tally.encoding = ConformTally.greater(tally.encoding, sums.encoding());
        if (group.status().equals(RawRows.FAILED)) {
            tally.failed = true;
            tally.problem = sums.problem();
            return;
        }
        if (group.status().equals(RawRows.EMPTY)) {
            return;
        }
        tally.byStatus.merge(group.status(), sums.rows(), Long::sum);
        long[] numbers = tally.numberedAndHighest.computeIfAbsent(group.sheet(), sheet -> new long[2]);
        numbers[0] += sums.numbered();
        numbers[1] = Math.max(numbers[1], sums.highest());
    }

    /** Record numbers run from 1 without gaps, so the highest one says how many were read, whatever was counted since. */
    private void verify() {
        files.forEach((file, tally) -> tally.numberedAndHighest.forEach((sheet, numbers) -> {
            if (numbers[0] != numbers[1]) {
                throw new IllegalStateException("source '" + file.source() + "' file '" + file.file() + "'"
                        + (sheet == null ? "" : " sheet '" + sheet + "'") + ": " + numbers[1]
                        + " records were read and "
                        + numbers[0] + " are accounted for; this is a defect of the reader, please report it");
            }
        }));
    }

    /** Whether rows of one key contradict each other. */
    boolean conflicts() {
        return conflicts;
    }

    /** The table of {@link Conservation#SCHEMA}, ordered by source and file. */
    Dataset<Row> table(SparkSession spark) {
        List<Row> rows = files.entrySet().stream()
                .map(entry -> row(entry.getKey(), entry.getValue()))
                .toList();
        return spark.createDataFrame(rows, Conservation.SCHEMA);
    }

    private Row row(FileOf file, Tally tally) {
        return RowFactory.create(
                file.source(),
                contractId,
                file.file(),
                tally.failed ? RawRows.FAILED : "read",
                tally.problem,
                tally.encoding,
                tally.read(),
                tally.of(ConformLayout.ACCEPTED),
                tally.of(ConformLayout.QUARANTINED) + tally.of(ConformSettling.CONFLICT),
                tally.of(ConformSettling.DUPLICATE),
                tally.of(ConformSettling.SUPERSEDED),
                tally.of(RawRows.IGNORED));
    }
}
