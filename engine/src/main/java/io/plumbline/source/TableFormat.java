package io.plumbline.source;

import java.util.regex.Pattern;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** 数据表: a table of a catalog (Iceberg, Delta, Hive, a view) by its name. */
final class TableFormat implements SourceFormat {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]+(\\.[A-Za-z0-9_]+)*");

    @Override
    public String name() {
        return "table";
    }

    @Override
    public Dataset<Row> read(SparkSession spark, ReadRequest request) {
        String table = request.source().path();
        String place = "source '" + request.source().id() + "': ";
        if (table == null || !NAME.matcher(table).matches()) {
            throw new SourceException(
                    place + "'" + table
                            + "' is no table name; allowed are letters, digits and underscores, with dots between catalog, database and table");
        }
        if (!spark.catalog().tableExists(table)) {
            throw new SourceException(
                    place + "there is no table " + table + "; check the name and the session's catalogs");
        }
        return TableText.of(spark.table(table), request, TableText.NO_FILE);
    }
}
