package io.plumbline.attribution;

import io.plumbline.contract.Contract;
import io.plumbline.contract.Position;
import io.plumbline.contract.Role;
import io.plumbline.contract.Way;
import io.plumbline.geo.CellIndex;
import io.plumbline.organization.Register;
import io.plumbline.pack.Indicator;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.functions;

/**
 * 归属: which organization answers for each record of a table, in every role for which its contract names ways.
 *
 * @param register the organizations
 * @param areas areas whose ids are organizations; null when the job has none
 * @param asOf the day asked for records without a time
 * @param attributed attributed tables by name, for ways through a place; null for those not supplied
 * @param contract contracts by table
 */
public record Attribution(
        Register register,
        CellIndex areas,
        LocalDate asOf,
        Function<String, Dataset<Row>> attributed,
        Function<String, Contract> contract) {
    /** Holds the answers on the way to their columns: a name no table has, since it is that of a column the result adds. */
    private static final String ANSWERS = "attribution";

    /**
     * Attributes a table. The session's time zone must be that of the job.
     *
     * @param id the table's name
     * @param ways by role, the ways to the organization
     * @param time the time column; null for a list without events
     * @param levels the levels at which numbers will be formed
     * @return the table with three more columns: {@code organizations} (role or level id → organization, only where attributed),
     *     {@code confidence} (role → confidence) and {@code attribution} (an array with one element of {@link Attributions#SCHEMA}
     *     per role)
     */
    public Dataset<Row> attribute(
            Dataset<Row> table, String id, Map<Role, List<Way>> ways, String time, List<Indicator.Level> levels) {
        Contract promised = contract.apply(id);
        boolean byPoint =
                ways.values().stream().flatMap(List::stream).anyMatch(way -> Boolean.TRUE.equals(way.point()));
        DefaultPoints defaults = byPoint ? DefaultPoints.of(table, promised) : DefaultPoints.NONE;
        Dataset<Row> joined = PlaceWays.join(
                table, ways, attributed, in -> contract.apply(in).key().get(0));
        List<String> columns = columns(ways);
        List<Column> inputs = new ArrayList<>();
        inputs.add(functions.col("record_id"));
        inputs.add(day(time));
        inputs.add(coordinate(promised, byPoint, Position::lon).as("lon"));
        inputs.add(coordinate(promised, byPoint, Position::lat).as("lat"));
        columns.forEach(column -> inputs.add(functions.col(column).cast("string")));
        UDF1<Row, Row> answers = new AnswerRow(id, ways, columns, new Attributor(register, areas, defaults), levels);
        Column answered = functions.udf(answers, AnswerRow.TYPE).apply(functions.struct(inputs.toArray(new Column[0])));
        List<Column> result = new ArrayList<>();
        for (String column : table.columns()) {
            result.add(functions.col(column));
        }
        for (String field : AnswerRow.TYPE.fieldNames()) {
            result.add(functions.col(ANSWERS).getField(field).as(field));
        }
        return joined.withColumn(ANSWERS, answered).select(result.toArray(new Column[0]));
    }

    /** One row per record and role, of {@link Attributions#SCHEMA}. */
    public static Dataset<Row> explode(Dataset<Row> attributed) {
        return attributed
                .select(functions.explode(functions.col("attribution")).as("answer"))
                .select("answer.*");
    }

    private static List<String> columns(Map<Role, List<Way>> ways) {
        Set<String> columns = new LinkedHashSet<>();
        for (Role role : Role.values()) {
            for (Way way : ways.getOrDefault(role, List.of())) {
                if (way.code() != null) {
                    columns.add(way.code());
                }
                if (way.name() != null) {
                    columns.add(way.name());
                }
                if (way.within() != null) {
                    columns.add(way.within());
                }
                if (way.place() != null) {
                    columns.add(way.place());
                    columns.add(PlaceWays.column(role, way));
                }
            }
        }
        return List.copyOf(columns);
    }

    private Column day(String time) {
        Column fallback = functions.lit(asOf.toString()).cast("date");
        Column day = time == null ? fallback : functions.coalesce(functions.to_date(functions.col(time)), fallback);
        return functions.unix_date(day).as("day");
    }

    private static Column coordinate(Contract contract, boolean byPoint, Function<Position, String> which) {
        return byPoint && contract != null && contract.position() != null
                ? functions.col(which.apply(contract.position())).cast("double")
                : functions.lit(null).cast("double");
    }
}
