package io.plumbline.expr;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalog.Catalog;

/** The built-in functions of Spark that expressions become, and whether a session has put its own in their place. */
final class SparkFunctions {
    static final List<String> USED = List.of(
            "!",
            "<",
            "<=",
            "=",
            ">",
            ">=",
            "abs",
            "and",
            "ceil",
            "coalesce",
            "concat",
            "contains",
            "date_from_unix_date",
            "dayofmonth",
            "endswith",
            "floor",
            "greatest",
            "hour",
            "in",
            "isnotnull",
            "isnull",
            "least",
            "length",
            "like",
            "month",
            "nanvl",
            "negative",
            "not",
            "or",
            "round",
            "startswith",
            "substr",
            "substring",
            "timestamp_micros",
            "translate",
            "trim",
            "trunc",
            "try_add",
            "try_divide",
            "try_mod",
            "try_multiply",
            "try_subtract",
            "unix_date",
            "unix_micros",
            "weekday",
            "when",
            "year");

    private SparkFunctions() {}

    static void refuseShadowed(SparkSession session) {
        Catalog given = session.catalog();
        Catalog clean = session.newSession().catalog();
        List<String> shadowed = new ArrayList<>();
        for (String name : USED) {
            if (!identity(given, name).equals(identity(clean, name))) {
                shadowed.add(name);
            }
        }
        if (!shadowed.isEmpty()) {
            throw new IllegalStateException("The session has temporary functions in the place of built-in ones: "
                    + String.join(", ", shadowed)
                    + "; expressions would call them. Drop them, or give the engine a new session.");
        }
    }

    private static String identity(Catalog catalog, String name) {
        try {
            return String.valueOf(catalog.getFunction("`" + name + "`").className());
        } catch (AnalysisException e) {
            return "";
        }
    }
}
