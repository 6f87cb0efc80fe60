package io.plumbline.lead;

import java.util.List;
import org.apache.spark.sql.Row;

/**
 * 定级依据: what the rules of grades ask of a signal.
 *
 * @param signal a flagged row of the table of signals
 * @param same flagged signals of the same check and organization, itself included
 */
record Finding(Row signal, List<Row> same) {
    private static final double LARGEST_Q = 0.05;
    private static final double PROBABLY = 0.8;

    /** Below these the data carry a finding less far. */
    private static final double POOR_MATCH = 0.6;

    private static final double POOR_CONFIDENCE = 0.8;

    boolean isOf(String family) {
        return family.equals(signal.getAs("family"));
    }

    /**
     * Whether records of two independent systems contradict each other. Some contradictions are always there; where a comparison
     * decided that these are too many, it must be a clear one.
     */
    boolean contradicted() {
        return signal.<Long>getAs("independent_sources") >= 2 && (!compared() || clear(signal));
    }

    /** Whether a comparison with peers or the own past decided, so that a part of such findings, which q tells, is of ordinary ones. */
    boolean compared() {
        return signal.getAs("q") != null && !"threshold".equals(signal.getAs("kind"));
    }

    /** Whether no more than one in twenty of such findings is to be expected of chance. */
    boolean sure() {
        Double q = signal.getAs("q");
        return q == null || q <= LARGEST_Q;
    }

    boolean outsideWitness() {
        return Boolean.TRUE.equals(signal.<Boolean>getAs("outside_witness"));
    }

    boolean twoReporters() {
        return Boolean.TRUE.equals(signal.<Boolean>getAs("two_reporters"));
    }

    /** Whether it clearly departs from peers or past in two periods; each must pass on its own. */
    boolean repeated() {
        return same.stream()
                        .filter(Finding::clear)
                        .map(one -> one.<Object>getAs("period_from"))
                        .distinct()
                        .count()
                >= 2;
    }

    /** Whether little of it could be matched or attributed, so that the data carry it less far. */
    boolean thin() {
        Double match = signal.getAs("match_rate");
        Double confidence = signal.getAs("confidence");
        return (match != null && match < POOR_MATCH) || (confidence != null && confidence < POOR_CONFIDENCE);
    }

    private static boolean clear(Row signal) {
        Double q = signal.getAs("q");
        Double probability = signal.getAs("clearly_worse");
        return q != null && q <= LARGEST_Q && probability != null && probability >= PROBABLY;
    }
}
