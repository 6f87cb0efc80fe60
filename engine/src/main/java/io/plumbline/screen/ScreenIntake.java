package io.plumbline.screen;

import static org.apache.spark.sql.functions.col;

import io.plumbline.contract.Column;
import io.plumbline.contract.ColumnType;
import io.plumbline.contract.Contract;
import io.plumbline.contract.Range;
import io.plumbline.source.Conservation;
import io.plumbline.source.Intake;
import io.plumbline.source.IntakeContext;
import io.plumbline.source.Mapping;
import io.plumbline.source.Quarantine;
import io.plumbline.source.ReadRequest;
import io.plumbline.source.Source;
import io.plumbline.source.SourceException;
import io.plumbline.source.SourceFormat;
import io.plumbline.source.SourceFormats;
import io.plumbline.stats.Observations;
import io.plumbline.text.Hashes;
import io.plumbline.text.Words;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/** Reads the file of a screening as every source is read: each row accepted, or in quarantine with its reasons, and all counted. */
final class ScreenIntake {
    private static final String CONTRACT = "screen";
    private static final Range COUNT = new Range(0, 1L << 53);
    private static final Range POSITIVE = new Range(0, 1e300);

    private final ScreenFile file;
    private final Observations.Kind kind;
    private final Map<String, Column> columns = new LinkedHashMap<>();
    private final Map<String, Mapping> mappings = new LinkedHashMap<>();
    private final List<Row> accepted = new ArrayList<>();
    private final List<Row> quarantine = new ArrayList<>();
    private final List<Row> conservation = new ArrayList<>();

    ScreenIntake(ScreenFile file) {
        this.file = file;
        this.kind = file.numbers();
        ScreenFile.Columns from = file.columns();
        column("organization", from.organization(), ColumnType.STRING, null, true);
        column("period", from.period(), ColumnType.STRING, null, true);
        column("peer_group", from.group(), ColumnType.STRING, null, false);
        column("label", from.label(), ColumnType.STRING, null, false);
        switch (kind) {
            case SHARE -> numbers(from.numerator(), ColumnType.LONG, from.denominator(), ColumnType.LONG);
            case RATE -> numbers(from.numerator(), ColumnType.LONG, from.denominator(), ColumnType.DOUBLE);
            case RATIO -> numbers(from.count(), ColumnType.LONG, from.expected(), ColumnType.DOUBLE);
            case MEAN -> {
                column("numerator", from.value(), ColumnType.DOUBLE, null, false);
                column("denominator", from.n(), ColumnType.LONG, COUNT, false);
                column("deviation", from.sd(), ColumnType.DOUBLE, POSITIVE, false);
            }
        }
    }

    private void numbers(String numerator, ColumnType counted, String denominator, ColumnType over) {
        column("numerator", numerator, counted, COUNT, false);
        column("denominator", denominator, over, over == ColumnType.LONG ? COUNT : POSITIVE, false);
    }

    private void column(String name, String header, ColumnType type, Range range, boolean required) {
        if (header != null) {
            columns.put(name, new Column(type, null, null, null, range, null, null, null, required, null, null));
            mappings.put(name, new Mapping(header, null, null, null, null));
        }
    }

    /**
     * Reads.
     *
     * @param staging a folder that may be thrown away afterwards
     * @throws SourceException when the file cannot be read at all
     */
    void read(SparkSession spark, String staging) {
        Contract contract = new Contract(
                new Words("筛查", "Screening"),
                List.of("organization", "period"),
                null,
                null,
                null,
                null,
                null,
                null,
                columns,
                null,
                null);
        Source source = new Source(
                CONTRACT,
                CONTRACT,
                file.format(),
                file.file(),
                null,
                file.encoding(),
                file.delimiter(),
                null,
                null,
                mappings,
                null,
                null);
        List<String> problems = Intake.problems(CONTRACT, contract, source);
        if (!problems.isEmpty()) {
            throw new SourceException(String.join("\n", problems));
        }
        ReadRequest request =
                new ReadRequest(source, file.file(), Intake.wanted(contract, source), ZoneOffset.UTC, true);
        Intake.Received received = Intake.receive(
                spark,
                CONTRACT,
                contract,
                source,
                format().read(spark, request),
                new IntakeContext(ZoneOffset.UTC, staging, null));
        quarantine.addAll(received.quarantine().collectAsList());
        Map<String, Long> refused = new TreeMap<>();
        shown(received.accepted()).toLocalIterator().forEachRemaining(row -> take(row, refused));
        received.conservation().collectAsList().forEach(row -> conservation.add(counted(row, refused)));
    }

    private SourceFormat format() {
        return switch (file.format()) {
            case "csv" -> SourceFormats.csv();
            case "jsonl" -> SourceFormats.jsonLines();
            default -> SourceFormats.spark(file.format());
        };
    }

    private Dataset<Row> shown(Dataset<Row> records) {
        List<org.apache.spark.sql.Column> wanted = new ArrayList<>();
        columns.keySet().forEach(name -> wanted.add(col(name)));
        wanted.add(col("file"));
        wanted.add(col("row_no"));
        return records.select(wanted.toArray(org.apache.spark.sql.Column[]::new));
    }

