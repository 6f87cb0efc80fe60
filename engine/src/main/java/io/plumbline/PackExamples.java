package io.plumbline;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.contract.Column;
import io.plumbline.contract.ColumnType;
import io.plumbline.contract.Contract;
import io.plumbline.indicator.Measurement;
import io.plumbline.pack.Catalog;
import io.plumbline.pack.Check;
import io.plumbline.pack.ConfigurationException;
import io.plumbline.pack.Indicator;
import io.plumbline.pack.Relation;
import io.plumbline.relate.Relations;
import io.plumbline.relate.Tables;
import io.plumbline.source.OwnSession;
import io.plumbline.text.Dates;
import io.plumbline.text.Hashes;
import io.plumbline.text.UnreadableException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * 示例检验: the examples that stand beside the checks of a pack, each tiny tables in and a number out. Tables hold what a contract
 * accepts: hashed columns as they are written, times in the zone of Shanghai. The whole year 2026 is the window, its end the as-of
 * day, unless the example says otherwise under {@code as_of} and {@code window}. What belongs to whom takes no part: all records
 * count together.
 */
public final class PackExamples {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalDate AS_OF = LocalDate.of(2027, 1, 1);
    private static final Job.Window YEAR = new Job.Window(LocalDate.of(2026, 1, 1), AS_OF);
    private static final String NO_EXAMPLE = "has no example";

    private final SparkSession spark;
    private final Catalog catalog;

    private PackExamples(SparkSession spark, Catalog catalog) {
        this.spark = spark;
        this.catalog = catalog;
    }

    /**
     * What became of one example.
     *
     * @param check the check
     * @param expected what the example says, by name: {@code n} records that take part, {@code numerator} of them that count
     * @param found what was found, by the same names
     * @param problem why it could not be run; null when it could
     */
    public record Answer(String check, Map<String, Long> expected, Map<String, Long> found, String problem) {
        /** Whether the example gives what it says. */
        public boolean holds() {
            return problem == null && expected.equals(found);
        }
    }

    /**
     * Runs the examples of one pack, in the order of its checks.
     *
     * @param pack a name that a plugin has registered, or the path of a .yaml file; all registered packs may be referred to
     * @throws ConfigurationException naming every problem of the pack
     */
    public static List<Answer> of(SparkSession spark, String pack) {
        KnownPacks packs = KnownPacks.read(List.of(pack));
        SparkSession session = Engine.session(spark, ZONE);
        PackExamples examples = new PackExamples(session, packs.catalog());
        return new OwnSession(session).during(() -> {
            List<Answer> answers = new ArrayList<>();
            packs.named().get(0).checks().forEach((id, check) -> answers.add(examples.answer(id, check)));
            return answers;
        });
    }

    private Answer answer(String id, Check check) {
        if (check.example() == null) {
            return new Answer(id, Map.of(), Map.of(), NO_EXAMPLE);
        }
        Map<String, Long> expected = new TreeMap<>();
        check.example()
                .path("then")
                .properties()
                .forEach(each -> expected.put(each.getKey(), each.getValue().asLong()));
        try {
            Map<String, Long> found = found(check.indicator(), check.example());
            found.keySet().retainAll(expected.keySet());
            return new Answer(id, expected, found, null);
        } catch (IllegalArgumentException unfit) {
            return new Answer(id, expected, Map.of(), unfit.getMessage());
        }
    }

    private Map<String, Long> found(String indicatorId, JsonNode example) {
        Map<String, Dataset<Row>> given = new HashMap<>();
        example.path("given")
                .properties()
                .forEach(table -> given.put(table.getKey(), table(table.getKey(), table.getValue())));
        Job.Window window = new Job.Window(
                day(example.path("window").path("from"), YEAR.from()),
                day(example.path("window").path("to"), YEAR.to()));
        Tables tables = new Tables(
                given::get, catalog::contract, ZONE, day(example.path("as_of"), AS_OF), window.from(), window.to());
        Indicator indicator = catalog.indicators().get(indicatorId);
        String flag = Catalog.flag(indicatorId);
        Row counted = Measurement.mark(related(indicator, tables), Map.of(indicatorId, indicator))
                .agg(functions.count(functions.col(flag)), functions.sum(functions.col(flag)))
                .first();
        Map<String, Long> found = new TreeMap<>();
        found.put("n", counted.getLong(0));
        found.put("numerator", counted.isNullAt(1) ? 0 : counted.getLong(1));
        return found;
    }

