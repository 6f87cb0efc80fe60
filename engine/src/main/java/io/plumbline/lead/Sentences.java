package io.plumbline.lead;

import io.plumbline.check.Items;
import io.plumbline.stats.Interval;
import io.plumbline.stats.Intervals;
import io.plumbline.text.Words;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.Row;

/** 表述: fills a check's sentence with the numbers of a signal. Numbers come from the signal alone, so every page says the same. */
public final class Sentences {
    private static final Pattern SLOT = Pattern.compile("\\{([a-z_]+)}");

    /** The slots that a sentence may use. */
    public static final List<String> SLOTS = List.of(
            "organization",
            "period",
            "numerator",
            "denominator",
            "n",
            "missing",
            "value",
            "value_pct",
            "low_pct",
            "high_pct",
            "threshold",
            "threshold_pct",
            "expected",
            "peer_value",
            "peer_value_pct",
            "peers",
            "ratio",
            "ratio_low",
            "ratio_high",
            "match_rate_pct",
            "coverage_pct",
            "coverage_of");

    private static final String UNKNOWN = "—";

    /** What is not said of few records. */
    private static final List<String> RATES = List.of("value_pct", "low_pct", "high_pct");

    private static final Words NO_RATES = new Words("记录不足 30 条，不计比例。", " Fewer than 30 records: no rates.");

    /** What a call for data says, whichever check needs the data. */
    private static final String CALL_FOR_DATA = "call-for-data";

    private static final Words LOW = new Words(
            "{organization}{period}：{coverage_of} 只覆盖 {coverage_pct} %，核对需要 {threshold_pct} %，请先调取数据。",
            "{organization}, {period}: {coverage_of} covers {coverage_pct} % of what is asked of it, {threshold_pct} % are"
                    + " needed; call for the data first.");
    private static final Words FALLEN = new Words(
            "{organization}{period}：{coverage_of} 的覆盖率为 {coverage_pct} %，按其以往水平和同类单位的共同变化应为 {peer_value_pct} %，请先调取数据。",
            "{organization}, {period}: {coverage_of} covers {coverage_pct} % of what is asked of it; by its own past and the"
                    + " common change of its peers it would be {peer_value_pct} %; call for the data first.");

    private Sentences() {}

    /** The slots of a template that do not exist. */
    public static List<String> unknownSlots(String template) {
        return SLOT.matcher(template)
                .results()
                .map(match -> match.group(1))
                .filter(slot -> !SLOTS.contains(slot))
                .distinct()
                .toList();
    }

    /** The check's sentence on one signal; a call for data has its own. */
    public static Words say(Words says, Row signal, String organization) {
        Map<String, String> values = values(signal, organization);
        boolean call = CALL_FOR_DATA.equals(signal.getAs("kind"));
        Words template = !call ? says : signal.getAs("q") == null ? LOW : FALLEN;
        Words said = new Words(fill(template.zh(), values), fill(template.en(), values));
        return !call
                        && isFew(signal)
                        && RATES.stream().anyMatch(rate -> says.en().contains("{" + rate + "}"))
                ? new Words(said.zh() + NO_RATES.zh(), said.en() + NO_RATES.en())
                : said;
    }

    /** Whether so few records stand behind a number that a rate of them says nothing. */
    private static boolean isFew(Row signal) {
        Long n = signal.getAs("n");
        return n != null && n < Items.ENOUGH;
    }

    private static String fill(String template, Map<String, String> values) {
        return SLOT.matcher(template)
                .replaceAll(slot -> Matcher.quoteReplacement(values.getOrDefault(slot.group(1), UNKNOWN)));
    }

    private static Map<String, String> values(Row signal, String organization) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("organization", organization);
        values.put("period", period(signal.getAs("period_from"), signal.getAs("period_to")));
        for (String count : List.of("numerator", "denominator", "expected", "value", "threshold", "peer_value")) {
            values.put(count, number(signal.<Double>getAs(count)));
        }
        for (String count : List.of("n", "missing", "peers")) {
            Long value = signal.getAs(count);
            values.put(count, value == null ? UNKNOWN : Long.toString(value));
        }
        for (String share : List.of("value", "threshold", "peer_value", "match_rate", "coverage")) {
            values.put(share + "_pct", percent(signal.<Double>getAs(share)));
        }
        values.put("ratio", number(signal.<Double>getAs("effect")));
        values.put("ratio_low", number(signal.<Double>getAs("effect_low")));
        values.put("ratio_high", number(signal.<Double>getAs("effect_high")));
        values.put("coverage_of", String.valueOf(signal.<String>getAs("coverage_of")));
        putInterval(signal, values);
        if (isFew(signal)) {
            RATES.forEach(rate -> values.put(rate, UNKNOWN));
        }
        return values;
    }

    private static void putInterval(Row signal, Map<String, String> values) {
        Double numerator = signal.getAs("numerator");
        Double denominator = signal.getAs("denominator");
        boolean share = numerator != null
                && denominator != null
                && denominator >= 1
                && numerator >= 0
                && numerator <= denominator
                && Math.rint(numerator) == numerator
                && Math.rint(denominator) == denominator;
        if (share) {
            Interval interval = Intervals.clopperPearson(numerator.longValue(), denominator.longValue(), 0.95);
            values.put("low_pct", percent(interval.low()));
            values.put("high_pct", percent(interval.high()));
        }
    }

    /** A period as people write it: a month as 2026-03, other spans by first and last day. */
    public static String period(LocalDate from, LocalDate to) {
        if (from.getDayOfMonth() == 1 && from.plusMonths(1).equals(to)) {
            return from.toString().substring(0, 7);
        }
        return from + "/" + to.minusDays(1);
    }

    private static String number(Double value) {
        if (value == null) {
            return UNKNOWN;
        }
        return Math.rint(value) == value && Math.abs(value) < 1e15
                ? String.format(Locale.ROOT, "%d", value.longValue())
                : String.format(Locale.ROOT, "%.2f", value);
    }

    private static String percent(Double value) {
        return value == null ? UNKNOWN : String.format(Locale.ROOT, "%.1f", value * 100);
    }
}
