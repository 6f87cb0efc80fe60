package io.plumbline.lead;

import java.util.List;
import org.apache.spark.sql.Row;

/**
 * 分级: the grade of a signal, by rule and never by adding up. Grade 1: two independent systems contradict each other and an
 * instrument, an official record or two reporters stand outside the organization's control. Grade 2: they contradict each other
 * without such a witness, or a departure from the peers shows in two periods. Grade 3: one statistical signal. Grade 4: silence,
 * and form beside another signal, which ask for data. Poor matching or attribution lowers
 * by one.
 */
final class Grading {
    /** Below these the data carry a finding less far. */
    private static final double POOR_MATCH = 0.6;

    private static final double POOR_CONFIDENCE = 0.8;
    private static final double CLEAR_RATIO = 1.5;

    private Grading() {}

    /**
     * Grades a signal.
     *
     * @param signal a flagged row of the table of signals
     * @param same flagged signals of the same check, organization and role, itself included
     */
    static Grade grade(Row signal, List<Row> same) {
        String family = signal.getAs("family");
        if (family.equals("silence") || family.equals("integrity")) {
            return Grade.of(4, "数据缺失或形式异常，先要数据", "data missing or odd in form: ask for data first");
        }
        Grade grade = evidenced(signal, same);
        return grade.level() < 3 && weak(signal)
                ? Grade.of(
                        grade.level() + 1,
                        grade.reason().zh() + "；数据把握不足，降一级",
                        grade.reason().en() + "; lowered by one because the data carry it less far")
                : grade;
    }

    private static Grade evidenced(Row signal, List<Row> same) {
        long systems = signal.<Long>getAs("independent_sources");
        if (systems >= 2) {
            return witnessed(signal)
                    ? Grade.of(
                            1,
                            systems + " 个相互独立的来源不一致，且有非本单位控制的记录",
                            systems + " independent sources disagree, one of them outside its control")
                    : Grade.of(
                            2,
                            systems + " 个来源不一致，尚无外部记录佐证",
                            systems + " sources disagree, without a record outside its control");
        }
        boolean repeated = same.stream().filter(Grading::clear).count() >= 2;
        boolean compared = "peer".equals(signal.getAs("family")) || "temporal".equals(signal.getAs("family"));
        return compared && repeated
                ? Grade.of(2, "两个以上周期明显高于同类", "clearly above its peers in two periods or more")
                : Grade.of(3, "单一来源的统计信号", "a statistical signal from one source");
    }

    private static boolean witnessed(Row signal) {
        Long reporters = signal.getAs("reporters");
        return signal.<Boolean>getAs("outside_witness") || (reporters != null && reporters >= 2);
    }

    private static boolean clear(Row signal) {
        Double low = signal.getAs("effect_low");
        return low != null && low >= CLEAR_RATIO;
    }

    private static boolean weak(Row signal) {
        Double match = signal.getAs("match_rate");
        Double confidence = signal.getAs("confidence");
        return (match != null && match < POOR_MATCH) || (confidence != null && confidence < POOR_CONFIDENCE);
    }
}
