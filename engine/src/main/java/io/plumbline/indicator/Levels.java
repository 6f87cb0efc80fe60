package io.plumbline.indicator;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * 层级: for which organizations a record counts, one column per level. Records of the same organizations are added up before they
 * are told apart by level: there are many records, and few such combinations.
 *
 * @param ids the levels, such as {@code territorial:street}, sorted
 */
record Levels(List<String> ids) {
    static final String LEVEL = "level";
    static final String ORGANIZATION = "organization_id";

    private static final Exact CONFIDENCE = new Exact("confidence");
    private static final String CONFIDENCE_N = "confidence_n";

    /** The columns of one record: its organization at each level, and the confidence of each role. */
    List<Column> contributions() {
        List<Column> columns = organizations();
        for (String role : roles()) {
            columns.addAll(of(role).parts(Exact.held(element_at(col("confidence"), lit(role)))));
        }
        return columns;
    }

    /**
     * One level and the organization for which a record counts there.
     *
     * @param organization null where it counts for none
     */
    record Named(String id, Column organization) {}

    /** The levels of one record of {@link #organizations}. */
    List<Named> named() {
        List<Named> named = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            named.add(new Named(ids.get(i), col(at(i))));
        }
        return named;
    }

    /** The columns of one record: its organization at each level. */
    List<Column> organizations() {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            columns.add(element_at(col("organizations"), lit(ids.get(i))).as(at(i)));
        }
        return columns;
    }

    /** The columns that records of the same organizations share. */
    List<String> keys() {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            keys.add(at(i));
        }
        return keys;
    }

    /** The columns of several records with the same {@link #keys}. */
    List<Column> sums() {
        List<Column> sums = new ArrayList<>();
        for (String role : roles()) {
            sums.addAll(of(role).sums());
            sums.add(count(col(of(role).units())).as(n(role)));
        }
        return sums;
    }

    /** One row per level of each row, with {@link #LEVEL}, {@link #ORGANIZATION} and its role's confidence; rows without one left out. */
    Dataset<Row> apart(Dataset<Row> summed) {
        List<String> own = new ArrayList<>(keys());
        roles().forEach(role -> own.addAll(List.of(of(role).units(), of(role).billionths(), n(role))));
        List<Column> columns = new ArrayList<>();
        Arrays.stream(summed.columns()).filter(name -> !own.contains(name)).forEach(name -> columns.add(col(name)));
        List<Column> levels = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            String role = role(ids.get(i));
            levels.add(struct(
                    lit(ids.get(i)).as(LEVEL),
                    col(at(i)).as(ORGANIZATION),
                    col(of(role).units()).as(CONFIDENCE.units()),
                    col(of(role).billionths()).as(CONFIDENCE.billionths()),
                    col(n(role)).as(CONFIDENCE_N)));
        }
        columns.add(inline(array(levels.toArray(new Column[0]))));
        return summed.select(columns.toArray(new Column[0]))
                .filter(col(ORGANIZATION).isNotNull());
    }

    /** The mean confidence of a group's records. */
    static Column meanConfidence() {
        Column n = col(CONFIDENCE_N);
        return when(n.gt(0), CONFIDENCE.total().divide(n.cast(DataTypes.DoubleType)));
    }

    private List<String> roles() {
        TreeSet<String> roles = new TreeSet<>();
        ids.forEach(id -> roles.add(role(id)));
        return List.copyOf(roles);
    }

    private static String role(String level) {
        return level.substring(0, level.indexOf(':'));
    }

    private static String at(int level) {
        return "at_" + level;
    }

    private static Exact of(String role) {
        return new Exact("confidence_" + role);
    }

    private static String n(String role) {
        return "confidence_" + role + "_n";
    }
}
