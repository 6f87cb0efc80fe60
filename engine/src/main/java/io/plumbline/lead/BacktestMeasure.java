package io.plumbline.lead;

import io.plumbline.text.Words;
import java.util.Locale;

/** 回测指标: the figures of a back-test, in the order in which they are printed. */
public enum BacktestMeasure {
    FOUND("核查中查实的比例", "share of visits that found a true problem", true),
    FOUND_CONTROL("随机对照中查实的比例（按选取概率加权）", "the same in the random arm, weighted by selection probability", true),
    CONTROL_LIFT("提升度，对随机对照", "lift over the random arm", false),
    PRECISION("前 k 项查实的比例", "precision of the first k", true),
    REST_LIFT("提升度，前 k 项对其余", "lift of the first k over the rest", false),
    ALL_LIFT("提升度，前 k 项对全部", "lift of the first k over all visited", false),
    RECALL("前 k 项占全部查实的比例", "part of all true problems among the first k", true),
    AREA("区分度 AUC，全部", "AUC, all visits", false),
    AREA_WITHIN("区分度 AUC，同组之内", "AUC, inside the same team", false),
    LATER("查实问题被推后的比例", "share of true problems moved later", true),
    EARLIER("查实问题被提前的比例", "share of true problems moved earlier", true),
    MEAN_DAYS("查实问题提前的天数，平均", "days earlier, mean of true problems", false),
    MEDIAN_DAYS("查实问题提前的天数，中位", "days earlier, median of true problems", false),
    HALF_BEFORE("实际顺序下前一半核查中的查实占比", "true problems in the first half of visits, order actually used", true),
    HALF_AFTER("按分数排序后前一半核查中的查实占比", "true problems in the first half of visits, ordered by score", true),
    ODDS("优势比，每一标准差，同组之内", "odds ratio per standard deviation, inside the same team", false),
    BRIER("Brier 分", "Brier score", false),
    BRIER_AVERAGE("Brier 分，若一律说平均数", "Brier score of always saying the average", false),
    BIN("校准：该分数段查实的比例", "calibration: share found in this range of the score", true),
    GRADE("该级别线索查实的比例", "share found among leads of this grade", true);

    private final String zh;
    private final String en;
    private final boolean share;

    BacktestMeasure(String zh, String en, boolean share) {
        this.zh = zh;
        this.en = en;
        this.share = share;
    }

    /** The name under which a table holds it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it is called. */
    public Words words() {
        return new Words(zh, en);
    }

    /** Whether it is a share of something, to be shown in percent. */
    public boolean share() {
        return share;
    }
}
