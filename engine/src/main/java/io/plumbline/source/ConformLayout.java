package io.plumbline.source;

import io.plumbline.contract.Column;
import io.plumbline.contract.Contract;
import io.plumbline.contract.Privacy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The columns of the tables that one contract's rows pass through: as the conformer writes them, and as they are staged. Names
 * that begin with an underscore never leave this room.
 */
final class ConformLayout {
    /** What a row is that did not pass; null, of which millions take next to no time, of one that did. */
    static final String STATUS = "_status";

    static final String REASONS = "_reasons";
    static final String SHOWN = "_shown";
    static final String HASH = "_hash";
    static final String OFFSET = "_offset";
    static final String LENGTH = "_length";
    static final String ENCODING = "_encoding";
    static final String PROBLEM = "_problem";
    static final String PLACE = "_place";
    static final String BITS = "_bits";

    static final String QUARANTINED = "quarantined";

    private static final DataType STRINGS = DataTypes.createArrayType(DataTypes.StringType);
    private static final StructType INTERNAL = new StructType()
            .add(STATUS, DataTypes.StringType)
            .add(REASONS, STRINGS)
            .add(SHOWN, DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType))
            .add(HASH, DataTypes.StringType)
            .add(OFFSET, DataTypes.LongType)
            .add(LENGTH, DataTypes.LongType)
            .add(ENCODING, DataTypes.StringType)
            .add(PROBLEM, DataTypes.StringType)
            .add(PLACE, DataTypes.LongType)
            .add(BITS, DataTypes.LongType);

    /** The columns that the staged tables of all contracts have. */
    static final StructType SHARED = joined(Lineage.SCHEMA, INTERNAL);

    private final Contract contract;

    ConformLayout(Contract contract) {
        this.contract = contract;
    }

    /** The columns that are filled from cells or constants, in the contract's order. */
    List<String> read() {
        return kept().filter(name -> !contract.columns().get(name).computed()).toList();
    }

    /** The columns that are filled by expressions, in the contract's order. */
    List<String> computed() {
        return kept().filter(name -> contract.columns().get(name).computed()).toList();
    }

    private Stream<String> kept() {
        return contract.columns().entrySet().stream()
                .filter(entry -> entry.getValue().privacy() != Privacy.DROP)
                .map(Map.Entry::getKey);
    }

    /** The contract's columns and the lineage. */
    StructType accepted() {
        return joined(columns(kept().toList()), Lineage.SCHEMA);
    }

    private StructType columns(List<String> names) {
        StructType schema = new StructType();
        for (String name : names) {
            Column column = contract.columns().get(name);
            String comment = Stream.of(
                            column.zh(), column.en(), column.unit() == null ? null : "[" + column.unit() + "]")
                    .filter(part -> part != null)
                    .reduce((left, right) -> left + " " + right)
                    .orElse("");
            schema = schema.add(name, column.type().sparkType(), true, comment);
        }
        return schema;
    }

    private static StructType joined(StructType first, StructType second) {
        StructType both = first;
        for (StructField field : second.fields()) {
            both = both.add(field);
        }
        return both;
    }

    /** The staged table: {@link #accepted} and what splits it. */
    StructType staged() {
        return joined(accepted(), INTERNAL);
    }

    /** The staged table as it is written, without the computed columns. */
    StructType written() {
        return joined(joined(columns(read()), Lineage.SCHEMA), INTERNAL);
    }

    /** What a computed column may be made of: the columns that are read, and the computed ones declared before it. */
    StructType scope(String computed) {
        StructType scope = new StructType();
        List<String> before = new ArrayList<>(read());
        computed().stream().takeWhile(name -> !name.equals(computed)).forEach(before::add);
        for (String name : before) {
            scope = scope.add(name, contract.columns().get(name).type().sparkType());
        }
        return scope;
    }

    /** A computed column over the columns that are read and the computed ones before it. */
    org.apache.spark.sql.Column compute(String name) {
        Column column = contract.columns().get(name);
        return column.value().column(scope(name)).cast(column.type().sparkType());
    }

    /** Whether a row passed. */
    static org.apache.spark.sql.Column passed() {
        return functions.col(STATUS).isNull();
    }

    /** The named columns of a table. */
    static org.apache.spark.sql.Column[] columns(StructType schema) {
        return Stream.of(schema.fieldNames()).map(functions::col).toArray(org.apache.spark.sql.Column[]::new);
    }
}
