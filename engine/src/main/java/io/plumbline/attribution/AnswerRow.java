package io.plumbline.attribution;

import io.plumbline.contract.Role;
import io.plumbline.contract.Way;
import io.plumbline.organization.Register;
import io.plumbline.pack.Indicator;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Answers all roles of one record: (record_id, day, lon, lat, values of the ways' columns) → organizations, confidence, attribution. */
final class AnswerRow implements UDF1<Row, Row> {
    private static final long serialVersionUID = 1L;

    static final StructType TYPE = new StructType()
            .add("organizations", DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType))
            .add("confidence", DataTypes.createMapType(DataTypes.StringType, DataTypes.DoubleType))
            .add("attribution", DataTypes.createArrayType(Attributions.SCHEMA));

    private static final int FIRST_VALUE = 4;

    private final String table;
    private final TreeMap<Role, List<Way>> ways = new TreeMap<>();
    private final HashMap<String, Integer> positions = new HashMap<>();
    private final Attributor attributor;
    private final HashMap<String, HashMap<String, String>> above = new HashMap<>();

    AnswerRow(
            String table,
            Map<Role, List<Way>> ways,
            List<String> columns,
            Attributor attributor,
            List<Indicator.Level> levels) {
        this.table = table;
        this.attributor = attributor;
        ways.forEach((role, list) -> this.ways.put(role, new ArrayList<>(list)));
        for (int i = 0; i < columns.size(); i++) {
            positions.put(columns.get(i), FIRST_VALUE + i);
        }
        levels.forEach(level -> rollUp(level, attributor.register()));
    }

    private void rollUp(Indicator.Level level, Register register) {
        String role = name(level.role());
        register.organizations().forEach(organization -> {
            String nearest = register.nearest(organization.id(), level.kinds());
            if (nearest != null) {
                above.computeIfAbsent(role + organization.id(), key -> new HashMap<>())
                        .put(level.id(), nearest);
            }
        });
    }

    @Override
    public Row call(Row row) {
        Map<String, String> organizations = new TreeMap<>();
        Map<String, Double> confidence = new TreeMap<>();
        List<Row> answers = new ArrayList<>();
        RowFacts facts = new RowFacts(row);
        String territory = null;
        for (Map.Entry<Role, List<Way>> entry : inOrder()) {
            Role role = entry.getKey();
            Answer answer = attributor.answer(role, entry.getValue(), facts, territory);
            if (answer.attributed()) {
                territory = role == Role.TERRITORIAL ? answer.organization() : territory;
                organizations.put(name(role), answer.organization());
                organizations.putAll(above.getOrDefault(name(role) + answer.organization(), new HashMap<>()));
                confidence.put(name(role), answer.confidence());
            }
            answers.add(row(row.getString(0), role, answer, facts.day()));
        }
        return RowFactory.create(organizations, confidence, answers);
    }

    /** Territory first: a sector with several bureaus is told apart by it. */
    private List<Map.Entry<Role, List<Way>>> inOrder() {
        List<Map.Entry<Role, List<Way>>> order = new ArrayList<>(ways.entrySet());
        order.sort((a, b) -> Boolean.compare(b.getKey() == Role.TERRITORIAL, a.getKey() == Role.TERRITORIAL));
        return order;
    }

    private Row row(String record, Role role, Answer answer, LocalDate day) {
        return RowFactory.create(
                record,
                table,
                name(role),
                answer.state(),
                answer.organization(),
                answer.method(),
                answer.attributed() ? answer.confidence() : null,
                answer.reason(),
                answer.candidates().isEmpty() ? null : answer.candidates(),
                day);
    }

    private static String name(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    private final class RowFacts implements Facts {
        private final Row row;

        RowFacts(Row row) {
            this.row = row;
        }

        @Override
        public String text(String column) {
            String value = row.getString(positions.get(column));
            return value == null || value.isBlank() ? null : value;
        }

        @Override
        public double lon() {
            return row.isNullAt(2) ? Double.NaN : row.getDouble(2);
        }

        @Override
        public double lat() {
            return row.isNullAt(3) ? Double.NaN : row.getDouble(3);
        }

        @Override
        public LocalDate day() {
            return LocalDate.ofEpochDay(row.getInt(1));
        }

        @Override
        public String placeOrganization(String column) {
            return text(column);
        }
    }
}
