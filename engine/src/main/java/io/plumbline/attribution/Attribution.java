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
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * 归属: finds out how the records of a table come to their organizations, in every role for which its contract names ways.
 *
 * @param register the organizations
 * @param areas areas whose ids are organizations; null when the job has none
 * @param asOf the day asked for records without a time
 * @param attributed attributed tables by name, for ways through a place; null for those not supplied
 * @param contract contracts by table
 * @param kept hands back rows under a name as they were when it was first asked for that name
 */
public record Attribution(
        Register register,
        CellIndex areas,
        LocalDate asOf,
        Function<String, Dataset<Row>> attributed,
        Function<String, Contract> contract,
        BiFunction<String, Dataset<Row>, Dataset<Row>> kept) {
    /**
     * How the table's records are attributed. Places are known by what is attributed now: tables that follow change nothing.
     *
     * @param id the table's name
     * @param ways by role, the ways to the organization
     * @param time the time column; null for a list without events
     * @param levels the levels at which numbers will be formed
     */
    public Answering of(
            Dataset<Row> table, String id, Map<Role, List<Way>> ways, String time, List<Indicator.Level> levels) {
        Contract promised = contract.apply(id);
        boolean byPoint =
                ways.values().stream().flatMap(List::stream).anyMatch(way -> Boolean.TRUE.equals(way.point()));
        DefaultPoints defaults = byPoint ? DefaultPoints.of(table, promised) : DefaultPoints.NONE;
        List<String> columns = columns(ways);
        String place = register.hasSpecialAreas() && promised != null ? promised.place() : null;
        if (place != null && !columns.contains(place)) {
            columns.add(place);
        }
        List<Column> inputs = new ArrayList<>();
        inputs.add(day(time));
        inputs.add(coordinate(promised, byPoint, Position::lon).as("lon"));
        inputs.add(coordinate(promised, byPoint, Position::lat).as("lat"));
        inputs.add(accuracy(promised, byPoint).as("accuracy_m"));
        columns.forEach(column -> inputs.add(functions.col(column).cast("string")));
        return new Answering(
                id,
                PlaceWays.of(ways, attributed, in -> contract.apply(in).key().get(0), kept),
                inputs,
                new AnswerRow(ways, columns, place, new Attributor(register, areas, defaults), levels));
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
                if (way.address() != null) {
                    columns.add(way.address());
                }
                if (way.within() != null) {
                    columns.add(way.within());
                }
                if (way.place() != null) {
                    columns.add(way.place());
                    columns.add(PlaceWays.column(role, way));
                    columns.add(PlaceWays.confidence(role, way));
                }
            }
        }
        return new ArrayList<>(columns);
    }

    private Column day(String time) {
        Column fallback = functions.lit(asOf.toString()).cast("date");
        Column day = time == null ? fallback : functions.coalesce(functions.to_date(functions.col(time)), fallback);
        return functions.unix_date(day).as("day");
    }

    /** What the record's own column says, else what the contract says of all. */
    private static Column accuracy(Contract contract, boolean byPoint) {
        Position position = byPoint && contract != null ? contract.position() : null;
        Column all =
                functions.lit(position == null ? null : position.accuracyM()).cast("double");
        return position == null || position.accuracy() == null
                ? all
                : functions.coalesce(functions.col(position.accuracy()).cast("double"), all);
    }

    private static Column coordinate(Contract contract, boolean byPoint, Function<Position, String> which) {
        return byPoint && contract != null && contract.position() != null
                ? functions.col(which.apply(contract.position())).cast("double")
                : functions.lit(null).cast("double");
    }
}
