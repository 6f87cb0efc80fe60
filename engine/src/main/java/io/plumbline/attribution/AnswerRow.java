package io.plumbline.attribution;

import io.plumbline.contract.Role;
import io.plumbline.contract.Way;
import io.plumbline.organization.Register;
import io.plumbline.pack.Indicator;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Answers all roles of one record, (day, lon, lat, accuracy in metres, values of the ways' columns). What stands on the record and the
 * full answers are two functions, since to hand over either costs more than to find both.
 */
final class AnswerRow implements Serializable {
    private static final long serialVersionUID = 1L;

    static final String ORGANIZATIONS = "organizations";
    static final String CONFIDENCE = "confidence";

    /** What stands on a record. */
    static final StructType STANDING = new StructType()
            .add(ORGANIZATIONS, DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType))
            .add(CONFIDENCE, DataTypes.createMapType(DataTypes.StringType, DataTypes.DoubleType));

    private static final int FIRST_VALUE = 4;
    private static final HashMap<String, String> NOTHING_ABOVE = new HashMap<>();

    /** Territory first: a sector with several bureaus is told apart by it. */
    private final ArrayList<Question> questions = new ArrayList<>();

    private final HashMap<String, Integer> positions = new HashMap<>();
    private final Attributor attributor;

    /** The column of the record's own place; null where there is none. */
    private final String place;

    private final HashMap<String, HashMap<String, String>> above = new HashMap<>();

    /** One role, its name and its ways. */
    private record Question(Role role, String name, List<Way> ways) implements Serializable {}

    AnswerRow(
            Map<Role, List<Way>> ways,
            List<String> columns,
            String place,
            Attributor attributor,
            List<Indicator.Level> levels) {
        this.attributor = attributor;
        this.place = place;
        new TreeMap<>(ways).forEach((role, list) -> questions.add(new Question(role, name(role), List.copyOf(list))));
        questions.sort(Comparator.comparing(question -> question.role() != Role.TERRITORIAL));
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

    /** Whether any role is asked for; positions, for example, belong to nobody. */
    boolean asks() {
        return !questions.isEmpty();
    }

    /** One row of {@link #STANDING}. */
    Row standing(Row row) {
        Map<String, String> organizations = new TreeMap<>();
        Map<String, Double> confidence = new TreeMap<>();
        answer(row, (role, answer) -> {
            if (answer.attributed()) {
                organizations.put(role, answer.organization());
                organizations.putAll(above.getOrDefault(role + answer.organization(), NOTHING_ABOVE));
                confidence.put(role, answer.confidence());
            }
        });
        return RowFactory.create(organizations, confidence);
    }

    /** One row of {@link Attributions#ANSWER} for each role. */
    List<Row> full(Row row) {
        List<Row> answers = new ArrayList<>();
        LocalDate day = day(row);
        answer(row, (role, answer) -> answers.add(row(role, answer, day)));
        return answers;
    }

    private void answer(Row row, BiConsumer<String, Answer> told) {
        RowFacts facts = new RowFacts(row);
        String territory = null;
        for (Question question : questions) {
            Answer answer = attributor.answer(question.role(), question.ways(), facts, territory);
            if (answer.attributed() && question.role() == Role.TERRITORIAL) {
                territory = answer.organization();
            }
            told.accept(question.name(), answer);
        }
    }

    private static LocalDate day(Row row) {
        return LocalDate.ofEpochDay(row.getInt(0));
    }

    private static Row row(String role, Answer answer, LocalDate day) {
        return RowFactory.create(
                role,
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
            return row.isNullAt(1) ? Double.NaN : row.getDouble(1);
        }

        @Override
        public double lat() {
            return row.isNullAt(2) ? Double.NaN : row.getDouble(2);
        }

        @Override
        public double accuracyM() {
            return row.isNullAt(3) ? Double.NaN : row.getDouble(3);
        }

        @Override
        public LocalDate day() {
            return AnswerRow.day(row);
        }

        @Override
        public String place() {
            return place == null ? null : text(place);
        }

        @Override
        public String placeOrganization(String column) {
            return text(column);
        }

        @Override
        public double placeConfidence(String column) {
            String confidence = text(column);
            return confidence == null ? 0 : Double.parseDouble(confidence);
        }
    }
}
