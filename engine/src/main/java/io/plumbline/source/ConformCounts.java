package io.plumbline.source;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** 守恒核对: counts what became of the rows of every file, and refuses to go on when one is not accounted for. */
final class ConformCounts {
    private static final String ACCEPTED = "accepted";

    private final String contractId;
    private final Map<FileOf, Tally> files = new TreeMap<>(Comparator.comparing(FileOf::source)
            .thenComparing(FileOf::file, Comparator.nullsFirst(Comparator.naturalOrder())));
    private boolean conflicts;

    private ConformCounts(String contractId) {
        this.contractId = contractId;
    }

    /**
     * Rows of one file that passed and are something else now.
     *
     * @param file null for sources without files
     */
    record Changed(String source, String file, String status) {}

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

    /** What was counted when the rows were written, as if no two had one key. */
    static Map<String, ConformCounts> of(Collection<Staged> staged) {
        Map<String, ConformCounts> counts = new TreeMap<>();
        staged.forEach(each -> {
            ConformCounts of = new ConformCounts(each.contractId());
            each.tallies().forEach(of::add);
            of.verify();
            counts.put(each.contractId(), of);
        });
        return counts;
    }

    /** Takes rows out of the accepted ones and counts them as what they are now. */
    void settle(Map<Changed, Long> changed) {
        changed.forEach((of, rows) -> {
            Tally tally = files.get(new FileOf(of.source(), of.file()));
            tally.byStatus.merge(ACCEPTED, -rows, Long::sum);
            tally.byStatus.merge(of.status(), rows, Long::sum);
            conflicts |= of.status().equals(ConformSettling.CONFLICT);
        });
    }

    private void add(Row group) {
        Tally tally =
                files.computeIfAbsent(new FileOf(group.getAs("source_id"), group.getAs("file")), file -> new Tally());
        String status = Objects.requireNonNullElse(group.getAs(ConformLayout.STATUS), ACCEPTED);
        tally.encoding = larger(tally.encoding, group.getAs(ConformLayout.ENCODING));
        if (status.equals(RawRows.FAILED)) {
            tally.failed = true;
            tally.problem = larger(tally.problem, group.getAs(ConformLayout.PROBLEM));
            return;
        }
        if (status.equals(RawRows.EMPTY)) {
            return;
        }
        tally.byStatus.merge(status, group.getAs(StagedTally.ROWS), Long::sum);
        long[] numbers = tally.numberedAndHighest.computeIfAbsent(group.getAs("sheet"), sheet -> new long[2]);
        numbers[0] += group.<Long>getAs(StagedTally.NUMBERED);
        numbers[1] = Math.max(numbers[1], group.<Long>getAs(StagedTally.HIGHEST));
    }

    private static String larger(String one, String other) {
        return one == null || (other != null && other.compareTo(one) > 0) ? other : one;
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

    /** Rows of {@link Conservation#SCHEMA}, ordered by source and file. */
    List<Row> rows() {
        return files.entrySet().stream()
                .map(entry -> row(entry.getKey(), entry.getValue()))
                .toList();
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
                tally.of(ACCEPTED),
                tally.of(ConformLayout.QUARANTINED) + tally.of(ConformSettling.CONFLICT),
                tally.of(ConformSettling.DUPLICATE),
                tally.of(ConformSettling.SUPERSEDED),
                tally.of(RawRows.IGNORED));
    }
}
