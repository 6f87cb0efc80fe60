package io.plumbline.connectors.dossier;

import io.plumbline.pack.Balance;
import io.plumbline.pack.Calendar;
import io.plumbline.pack.Catalog;
import io.plumbline.pack.Match;
import io.plumbline.pack.Overlap;
import io.plumbline.pack.Recurrence;
import io.plumbline.pack.Relation;
import io.plumbline.pack.Repeat;
import io.plumbline.pack.Total;
import io.plumbline.pack.Windows;
import io.plumbline.text.Words;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/** 比对用词: what the columns are called that relations add to the records of a table. */
final class RelationWords {
    private static final Map<String, Words> OF_EVERY_KIND =
            Map.of("comparable", new Words("可比对", "comparable"), "reason", new Words("不可比对的原因", "why not comparable"));
    private static final Map<Class<? extends Relation>, Map<String, Words>> BY_KIND = Map.of(
            Match.class,
            Map.of(
                    "found", new Words("有对应记录", "counterpart found"),
                    "id", new Words("对应记录", "counterpart"),
                    "after_s", new Words("与对应记录相隔", "time to the counterpart")),
            Recurrence.class,
            Map.of(
                    "found", new Words("再次出现", "recorded again"),
                    "id", new Words("再次出现的记录", "record of it"),
                    "by", new Words("再次出现于", "recorded again in"),
                    "after_s", new Words("相隔", "time until then"),
                    "count", new Words("再次出现次数", "times recorded again"),
                    "reporters", new Words("不同反映人与日", "reporters × days")),
            Overlap.class,
            Map.of(
                    "found", new Words("时段重叠", "overlaps"),
                    "id", new Words("与之重叠的记录", "overlaps with"),
                    "count", new Words("与之重叠的记录数", "records it overlaps with"),
                    "s", new Words("重叠时长", "time in common")),
            Balance.class,
            Map.of(
                    "period_on", new Words("期初", "first day"),
                    "total", new Words("合计", "total"),
                    "n", new Words("行数", "rows"),
                    "gap", new Words("差额", "gap"),
                    "gap_share", new Words("差额占比", "share of the gap")),
            Calendar.class,
            Map.of(
                    "period_on", new Words("期初", "first day"),
                    "found", new Words("已报送", "reported"),
                    "count", new Words("报送行数", "rows reported")),
            Windows.class,
            Map.ofEntries(
                    Map.entry("before", new Words("之前行数", "rows before")),
                    Map.entry("during", new Words("期间行数", "rows during")),
                    Map.entry("after", new Words("之后行数", "rows after")),
                    Map.entry("before_days", new Words("之前天数", "days before")),
                    Map.entry("during_days", new Words("期间天数", "days during")),
                    Map.entry("after_days", new Words("之后天数", "days after")),
                    Map.entry("back_days", new Words("恢复所用天数", "days until it was back")),
                    Map.entry("controls", new Words("对照数", "controls")),
                    Map.entry("control_before", new Words("对照之前行数", "rows of controls before")),
                    Map.entry("control_during", new Words("对照期间行数", "rows of controls during")),
                    Map.entry("control_after", new Words("对照之后行数", "rows of controls after")),
                    Map.entry("control_found", new Words("之后有记录的对照数", "controls with a row after"))),
            Repeat.class,
            Map.of(
                    "found", new Words("他处相同", "the same elsewhere"),
                    "count", new Words("他处相同的记录数", "records of the same elsewhere"),
                    "places", new Words("他处地点数", "other places")),
            Total.class,
            Map.of("total", new Words("合计", "total"), "n", new Words("合计行数", "rows added up")));

    private static final Pattern FRACTION = Pattern.compile("-?\\d+\\.\\d+(E-?\\d+)?");
    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private final Map<String, Relation> relations;
    private final Function<String, Words> titles;

    /**
     * The words for the columns beside those of a table's contract.
     *
     * @param titles what tables are called
     */
    RelationWords(Catalog catalog, String table, Function<String, Words> titles) {
        this.relations =
                catalog.formsTable(table) ? Map.of(table, catalog.relations().get(table)) : catalog.relationsOf(table);
        this.titles = titles;
    }

    /** What a column is called; of which relation it is where the table has several; null where no relation adds it. */
    Words name(String column) {
        for (Map.Entry<String, Relation> relation : relations.entrySet()) {
            String prefix = Catalog.prefix(relation.getKey());
            String own = column.startsWith(prefix + "_") ? column.substring(prefix.length() + 1) : column;
            Words words = name(relation.getValue(), own);
            if (words != null && relations.size() > 1) {
                return new Words(words.zh() + "（" + prefix + "）", words.en() + " (" + prefix + ")");
            } else if (words != null) {
                return words;
            }
        }
        return null;
    }

    private Words name(Relation relation, String own) {
        Map<String, Words> words = BY_KIND.get(relation.getClass());
        if (relation instanceof Balance balance && own.matches("(left|right)_.*")) {
            boolean left = own.startsWith("left_");
            Words side = titles.apply((left ? balance.left() : balance.right()).table());
            Words what = words.get(own.substring(own.indexOf('_') + 1));
            return new Words(side.zh() + what.zh(), side.en() + ": " + what.en());
        }
        return words.getOrDefault(own, OF_EVERY_KIND.get(own));
    }

    /** A value of such a column; null where it says itself what it is. */
    Words value(String column, String value) {
        if (column.endsWith("_s")) {
            return time(value);
        }
        if (column.endsWith("_by")) {
            return titles.apply(value);
        }
        if (column.equals("gap_share")) {
            String share = Cells.percent(Double.parseDouble(value));
            return new Words(share, share);
        }
        if (FRACTION.matcher(value).matches()) {
            String number = Cells.number(Double.parseDouble(value));
            return new Words(number, number);
        }
        return null;
    }

    /** A time as people say it. */
    private static Words time(String seconds) {
        BigDecimal exact = new BigDecimal(seconds);
        long s = exact.abs().longValue();
        if (s < 2 * MINUTE) {
            return said(exact, 1, " 秒", " s");
        }
        if (s < 2 * HOUR) {
            return said(exact, MINUTE, " 分钟", " min");
        }
        return s < 2 * DAY ? said(exact, HOUR, " 小时", " h") : said(exact, DAY, " 天", " days");
    }

    private static Words said(BigDecimal seconds, long unit, String zh, String en) {
        String number = seconds.divide(BigDecimal.valueOf(unit), 1, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
        return new Words(number + zh, number + en);
    }
}
