package io.plumbline.cli;

import io.plumbline.lead.InspectionPlan;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/** A plan as CSV (RFC 4180, UTF-8 with a byte order mark, which spreadsheets need): every field quoted, lists joined by "; ". */
final class PlanCsv {
    private PlanCsv() {}

    static String of(List<Row> plan, ZoneId zone) {
        String header = Stream.of(InspectionPlan.SCHEMA.fieldNames())
                .map(PlanCsv::quoted)
                .collect(Collectors.joining(","));
        return "\uFEFF"
                + header
                + "\r\n"
                + plan.stream().map(row -> line(row, zone)).collect(Collectors.joining());
    }

    private static String line(Row row, ZoneId zone) {
        return Stream.iterate(0, i -> i + 1)
                        .limit(row.size())
                        .map(i -> quoted(text(row.get(i), zone)))
                        .collect(Collectors.joining(","))
                + "\r\n";
    }

    private static String text(Object value, ZoneId zone) {
        if (value == null) {
            return "";
        }
        if (value instanceof Instant moment) {
            return moment.atZone(zone).toLocalDateTime().toString();
        }
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf).collect(Collectors.joining("; "));
        }
        return value.toString();
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
