package io.plumbline.source;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * 重复键: which keys several of the rows that passed have. Keys, and the sources beside them, are told by 64 bits, which are fast to
 * group and may bring in a key that is alone; whoever decides looks at whole keys. A repeated key can be missed only if keys of three
 * contracts share all bits, which among ten billion rows happens less than once in a hundred million runs.
 *
 * @param few the bits of the repeated keys, of contracts that have few
 * @param many contracts with more than the driver would hold
 */
record ConformRepeats(Map<String, Set<Long>> few, Set<String> many) {
    /** So many keys of one contract the driver holds and compares without noticing. */
    private static final int FEW = 10_000;

    private static final String ONE = "_one";
    private static final String OTHER = "_other";
    private static final String TIMES = "_times";
    private static final StructType REPEATED = new StructType()
            .add(ConformLayout.BITS, DataTypes.LongType)
            .add(ONE, DataTypes.LongType)
            .add(OTHER, DataTypes.LongType);

    static ConformRepeats among(ConformTogether staged) {
        Dataset<Row> repeated = repeated(staged);
        Map<Long, String> contracts = contracts(staged);
        List<Row> keys = repeated.limit(FEW + 1).collectAsList();
        Set<String> many = new TreeSet<>();
        if (keys.size() > FEW) {
            many.addAll(frequent(repeated, contracts));
            Object[] left = contracts.entrySet().stream()
                    .filter(of -> !many.contains(of.getValue()))
                    .map(Map.Entry::getKey)
                    .toArray();
            keys = repeated.filter(col(ONE).isin(left).or(col(OTHER).isin(left)))
                    .collectAsList();
        }
        Map<String, Set<Long>> few = new TreeMap<>();
        for (Row key : keys) {
            for (String side : List.of(ONE, OTHER)) {
                few.computeIfAbsent(contracts.get(key.<Long>getAs(side)), contract -> new TreeSet<>())
                        .add(key.getAs(ConformLayout.BITS));
            }
        }
        few.keySet().removeAll(many);
        return new ConformRepeats(few, many);
    }

    /** By sorting: nearly every key is alone, so that adding up would keep all of them in memory, twice. */
    private static Dataset<Row> repeated(ConformTogether staged) {
        return staged.passed()
                .select(col(ConformLayout.BITS), xxhash64(col("source_id")).as(ONE))
                .repartition(col(ConformLayout.BITS))
                .sortWithinPartitions(ConformLayout.BITS)
                .mapPartitions(new Beside(), Encoders.row(REPEATED));
    }

    /** The bits that several of the rows beside each other have, with the least and the greatest of their sources' bits. */
    private static final class Beside implements MapPartitionsFunction<Row, Row> {
        private static final long serialVersionUID = 1L;

        @Override
        public Iterator<Row> call(Iterator<Row> sorted) {
            return new Iterator<>() {
                private Row first = sorted.hasNext() ? sorted.next() : null;
                private Row found = search();

                @Override
                public boolean hasNext() {
                    return found != null;
                }

                @Override
                public Row next() {
                    if (found == null) {
                        throw new NoSuchElementException();
                    }
                    Row next = found;
                    found = search();
                    return next;
                }

                private Row search() {
                    while (first != null) {
                        long bits = first.getLong(0);
                        long least = first.getLong(1);
                        long greatest = least;
                        int times = 0;
                        do {
                            least = Math.min(least, first.getLong(1));
                            greatest = Math.max(greatest, first.getLong(1));
                            times++;
                            first = sorted.hasNext() ? sorted.next() : null;
                        } while (first != null && first.getLong(0) == bits);
                        if (times > 1) {
                            return RowFactory.create(bits, least, greatest);
                        }
                    }
                    return null;
                }
            };
        }
    }

    private static Set<String> frequent(Dataset<Row> repeated, Map<Long, String> contracts) {
        Map<String, Long> times = new TreeMap<>();
        repeated.groupBy(ONE)
                .agg(count(lit(1)).as(TIMES))
                .collectAsList()
                .forEach(group -> times.merge(contracts.get(group.getLong(0)), group.getLong(1), Long::sum));
        times.values().removeIf(keys -> keys <= FEW);
        return times.keySet();
    }

    /** The contract of each source, by the source's 64 bits. */
    private static Map<Long, String> contracts(ConformTogether staged) {
        List<Row> sources =
                staged.contracts().keySet().stream().map(RowFactory::create).toList();
        StructType schema = new StructType().add("source_id", DataTypes.StringType);
        Map<Long, String> contracts = new HashMap<>();
        staged.rows()
                .sparkSession()
                .createDataFrame(sources, schema)
                .select(col("source_id"), xxhash64(col("source_id")))
                .collectAsList()
                .forEach(row -> contracts.put(row.getLong(1), staged.contracts().get(row.getString(0))));
        return contracts;
    }
}
