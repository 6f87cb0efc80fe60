package io.plumbline.pack;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.plumbline.contract.Role;
import io.plumbline.expr.Expression;
import io.plumbline.text.Words;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * 指标: one number per organization and period.
 *
 * @param title what it is called
 * @param of the table whose records are counted: a contract, or a relation that forms a table
 * @param kind how numerator and denominator are formed
 * @param where share, rate, count: which of the records in {@code among} count in the numerator; pair, values: which of them
 *     stand as evidence, all unless said
 * @param among which records take part at all, for example {@code arrival_comparable}; null for all
 * @param numerator ratio, balance, mean, pair, values: the quantity of one record
 * @param denominator ratio, balance, rate, pair: the quantity of one record that stands below; values: of how many the quantity
 *     is a mean, where it is one
 * @param period the length of a period; a month unless said
 * @param time the record's time column; its contract's time unless said
 * @param worse which direction is worth a look; {@link Worse#HIGH} unless said
 * @param at levels at which the number is formed beyond those that its checks need
 * @param strata share, rate: the columns of the related table by whose values the case mix is standardised, each with why the
 *     organization cannot choose it, for example the type of a dwelling; empty for none
 */
public record Indicator(
        @JsonProperty(required = true) Words title,
        @JsonProperty(required = true) String of,
        @JsonProperty(required = true) Kind kind,
        Expression where,
        Expression among,
        Expression numerator,
        Expression denominator,
        Period period,
        String time,
        Worse worse,
        List<Level> at,
        Map<String, Words> strata) {
    public Indicator {
        period = period == null ? Period.MONTH : period;
        worse = worse == null ? Worse.HIGH : worse;
        at = at == null ? List.of() : List.copyOf(at);
        strata = strata == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(strata));
    }

    /** An indicator without a case mix. */
    public Indicator(
            Words title,
            String of,
            Kind kind,
            Expression where,
            Expression among,
            Expression numerator,
            Expression denominator,
            Period period,
            String time,
            Worse worse,
            List<Level> at) {
        this(title, of, kind, where, among, numerator, denominator, period, time, worse, at, null);
    }

    /** The columns of the related table that it reads, sorted. */
    public Set<String> columns() {
        Set<String> columns = new TreeSet<>();
        Stream.of(where, among, numerator, denominator)
                .filter(Objects::nonNull)
                .forEach(expression -> columns.addAll(expression.columns()));
        columns.addAll(strata.keySet());
        return columns;
    }

    /** 指标类型: how numerator and denominator are formed from the records that take part. */
    public enum Kind {
        /** 占比: records where ÷ records. */
        SHARE,
        /** 率: records where ÷ Σ denominator. */
        RATE,
        /** 比值: Σ numerator ÷ Σ denominator. */
        RATIO,
        /** 均值: Σ numerator ÷ records with a numerator. */
        MEAN,
        /** 计数: records where; no denominator. */
        COUNT,
        /** 平衡差: (Σ numerator − Σ denominator) ÷ Σ denominator. */
        BALANCE,
        /** 成对计数: Σ numerator ÷ Σ denominator, both counts of what two sources hold of the same. */
        PAIR,
        /** 数值分布: how often each numerator occurs; the number is their mean. */
        VALUES
    }

    /** 不利方向: which direction is worth a look. */
    public enum Worse {
        HIGH,
        LOW,
        BOTH
    }

    /**
     * 层级: the organizations for which a number is formed.
     *
     * @param role in which role they answer
     * @param kinds their kinds, each {@code kind} or {@code kind/sector}; a record counts for the nearest organization of such a
     *     kind at or above the one it is attributed to
     */
    public record Level(
            @JsonProperty(required = true) Role role,
            @JsonProperty(required = true) List<String> kinds) {
        public Level {
            kinds = kinds == null ? List.of() : kinds.stream().sorted().toList();
        }

        /** The level's name in tables, for example {@code territorial:street+town}. */
        public String id() {
            return role.name().toLowerCase(java.util.Locale.ROOT) + ":" + String.join("+", kinds);
        }
    }
}
