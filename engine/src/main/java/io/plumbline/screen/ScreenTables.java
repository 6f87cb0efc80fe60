package io.plumbline.screen;

import io.plumbline.contract.TableSchema;
import io.plumbline.stats.GroupSpread;
import io.plumbline.stats.Interval;
import io.plumbline.stats.OwnShift;
import io.plumbline.stats.Screened;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/** 筛查结果表: the tables of a screening. */
public final class ScreenTables {
    /** One row for each organization and period, those in which it is silent included; by organization and period. */
    public static final StructType RESULTS = TableSchema.table()
            .string("organization", "单位, the organization; never null")
            .string("label", "名称, its label in the latest period that has one; null without")
            .string("period", "周期, the period as written in the file; never null")
            .string("peer_group", "同类组, what it is compared inside; null where all are one group, or where it has none")
            .number("numerator", "分子, the count, or the mean; null where nothing was reported, never 0 for that")
            .number("denominator", "分母, the records, exposure, expected number or n; null where nothing was reported")
            .number("value", "数值, numerator over denominator, or the mean; null where there is none")
            .string("state", "结论, flagged, not_flagged or not_judgeable, which is never the second; never null")
            .string("reason", "原因, why it is not judgeable, or not flagged although it departs; null otherwise")
            .bool("silent", "静默, whether nothing was reported although it had reported before; never null")
            .longs("peers", "how many it is compared with, itself not counted; null where not judgeable")
            .number("centre", "通常水平, what is usual among the peers, in the unit of the value; null where not judgeable")
            .number(
                    "limit95_low",
                    "above which 97.5 % of ordinary organizations of its size lie (robust); null where not judgeable")
            .number("limit95_high", "below which 97.5 % do; null where not judgeable")
            .number("limit998_low", "above which 99.9 % do; null where not judgeable")
            .number("limit998_high", "below which 99.9 % do; null where not judgeable")
            .string(
                    "class_robust",
                    "显著性等级, far_high, high, within, low, far_low against these limits; null where not judgeable")
            .number(
                    "p",
                    "how rare such a number is among ordinary peers, in the direction that is worse; null where not judgeable")
            .number(
                    "q",
                    "after Benjamini and Hochberg over all organizations and periods; not the probability of guilt; null where not judgeable")
            .longs("tests", "size of that family; null where not judgeable")
            .number(
                    "visible",
                    "最小可见, the value nearest to the centre that would have been flagged with 80 % power; null where none would")
            .number(
                    "shrunken",
                    "收缩估计, its own value drawn towards the centre as far as its size demands; null where not judgeable")
            .number("shrunken_low", "lower end of the 95 % interval of its own value; null where not judgeable")
            .number("shrunken_high", "upper end; null where not judgeable")
            .string(
                    "class_unadjusted",
                    "the class without allowance for spread, which most large ones fail; null where not judgeable")
            .number("published_z", "公布法, the adjusted z-score of the published method; null in groups below 20")
            .number("published95_low", "its lower 95 % limit, in the unit of the value; null in groups below 20")
            .number("published95_high", "its upper 95 % limit; null in groups below 20")
            .number("published998_low", "its lower 99.8 % limit; null in groups below 20")
            .number("published998_high", "its upper 99.8 % limit; null in groups below 20")
            .string(
                    "class_published",
                    "the class by its score; null in groups below 20, and for a count of 0 on the log scale")
            .string(
                    "change_state",
                    "自身变化, the answer against all earlier periods, net of the peers' change; never null")
            .string("change_reason", "why it is not judgeable, or not flagged although it departs; null otherwise")
            .number("change_ratio", "own change over the peers' common change; null where not judgeable")
            .number("change_low", "lower end of its exact 95 % interval; null where not judgeable")
            .number("change_high", "upper end, infinite where nothing was counted before; null where not judgeable")
            .number("change_p", "how rare such a change is among ordinary peers; null where not judgeable")
            .number("change_q", "after Benjamini and Hochberg over all changes; null where not judgeable")
            .number(
                    "change_visible",
                    "the ratio nearest to 1 that would have been flagged with 80 % power; null where none would")
            .build();

    /** One row for each organization; by organization. */
    public static final StructType SHIFTS = TableSchema.table()
            .string("organization", "单位, the organization; never null")
            .string("label", "名称, its label; null without")
            .longs("periods", "periods in which it reported and its peers say what is common; never null")
            .string("last", "台阶, the last period of the first level; null where nothing can be cut")
            .number(
                    "before",
                    "the first level: a ratio to what is usual, or a difference from it for means; null where nothing can be cut")
            .number("after", "the second level; null where nothing can be cut")
            .string("earliest", "the first period of the 95 % interval of last; null where nothing can be cut")
            .string("latest", "its last period; null where nothing can be cut")
            .number(
                    "p",
                    "how often the same periods in random order show as large a step, of at most 999 orders; null where nothing can be cut")
            .number("q", "after Benjamini and Hochberg over all organizations; null where nothing can be cut")
            .string("state", "结论, flagged, not_flagged or not_judgeable; never null")
            .string("reason", "why it is not judgeable; null otherwise")
            .build();

