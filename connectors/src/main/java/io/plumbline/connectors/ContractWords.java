package io.plumbline.connectors;

import io.plumbline.contract.Column;
import io.plumbline.contract.ColumnType;
import io.plumbline.contract.Contract;
import io.plumbline.text.Words;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** 契约用词: what a contract asks of a table and of each of its columns, in words for those who hold the data. */
public final class ContractWords {
    private ContractWords() {}

    /** The type of a column's values, with the unit of numbers. */
    public static Words type(Column column) {
        Words type = type(column.type());
        return column.unit() == null
                ? type
                : new Words(type.zh() + "（" + column.unit() + "）", type.en() + " (" + column.unit() + ")");
    }

    private static Words type(ColumnType type) {
        return switch (type) {
            case STRING -> new Words("文本", "text");
            case LONG -> new Words("整数", "whole number");
            case DOUBLE -> new Words("数值", "number");
            case BOOLEAN -> new Words("是否", "yes or no");
            case DATE -> new Words("日期", "day");
            case TIMESTAMP -> new Words("日期时间", "day and time");
        };
    }

    /** What is asked of one column; empty where anything will do. */
    public static List<Words> demands(Contract contract, String name) {
        Column column = contract.columns().get(name);
        List<Words> demands = new ArrayList<>();
        if (contract.key().contains(name)) {
            demands.add(new Words("键，必填", "key, required"));
        } else if (column.required()) {
            demands.add(new Words("必填", "required"));
        }
        if (column.range() != null) {
            String range =
                    plain(column.range().low()) + "–" + plain(column.range().high());
            demands.add(new Words(range, range));
        }
        if (!column.codes().isEmpty()) {
            String codes = new TreeMap<>(column.codes())
                    .entrySet().stream()
                            .map(code -> code.getKey() + " " + code.getValue())
                            .collect(Collectors.joining(", "));
            demands.add(new Words("只取 " + codes, "one of " + codes));
        }
        if (attributing(contract).contains(name)) {
            demands.add(new Words("用于归属", "says who answers for it"));
        }
        switch (column.privacy()) {
            case HASH -> demands.add(new Words("只存假名", "kept as a pseudonym"));
            case DROP -> demands.add(new Words("不读入，可不提供", "never read, need not be sent"));
            case KEEP -> {}
        }
        return demands;
    }

    /** The columns that tell which organization answers for a record. */
    private static Set<String> attributing(Contract contract) {
        Set<String> columns = new HashSet<>();
        contract.attribution().values().stream().flatMap(List::stream).forEach(way -> {
            columns.addAll(Arrays.asList(way.code(), way.name(), way.address(), way.within(), way.place()));
            if (Boolean.TRUE.equals(way.point())) {
                columns.addAll(
                        List.of(contract.position().lon(), contract.position().lat()));
            }
        });
        return columns;
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    /** What its rows are: what tells them apart, when they happened or hold, where they lie. */
    public static List<Words> rows(Contract contract) {
        List<Words> rows = new ArrayList<>();
        String key = String.join(", ", contract.key());
        rows.add(
                contract.version() == null
                        ? new Words("每个 " + key + " 一行", "one row for each " + key)
                        : new Words(
                                "每个 " + key + " 取 " + contract.version() + " 最大的一行",
                                "of the rows of one " + key + " the one with the highest " + contract.version()));
        if (contract.time() != null) {
            rows.add(new Words("时间 " + contract.time(), "time " + contract.time()));
        }
        if (contract.valid() != null) {
            String days = contract.valid().from() + " – " + contract.valid().to();
            rows.add(new Words("有效期 " + days, "in force " + days));
        }
        if (contract.position() != null) {
            String position =
                    contract.position().lon() + ", " + contract.position().lat();
            rows.add(new Words("坐标 " + position, "position " + position));
        }
        return rows;
    }
}
