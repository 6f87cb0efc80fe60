package io.plumbline.link;

import io.plumbline.contract.TableSchema;
import io.plumbline.link.Judgements.Pair;
import io.plumbline.pack.Linking;
import java.io.Serial;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/** 关联结果行: pairs with their decision, and what each comparison says. */
final class LinkRows implements MapPartitionsFunction<Row, Row> {
    private static final String DIFFERS = "vetoed: no thing has two such values";
    private static final String BELOW = "between review and match";

    @Serial
    private static final long serialVersionUID = 1;

    private final Linking linking;
    private final Weights weights;
    private final String version;
    private final Weigher weigher;
    private final Map<Pair, Decision> decided;

    /**
     * @param decided pairs whose weight alone did not decide; those that people judged are left out
     */
    LinkRows(LinkParameters parameters, Weigher weigher, Map<Pair, Decision> decided) {
        this.linking = parameters.linking();
        this.weights = parameters.weights();
        this.version = parameters.version();
        this.weigher = weigher;
        this.decided = decided;
    }

    /** The columns, of which each comparison has two. */
    static StructType schema(Linking linking) {
        TableSchema table = TableSchema.table()
                .string("left_id", "id of the one record; never null")
                .string("right_id", "id of the other; never null")
                .string("decision", "linked, review or apart; never null")
                .string("reason", "what decided, where it was not the weight; else null")
                .string("judgement", "same, different or unsure; null when nobody said")
                .bool("certain", "whether they agree on a certain rule; never null")
                .bool("vetoed", "whether they differ where no thing does; never null")
                .number("weight", "bits, the sum of all columns of bits; never null")
                .number("probability", "what the weight stands for; never null")
                .string("rules", "the rules that they satisfy; never null");
        for (String name : linking.compare().keySet()) {
            table.integer(name + "_degree", "0 blank, 1 none, up to exact; never null")
                    .number(name + "_bits", "what the degree says; never null");
        }
        return table.number("rarity_bits", "what the rarity of the values agreed on adds; never null")
                .number("prior_bits", "what holds of any two records; never null")
                .string("version", "of the parameters; never null")
                .build();
    }

    /** Reads rows of packed pairs. */
    @Override
    public Iterator<Row> call(Iterator<Row> rows) {
        return new Emitter() {
            @Override
            boolean more() {
                if (!rows.hasNext()) {
                    return false;
                }
                ByteBuffer pairs = ByteBuffer.wrap(rows.next().getAs(0));
                while (pairs.hasRemaining()) {
                    ScoredPair pair = ScoredPair.read(pairs);
                    double weight = weigher.weight(pair);
                    Decision decision = decided.get(new Pair(pair.left(), pair.right()));
                    boolean judged = decision != null && decision.judgement() != null;
                    if (weigher.isShown(pair, weight) && !judged) {
                        emit(cells(pair, weight, decision));
                    }
                }
                return true;
            }
        };
    }

    /** A pair that people judged. */
    Row judged(ScoredPair pair, double weight, Decision decision) {
        return RowFactory.create(cells(pair, weight, decision));
    }

    private Object[] cells(ScoredPair pair, double weight, Decision decision) {
        List<Object> cells = new ArrayList<>();
        cells.add(pair.leftId());
        cells.add(pair.rightId());
        if (decision == null) {
            boolean linked = weigher.isLinked(pair, weight);
            cells.add(linked ? Decision.LINKED : Decision.REVIEW);
            cells.add(linked ? null : pair.vetoed() ? DIFFERS : BELOW);
            cells.add(null);
        } else {
            cells.add(decision.decision());
            cells.add(decision.why());
            cells.add(decision.judgement());
        }
        cells.add(weigher.isCertain(pair));
        cells.add(pair.vetoed());
        cells.add(weight);
        cells.add(Weights.probability(weight));
        cells.add(rules(pair.rules()));
        for (int f = 0; f < weights.m().length; f++) {
            int degree = Agreement.degree(pair.pattern(), f);
            cells.add(degree);
            cells.add(weights.of(f, degree));
        }
        cells.add(pair.rare() + weights.ofAverage(pair.pattern()));
        cells.add(Weights.bits(weights.prior()));
        cells.add(version);
        return cells.toArray();
    }

    private String rules(long satisfied) {
        List<String> names = new ArrayList<>();
        for (long rest = satisfied; rest != 0; rest &= rest - 1) {
            names.add(linking.ruleName(Long.numberOfTrailingZeros(rest)));
        }
        return String.join(", ", names);
    }
}
