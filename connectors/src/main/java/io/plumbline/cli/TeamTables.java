package io.plumbline.cli;

import static org.apache.spark.sql.functions.col;

import io.plumbline.connectors.dossier.PeerRows;
import io.plumbline.pack.Catalog;
import io.plumbline.sink.RunTables;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The tables of a run as far as they speak of one team's organizations; of all others there is only {@link PeerRows}, numbers without
 * names.
 */
final class TeamTables implements RunTables {
    private final RunTables all;
    private final List<String> organizations;

    TeamTables(RunTables all, List<String> organizations) {
        this.all = all;
        this.organizations = organizations;
    }

    @Override
    public Dataset<Row> table(String name) {
        if (name.equals(PeerRows.TABLE)) {
            return PeerRows.of(all);
        }
        Dataset<Row> table = all.table(name);
        List<String> columns = Arrays.asList(table.columns());
        if (columns.contains("organization_id")) {
            return table.where(col("organization_id").isin(organizations.toArray()));
        }
        if (columns.contains("signal_id")) {
            Dataset<Row> own = table("signals").select("signal_id");
            return table.join(own, "signal_id");
        }
        return table;
    }

    @Override
    public boolean has(String table) {
        return table.equals(PeerRows.TABLE) || all.has(table);
    }

    @Override
    public String runId() {
        return all.runId();
    }

    @Override
    public String job() {
        return all.job();
    }

    @Override
    public LocalDate asOf() {
        return all.asOf();
    }

    @Override
    public ZoneId zone() {
        return all.zone();
    }

    @Override
    public Catalog catalog() {
        return all.catalog();
    }
}
