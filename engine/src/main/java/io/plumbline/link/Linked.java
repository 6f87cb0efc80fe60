package io.plumbline.link;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * 关联结果: what linking found.
 *
 * @param weights the estimated weights
 * @param counts candidate pairs by pattern
 * @param oversized values whose pairs were not formed
 * @param mostPairs the pairs formed, those that several rules find counted several times
 * @param links pairs that are linked or worth a look
 * @param members every record with its entity
 */
public record Linked(
        Linking linking,
        Weights weights,
        PatternCounts counts,
        List<Blocks.Oversized> oversized,
        long mostPairs,
        Dataset<Row> links,
        Dataset<Row> members) {}
