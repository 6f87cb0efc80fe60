package io.plumbline;

import io.plumbline.source.ReadRequest;
import io.plumbline.source.Source;
import io.plumbline.source.SourceException;
import io.plumbline.source.SourceFormat;
import io.plumbline.source.SourceFormats;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The raw rows of a job's sources, as their formats read them. */
final class SourceRows {
    private final SparkSession spark;
    private final Plan plan;

    SourceRows(SparkSession spark, Plan plan) {
        this.spark = spark;
        this.plan = plan;
    }

    /** What is asked of a source, its places and references resolved against the job's folder. */
    ReadRequest request(Source source, List<ReadRequest.Wanted> wanted, boolean thorough) {
        Map<String, String> options = new TreeMap<>(source.options());
        options.replaceAll((option, value) -> Locations.reference(plan.job().data(), value));
        return new ReadRequest(
                source.withOptions(options),
                Locations.of(plan.job().data(), source),
                wanted,
                plan.job().timeZone(),
                thorough);
    }

    /**
     * Reads a source.
     *
     * @throws SourceException when it cannot be opened
     */
    Dataset<Row> read(ReadRequest request) {
        String name = request.source().format();
        SourceFormat format = plan.registry().sourceFormats().get(name);
        return (format == null ? SourceFormats.spark(name) : format).read(spark, request);
    }
}