    private Dataset<Row> related(Indicator indicator, Tables tables) {
        Map<String, Relation> read = catalog.relationsReadBy(indicator);
        Relation forming = read.get(indicator.of());
        Dataset<Row> own = forming == null ? tables.table().apply(indicator.of()) : null;
        Dataset<Row> related = forming != null
                ? Relations.form(indicator.of(), forming, tables)
                : own == null ? null : Relations.relate(own, read, tables);
        if (related == null) {
            throw new IllegalArgumentException("gives no rows of " + indicator.of());
        }
        return related;
    }

    private Dataset<Row> table(String id, JsonNode rows) {
        Contract contract = catalog.contract(id);
        if (contract == null) {
            throw new IllegalArgumentException("gives rows of " + id + ", which no pack knows");
        }
        StructType schema = new StructType().add("record_id", DataTypes.StringType);
        for (Map.Entry<String, Column> column : contract.columns().entrySet()) {
            if (!column.getValue().computed()) {
                schema = schema.add(column.getKey(), column.getValue().type().sparkType());
            }
        }
        for (Map.Entry<String, ColumnType> column : catalog.entityColumns(id).entrySet()) {
            schema = schema.add(column.getKey(), column.getValue().sparkType());
        }
        List<Row> made = new ArrayList<>();
        for (JsonNode row : rows) {
            made.add(row(id, schema, row, made.size()));
        }
        Dataset<Row> table = spark.createDataFrame(made, schema);
        for (Map.Entry<String, Column> column : contract.columns().entrySet()) {
            if (column.getValue().computed()) {
                table = table.withColumn(
                        column.getKey(), column.getValue().value().column(table.schema()));
            }
        }
        return table;
    }

    private Row row(String id, StructType schema, JsonNode row, int number) {
        Iterator<String> names = row.fieldNames();
        while (names.hasNext()) {
            String name = names.next();
            if (!List.of(schema.fieldNames()).contains(name)) {
                throw new IllegalArgumentException(
                        "gives " + id + " a column '" + name + "', which its contract lacks");
            }
        }
        Map<String, ColumnType> entities = catalog.entityColumns(id);
        Object[] cells = new Object[schema.length()];
        cells[0] = Hashes.id(id, String.valueOf(number));
        for (int i = 1; i < cells.length; i++) {
            String name = schema.fieldNames()[i];
            Column column = catalog.contract(id).columns().get(name);
            cells[i] = cell(name, column == null ? entities.get(name) : column.type(), row.path(name));
        }
        return RowFactory.create(cells);
    }

    private static Object cell(String name, ColumnType type, JsonNode cell) {
        if (cell.isMissingNode() || cell.isNull()) {
            return null;
        }
        return switch (type) {
            case STRING -> cell.asText();
            case LONG -> cell.asLong();
            case DOUBLE -> cell.asDouble();
            case BOOLEAN -> cell.asBoolean();
            case DATE -> moment(name, cell.asText()).toLocalDate();
            case TIMESTAMP -> moment(name, cell.asText()).atZone(ZONE).toInstant();
        };
    }

    private static LocalDate day(JsonNode day, LocalDate unsaid) {
        return day.isMissingNode() ? unsaid : moment("day", day.asText()).toLocalDate();
    }

    private static LocalDateTime moment(String name, String text) {
        try {
            return Dates.of(List.of()).parse(text).local();
        } catch (UnreadableException e) {
            throw new IllegalArgumentException("'" + text + "' of " + name + " is no day or time", e);
        }
    }
}