    /** What one row alone cannot be is told by its numbers together. */
    private void take(Row row, Map<String, Long> refused) {
        String wrong = isReported(row)
                ? Observations.wrong(
                        kind, number(row, "numerator"), number(row, "denominator"), number(row, "deviation"))
                : null;
        if (wrong == null) {
            accepted.add(row);
            return;
        }
        Map<String, String> shown = new LinkedHashMap<>();
        columns.keySet()
                .forEach(name -> shown.put(name, row.isNullAt(row.fieldIndex(name)) ? null : "" + row.getAs(name)));
        String name = row.getAs("file");
        refused.merge("" + name, 1L, Long::sum);
        quarantine.add(RowFactory.create(
                CONTRACT,
                CONTRACT,
                name,
                null,
                row.getAs("row_no"),
                null,
                null,
                Hashes.id(shown.values().stream().map(String::valueOf).toArray(String[]::new)),
                new String[] {"numbers: " + wrong},
                shown));
    }

    private static Row counted(Row row, Map<String, Long> refused) {
        Object[] values = new Object[row.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = row.get(i);
        }
        long more = refused.getOrDefault("" + row.getAs("file"), 0L);
        int kept = Conservation.SCHEMA.fieldIndex("accepted");
        int held = Conservation.SCHEMA.fieldIndex("quarantined");
        values[kept] = (long) values[kept] - more;
        values[held] = (long) values[held] + more;
        return RowFactory.create(values);
    }

    private boolean isReported(Row row) {
        return !Double.isNaN(number(row, "numerator")) && !Double.isNaN(number(row, "denominator"));
    }

    private double number(Row row, String name) {
        if (!columns.containsKey(name) || row.isNullAt(row.fieldIndex(name))) {
            return Double.NaN;
        }
        return row.<Number>getAs(name).doubleValue();
    }

    private String text(Row row, String name) {
        return columns.containsKey(name) ? row.getAs(name) : "";
    }

    /**
     * The accepted rows as plain arrays.
     *
     * @throws SourceException when there is none
     */
    Observations observations() {
        if (accepted.isEmpty()) {
            throw new SourceException("nothing to screen in " + file.file() + ": " + why());
        }
        String[] organizations = texts("organization");
        String[] periods = texts("period");
        double[] numerators = numbers("numerator");
        double[] denominators = numbers("denominator");
        Observations numbers = switch (kind) {
            case SHARE -> Observations.shares(organizations, periods, numerators, denominators);
            case RATE -> Observations.rates(organizations, periods, numerators, denominators);
            case RATIO -> Observations.ratios(organizations, periods, numerators, denominators);
            case MEAN -> Observations.means(organizations, periods, numerators, denominators, numbers("deviation"));
        };
        return columns.containsKey("peer_group") ? numbers.inGroups(texts("peer_group")) : numbers;
    }

    private String why() {
        List<String> reasons = new ArrayList<>();
        for (Row row : conservation) {
            Object problem = counted(row, "problem");
            reasons.add(counted(row, "file") + " "
                    + (problem == null
                            ? counted(row, "read") + " rows read, " + counted(row, "quarantined") + " in quarantine, "
                                    + counted(row, "ignored") + " no records"
                            : problem));
        }
        quarantine.stream()
                .limit(3)
                .forEach(row -> reasons.add("row " + row.get(Quarantine.SCHEMA.fieldIndex("row_no")) + " "
                        + String.join("; ", reasons(row))));
        return String.join("\n  ", reasons);
    }

    private static Object counted(Row row, String name) {
        return row.get(Conservation.SCHEMA.fieldIndex(name));
    }

    static List<String> reasons(Row row) {
        int at = Quarantine.SCHEMA.fieldIndex("reasons");
        return row.get(at) instanceof String[] own ? List.of(own) : row.getList(at);
    }

    /** The labels of organizations, that of the latest period that has one. */
    Map<String, String> labels(List<String> calendar) {
        Map<String, Integer> places = new LinkedHashMap<>();
        calendar.forEach(period -> places.put(period, places.size()));
        Map<String, Integer> latest = new TreeMap<>();
        Map<String, String> labels = new TreeMap<>();
        if (columns.containsKey("label")) {
            for (Row row : accepted) {
                String organization = row.getAs("organization");
                int place = places.get(row.<String>getAs("period"));
                if (text(row, "label") != null && latest.getOrDefault(organization, -1) < place) {
                    latest.put(organization, place);
                    labels.put(organization, text(row, "label"));
                }
            }
        }
        return labels;
    }

    private String[] texts(String name) {
        return accepted.stream().map(row -> text(row, name)).toArray(String[]::new);
    }

    private double[] numbers(String name) {
        return accepted.stream().mapToDouble(row -> number(row, name)).toArray();
    }

    List<Row> quarantine() {
        return quarantine;
    }

    List<Row> conservation() {
        return conservation;
    }
}
