package io.plumbline.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.SparkTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SparkTest
class StagedFileTest {
    private static final StructType SCHEMA = new StructType()
            .add("text", DataTypes.StringType)
            .add("whole", DataTypes.LongType)
            .add("real", DataTypes.DoubleType)
            .add("flag", DataTypes.BooleanType)
            .add("day", DataTypes.DateType)
            .add("moment", DataTypes.TimestampType)
            .add("list", DataTypes.createArrayType(DataTypes.StringType))
            .add("map", DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType));

    @TempDir
    Path folder;

    @Test
    void sparkReadsEveryTypeAsItWasWritten(SparkSession spark) throws IOException {
        Map<String, String> map = new LinkedHashMap<>();
        map.put("载重", "空白");
        map.put("none", null);
        List<Row> rows = written(
                spark,
                new Object[] {
                    "准绳", Long.MIN_VALUE, -0.1, true, 20_517, 1_772_691_154_000_007L, new String[] {"一", null, ""}, map
                },
                new Object[] {"", 0L, Double.MAX_VALUE, false, 0, 0L, new String[0], Map.of()});
        assertEquals(
                List.of(
                        "准绳,-9223372036854775808,-0.1,true,2026-03-05,1772691154000007,[一, null, ],{载重 -> 空白, none -> null}",
                        ",0,1.7976931348623157E308,false,1970-01-01,0,[],{}"),
                texts(rows));
    }

    @Test
    void aValueThatIsNotThereIsNull(SparkSession spark) throws IOException {
        assertEquals(List.of("null,null,null,null,null,null,null,null"), texts(written(spark, new Object[8])));
    }

    @Test
    void daysAndMomentsLongPastAreNotMovedIntoAnotherCalendar(SparkSession spark) throws IOException {
        Object[] row = new Object[8];
        row[4] = -719_162;
        row[5] = -62_135_596_800_000_000L;
        assertEquals(
                List.of("null,null,null,null,0001-01-01,-62135596800000000,null,null"), texts(written(spark, row)));
    }

    private List<Row> written(SparkSession spark, Object[]... rows) throws IOException {
        String path = folder.resolve("rows.parquet").toUri().toString();
        try (StagedFile file = StagedFile.create(new org.apache.hadoop.fs.Path(path), SCHEMA, new Configuration())) {
            for (Object[] row : rows) {
                file.write(row);
            }
        }
        return Intake.read(spark, SCHEMA, List.of(path))
                .withColumn("day", functions.col("day").cast("string"))
                .withColumn("moment", functions.unix_micros(functions.col("moment")))
                .withColumn("list", functions.col("list").cast("string"))
                .withColumn("map", functions.col("map").cast("string"))
                .collectAsList();
    }

    private static List<String> texts(List<Row> rows) {
        return rows.stream().map(row -> row.mkString(",")).toList();
    }
}
