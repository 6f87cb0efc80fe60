package io.plumbline.link;

import io.plumbline.pack.Linking;
import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.LongStream;

/** 称重: the weight of scored pairs, with that of every pattern worked out once, and what follows from it alone. */
final class Weigher implements Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    private final long certainRules;
    private final double match;
    private final double review;
    private final long[] patterns;
    private final double[] bases;

    /**
     * @param counts all pairs by pattern
     */
    Weigher(Linking linking, Weights weights, PatternCounts counts) {
        this.certainRules = linking.certainRules();
        this.match = Weights.bits(linking.match());
        this.review = Weights.bits(linking.review());
        this.patterns = LongStream.of(counts.patterns()).sorted().distinct().toArray();
        this.bases = LongStream.of(patterns)
                .mapToDouble(pattern -> weights.of(pattern) + weights.ofAverage(pattern))
                .toArray();
    }

    double weight(ScoredPair pair) {
        return bases[Arrays.binarySearch(patterns, pair.pattern())] + pair.rare();
    }

    boolean isCertain(ScoredPair pair) {
        return (pair.rules() & certainRules) != 0;
    }

    /** Whether a pair is linked, if nothing speaks against it. */
    boolean isLinked(ScoredPair pair, double weight) {
        return !pair.vetoed() && (isCertain(pair) || weight >= match);
    }

    /** Whether a pair is linked or worth a look. */
    boolean isShown(ScoredPair pair, double weight) {
        return isCertain(pair) || weight >= review;
    }
}
