package io.plumbline.source;

import io.plumbline.text.Normal;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * 计量单位: the units in which contracts and sources may measure, each a multiple of its dimension's first unit. Only units of
 * one dimension convert into each other; a volume of muck is never turned into a weight.
 */
public final class Units {
    private static final Map<String, Unit> BY_NAME = new HashMap<>();
    private static final List<String> ENDING_IN_A_DIGIT = new ArrayList<>();

    static {
        add("mass", "1000", "t", "吨", "公吨", "ton", "tonne");
        add("mass", "1", "kg", "千克", "公斤");
        add("mass", "0.001", "g", "克");
        add("mass", "0.5", "jin", "斤", "市斤");
        add("length", "1", "m", "米");
        add("length", "1000", "km", "公里", "千米");
        add("length", "0.01", "cm", "厘米");
        add("length", "0.001", "mm", "毫米");
        add("area", "1", "m2", "m^2", "㎡", "平方米", "平米", "平方");
        add("area", "10000", "ha", "公顷");
        add("area", "1000000", "km2", "km^2", "平方公里", "平方千米");
        // One 亩 is 10,000/15 m²; the customary 666.67 would leave 15 mu short of a hectare.
        put("mu", new Unit("mu", "area", new BigDecimal(10_000), new BigDecimal(15)), "亩");
        add("volume", "1", "m3", "m^3", "立方米", "立方", "方");
        add("volume", "0.001", "L", "升");
        add("volume", "0.000001", "mL", "毫升");
        add("duration", "1", "s", "秒", "sec");
        add("duration", "60", "min", "分钟", "分");
        add("duration", "3600", "h", "小时", "时", "hour");
        add("duration", "86400", "d", "天", "日", "day");
        add("duration", "0.001", "ms", "毫秒");
        add("speed", "1", "km/h", "公里/小时", "千米/小时", "kmh");
        add("speed", "3.6", "m/s", "米/秒");
        add("share", "1", "share", "比例");
        add("share", "0.01", "%", "百分比");
        add("share", "0.001", "‰");
        add("money", "1", "CNY", "元", "yuan");
        add("money", "10000", "10k_CNY", "万元");
        add("count", "1", "count", "个", "件", "次", "人", "户", "辆", "车", "条", "处", "座", "套", "起", "桶");
        add("temperature", "1", "°C", "摄氏度");
        add("angle", "1", "deg", "°", "度");
        add("energy", "1", "kWh", "千瓦时");
        add("power", "1", "kW", "千瓦");
    }

    private Units() {}

    /** One unit as a fraction of its dimension's first; a fraction, because 亩 has no finite decimal. */
    private record Unit(String name, String dimension, BigDecimal times, BigDecimal by) {}

    private static void add(String dimension, String factor, String name, String... aliases) {
        put(name, new Unit(name, dimension, new BigDecimal(factor), BigDecimal.ONE), aliases);
    }

    private static void put(String name, Unit unit, String... aliases) {
        List<String> spellings = new ArrayList<>(List.of(aliases));
        spellings.add(name);
        for (String spelling : spellings) {
            String plain = Normal.text(spelling);
            BY_NAME.put(plain, unit);
            if (Character.isDigit(plain.charAt(plain.length() - 1))) {
                ENDING_IN_A_DIGIT.add(plain);
            }
        }
    }

    /** Whether the unit, in any of its spellings, is one of those known here. */
    public static boolean known(String unit) {
        return unit != null && BY_NAME.containsKey(Normal.text(unit));
    }

    /** The known units by their first spelling, sorted. */
    public static List<String> names() {
        TreeSet<String> names = new TreeSet<>();
        BY_NAME.values().forEach(unit -> names.add(unit.name()));
        return Collections.unmodifiableList(new ArrayList<>(names));
    }

    /** Whether both are known and measure the same thing. */
    public static boolean convertible(String from, String to) {
        return known(from) && known(to) && unit(from).dimension().equals(unit(to).dimension());
    }

    /**
     * The value in another unit of the same dimension, exact where a decimal can be.
     *
     * @throws IllegalArgumentException if a unit is unknown or the two measure different things
     */
    public static BigDecimal convert(BigDecimal value, String from, String to) {
        if (!convertible(from, to)) {
            throw new IllegalArgumentException("unit '" + from + "' does not convert into '" + to
                    + "'; only units of one dimension do; known: " + String.join(", ", names()));
        }
        Unit source = unit(from);
        Unit target = unit(to);
        if (source.equals(target)) {
            return value;
        }
        BigDecimal times = source.times().multiply(target.by());
        BigDecimal by = source.by().multiply(target.times());
        return value.multiply(times).divide(by, MathContext.DECIMAL128);
    }

    /**
     * The unit that a cell's text ends in, such as {@code kg} of {@code 12 kg}; "" when it ends in a number. What is found need
     * not be a known unit.
     */
    static String suffix(String text) {
        int end = text.length();
        while (end > 0 && !endsNumber(text.charAt(end - 1))) {
            end--;
        }
        if (end == 0) {
            return "";
        }
        return end < text.length() ? text.substring(end).strip() : squareOrCube(text);
    }

    /** The suffix of texts such as {@code 12 m2}, whose own last character is a digit. */
    private static String squareOrCube(String text) {
        String longest = "";
        for (String name : ENDING_IN_A_DIGIT) {
            if (name.length() > longest.length() && text.endsWith(name)) {
                longest = name;
            }
        }
        return longest;
    }

    private static boolean endsNumber(char c) {
        return (c >= '0' && c <= '9') || c == '.' || c == ')';
    }

    private static Unit unit(String name) {
        return BY_NAME.get(Normal.text(name));
    }
}
