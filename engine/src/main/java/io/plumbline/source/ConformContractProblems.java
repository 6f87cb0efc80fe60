package io.plumbline.source;

import io.plumbline.contract.Column;
import io.plumbline.contract.ColumnType;
import io.plumbline.contract.Contract;
import io.plumbline.contract.Privacy;
import io.plumbline.expr.ExpressionException;
import io.plumbline.text.Dates;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;

/** Finds what is wrong with a contract as far as its rows could not be received. */
final class ConformContractProblems {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

    private final String contractId;
    private final Contract contract;
    private final List<String> problems = new ArrayList<>();

    ConformContractProblems(String contractId, Contract contract) {
        this.contractId = contractId;
        this.contract = contract;
    }

    List<String> all() {
        if (contract.key().isEmpty()) {
            problems.add("contracts '" + contractId + "': has no key; name the columns that identify a record");
        }
        contract.key().forEach(name -> role("key", name));
        version();
        position();
        contract.columns().forEach(this::column);
        if (problems.isEmpty()) {
            new ConformLayout(contract).computed().forEach(this::computed);
        }
        return problems;
    }

    /** Whether a column that the intake itself relies on is one that is read. */
    private boolean role(String role, String name) {
        Column column = contract.columns().get(name);
        if (column == null) {
            problems.add("contracts '" + contractId + "' " + role + " '" + name + "': no such column; known: "
                    + String.join(", ", contract.columns().keySet()));
        } else if (column.computed() || column.privacy() == Privacy.DROP) {
            problems.add("contracts '" + contractId + "' " + role + " '" + name
                    + "': must be read from the source, and is " + (column.computed() ? "computed" : "dropped"));
        } else {
            return true;
        }
        return false;
    }

    private void version() {
        String name = contract.version();
        if (name == null || !role("version", name)) {
            return;
        }
        ColumnType type = contract.columns().get(name).type();
        if (type == ColumnType.STRING || type == ColumnType.BOOLEAN) {
            problems.add("contracts '" + contractId + "' version '" + name + "': is a "
                    + type.name().toLowerCase(Locale.ROOT) + ", whose order says nothing of which came later;"
                    + " allowed: long, double, date, timestamp");
        }
    }

    private void position() {
        if (contract.position() == null) {
            return;
        }
        for (String name :
                List.of(contract.position().lon(), contract.position().lat())) {
            if (role("position", name)) {
                Column column = contract.columns().get(name);
                if (column.type() != ColumnType.DOUBLE || column.privacy() != Privacy.KEEP) {
                    problems.add("contracts '" + contractId + "' position '" + name
                            + "': a coordinate must be a double that is kept");
                }
            }
        }
        accuracy(contract.position().accuracy());
    }

    private void accuracy(String name) {
        if (name != null && role("position", name)) {
            Column column = contract.columns().get(name);
            boolean number = column.type() == ColumnType.DOUBLE || column.type() == ColumnType.LONG;
            if (!number || column.privacy() != Privacy.KEEP) {
                problems.add("contracts '" + contractId + "' position '" + name
                        + "': an accuracy must be a number of metres that is kept");
            }
        }
    }

    private void column(String name, Column column) {
        if (!NAME.matcher(name).matches()) {
            add(name, "a column's name is made of a-z, 0-9 and _ and begins with a letter");
        }
        if (Arrays.asList(Lineage.SCHEMA.fieldNames()).contains(name)) {
            add(
                    name,
                    "is the name of a column that every record carries: "
                            + String.join(", ", Lineage.SCHEMA.fieldNames()));
        }
        boolean number = column.type() == ColumnType.LONG || column.type() == ColumnType.DOUBLE;
        if (!number && (column.unit() != null || column.range() != null)) {
            add(name, "has a unit or range and is no number");
        }
        if (column.unit() != null && !Units.known(column.unit())) {
            add(name, "unknown unit '" + column.unit() + "'; known: " + String.join(", ", Units.names()));
        }
        if (column.privacy() == Privacy.HASH && column.type() != ColumnType.STRING) {
            add(name, "is hashed, and a hash is text; declare it as string");
        }
        formats(name, column);
    }

    private void formats(String name, Column column) {
        boolean moment = column.type() == ColumnType.DATE || column.type() == ColumnType.TIMESTAMP;
        if (!moment && !column.formats().isEmpty()) {
            add(name, "formats are given and the column is no date or timestamp");
            return;
        }
        try {
            Dates.of(ConformPlan.formats(column, ConformPlan.NO_MAPPING));
        } catch (IllegalArgumentException unknown) {
            add(name, unknown.getMessage());
        }
    }

    private void computed(String name) {
        Column column = contract.columns().get(name);
        if (column.required()
                || column.range() != null
                || !column.codes().isEmpty()
                || column.privacy() != Privacy.KEEP) {
            add(name, "is computed; required, range, codes and privacy are for columns that are read");
        }
        try {
            DataType type = column.value().type(new ConformLayout(contract).scope(name));
            if (!fits(type, column.type().sparkType())) {
                add(
                        name,
                        "its expression is a " + type.simpleString() + ", the column a "
                                + column.type().sparkType().simpleString());
            }
        } catch (ExpressionException wrong) {
            add(name, wrong.getMessage());
        }
    }

    private static boolean fits(DataType found, DataType declared) {
        return Objects.equals(found, declared)
                || (declared.equals(DataTypes.DoubleType)
                        && (found.equals(DataTypes.LongType) || found instanceof DecimalType));
    }

    private void add(String name, String problem) {
        problems.add("contracts '" + contractId + "' columns '" + name + "': " + problem);
    }
}