    /** One row for each peer group and period. */
    public static final StructType SPREADS = TableSchema.table()
            .string("peer_group", "同类组, the group; null where all are one")
            .string("period", "周期, the period; never null")
            .longs("organizations", "that can be compared; never null")
            .string("source", "where the robust spread comes from: own, pooled, given; null where nobody is compared")
            .number("centre", "通常水平, what is usual, in the unit of the value; null where nobody is compared")
            .number("centre_low", "lower end of its 95 % interval; null where nobody is compared")
            .number("centre_high", "upper end; null where nobody is compared")
            .number(
                    "spread",
                    "离散, standard deviation of ordinary organizations beyond chance: of log odds for shares, of log rates for rates and ratios, in the unit of the value for means; null where nobody is compared")
            .number("phi", "φ of the published method; null in groups below 20")
            .number("tau_squared", "τ² of the published method, on its own scale; null in groups below 20")
            .longs("outside_unadjusted", "outside the 99.8 % limits without allowance for spread; never null")
            .longs("outside_published", "outside those of the published method; never null")
            .longs("outside_robust", "outside those of the robust method; never null")
            .build();

    private ScreenTables() {}

    static Row row(Screened one, Map<String, String> labels) {
        Screened.Standing standing = one.standing();
        Screened.ByPublished published = one.published();
        Screened.Change change = one.change();
        boolean judged = standing != null;
        return RowFactory.create(
                one.organization(),
                labels.get(one.organization()),
                one.period(),
                group(one.group()),
                number(one.numerator()),
                number(one.denominator()),
                number(one.value()),
                word(one.state()),
                one.reason(),
                one.silent(),
                judged ? standing.peers() : null,
                judged ? number(standing.centre()) : null,
                low(judged ? standing.limits95() : null),
                high(judged ? standing.limits95() : null),
                low(judged ? standing.limits998() : null),
                high(judged ? standing.limits998() : null),
                word(judged ? standing.significance() : null),
                judged ? number(standing.p()) : null,
                judged ? number(standing.q()) : null,
                judged ? standing.tests() : null,
                judged ? number(standing.visible()) : null,
                judged ? number(standing.shrunken()) : null,
                low(judged ? standing.shrunkenInterval() : null),
                high(judged ? standing.shrunkenInterval() : null),
                word(one.unadjusted()),
                published == null ? null : number(published.score()),
                low(published == null ? null : published.limits95()),
                high(published == null ? null : published.limits95()),
                low(published == null ? null : published.limits998()),
                high(published == null ? null : published.limits998()),
                word(published == null ? null : published.significance()),
                word(change.state()),
                change.reason(),
                number(change.ratio()),
                low(change.interval()),
                high(change.interval()),
                number(change.p()),
                number(change.q()),
                number(change.visible()));
    }

    static Row row(OwnShift shift, Map<String, String> labels) {
        return RowFactory.create(
                shift.organization(),
                labels.get(shift.organization()),
                (long) shift.periods(),
                shift.last(),
                number(shift.before()),
                number(shift.after()),
                shift.earliest(),
                shift.latest(),
                number(shift.p()),
                number(shift.q()),
                word(shift.state()),
                shift.reason());
    }

    static Row row(GroupSpread spread) {
        return RowFactory.create(
                group(spread.group()),
                spread.period(),
                (long) spread.organizations(),
                spread.source(),
                number(spread.centre()),
                low(spread.centreInterval()),
                high(spread.centreInterval()),
                number(spread.spread()),
                number(spread.phi()),
                number(spread.tauSquared()),
                (long) spread.outsideUnadjusted(),
                (long) spread.outsidePublished(),
                (long) spread.outsideRobust());
    }

    private static String group(String group) {
        return group == null || group.isEmpty() ? null : group;
    }

    private static Double number(double number) {
        return Double.isNaN(number) ? null : Double.valueOf(number);
    }

    private static Double low(Interval interval) {
        return interval == null ? null : number(interval.low());
    }

    private static Double high(Interval interval) {
        return interval == null ? null : number(interval.high());
    }

    private static String word(Enum<?> value) {
        return value == null ? null : value.name().toLowerCase(Locale.ROOT);
    }
}
