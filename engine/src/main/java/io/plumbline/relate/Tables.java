package io.plumbline.relate;

import io.plumbline.contract.Contract;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * 关系所见: what relations may look at.
 *
 * @param table id → accepted or derived records; null when the source was not supplied
 * @param contract id → contract; null for tables formed by relations
 * @param zone the job's time zone, in which days begin
 * @param asOf the day from which on nothing is known: its start closes what is still open
 * @param windowFrom the first day of the job's window
 * @param windowTo the first day behind the job's window
 */
public record Tables(
        Function<String, Dataset<Row>> table,
        Function<String, Contract> contract,
        ZoneId zone,
        LocalDate asOf,
        LocalDate windowFrom,
        LocalDate windowTo) {

    static final String PERIOD_ON = "period_on";

    Instants instants() {
        return new Instants(zone);
    }

    /** The named column, or the time column of the table. */
    String timeOf(String id, String named) {
        if (named != null) {
            return named;
        }
        Contract known = contract.apply(id);
        if (known == null) {
            return PERIOD_ON;
        }
        if (known.time() == null) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT, "Table '%s' has no time; name the column to use with time: in the relation", id));
        }
        return known.time();
    }
}
