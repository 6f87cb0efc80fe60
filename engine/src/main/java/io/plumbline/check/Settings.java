package io.plumbline.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** 参数: reads the settings of a criterion and names everything that is wrong with them. */
final class Settings {
    private final JsonNode flag;
    private final TreeSet<String> known = new TreeSet<>();
    private final List<String> problems = new ArrayList<>();

    Settings(JsonNode flag) {
        this.flag = flag;
        if (!flag.isObject()) {
            problems.add("flag: " + flag + " is no list of settings; write name: value pairs");
        }
        known.addAll(List.of("because", "source", "valid"));
    }

    boolean has(String name) {
        return flag.hasNonNull(name);
    }

    /** A number between two bounds, or what stands for it when it is not set. */
    Double number(String name, Double unless, double least, double most) {
        known.add(name);
        return has(name) ? number("flag." + name, flag.get(name), least, most) : unless;
    }

    /** A whole number from {@code least}, or what stands for it when it is not set. */
    long count(String name, long unless, long least) {
        known.add(name);
        if (!has(name)) {
            return unless;
        }
        JsonNode value = flag.get(name);
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < least) {
            problems.add("flag." + name + ": " + value + " is no whole number from " + least + " up");
            return unless;
        }
        return value.longValue();
    }

    /** Two numbers, the lower first, or null when they are not set. */
    double[] pair(String name, double least, double most) {
        known.add(name);
        if (!has(name)) {
            return null;
        }
        JsonNode value = flag.get(name);
        if (!value.isArray() || value.size() != 2) {
            problems.add("flag." + name + ": " + value + " are not two numbers; write [lower, upper]");
            return null;
        }
        Double low = number("flag." + name + "[0]", value.get(0), least, most);
        Double high = number("flag." + name + "[1]", value.get(1), least, most);
        if (low == null || high == null) {
            return null;
        }
        if (low > high) {
            problems.add("flag." + name + ": " + value + " has the upper number first; write [lower, upper]");
            return null;
        }
        return new double[] {low, high};
    }

    /** A text that must be there. */
    String text(String name, String meaning) {
        known.add(name);
        if (!has(name)
                || !flag.get(name).isTextual()
                || flag.get(name).textValue().isBlank()) {
            problems.add("flag." + name + ": missing; " + meaning);
            return null;
        }
        return flag.get(name).textValue();
    }

    /** The id of another indicator, or null when it is not set. */
    String indicator(String name, boolean required) {
        known.add(name);
        return required || has(name) ? text(name, "name the indicator whose number stands beside") : null;
    }

    /** A number between two bounds or the id of an indicator whose number is taken; {@code unless} when it is not set. */
    Amount amount(String name, Double unless, double least, double most) {
        if (has(name) && flag.get(name).isTextual()) {
            return new Amount(null, indicator(name, true), least, most);
        }
        return new Amount(number(name, unless, least, most), null, least, most);
    }

    /** The days from which and up to which, exclusive, something is in force; open where nothing is set. */
    InForce inForce(String name) {
        known.add(name);
        if (!has(name)) {
            return new InForce(null, null);
        }
        JsonNode valid = flag.get(name);
        TreeSet<String> fields = new TreeSet<>();
        valid.fieldNames().forEachRemaining(fields::add);
        fields.removeAll(List.of("from", "to"));
        if (!valid.isObject() || !fields.isEmpty()) {
            problems.add("flag." + name + ": " + valid
                    + " is no span of days; write { from: 2023-04-01, to: 2024-04-01 }," + " either may be left out");
        }
        InForce span = new InForce(day(name, valid, "from"), day(name, valid, "to"));
        if (span.from() != null && span.to() != null && !span.from().isBefore(span.to())) {
            problems.add("flag." + name + ": " + valid + " ends before it starts; to is the first day after");
        }
        return span;
    }

    /** The days on which the criterion is in force; {@code source} says where it comes from, and either may be left out. */
    InForce validity() {
        if (flag.has("source")) {
            text("source", "say where the threshold comes from, or leave it out");
        }
        known.add("source");
        return inForce("valid");
    }

    void problem(String problem) {
        problems.add(problem);
    }

    /** Everything that is wrong, settings that no one asked for included. */
    List<String> problems() {
        List<String> all = new ArrayList<>(problems);
        flag.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                all.add("flag." + name + ": unknown setting; known: " + String.join(", ", known));
            }
        });
        return all;
    }

    private LocalDate day(String name, JsonNode valid, String end) {
        if (!valid.hasNonNull(end)) {
            return null;
        }
        try {
            return LocalDate.parse(valid.get(end).asText());
        } catch (DateTimeParseException unreadable) {
            problems.add("flag." + name + "." + end + ": '" + valid.get(end).asText()
                    + "' is no day; write it like 2023-04-01");
            return null;
        }
    }

    private Double number(String path, JsonNode value, double least, double most) {
        if (!value.isNumber() || value.doubleValue() < least || value.doubleValue() > most) {
            problems.add(path + ": " + value + " is no number" + range(least, most));
            return null;
        }
        return value.doubleValue();
    }

    private static String range(double least, double most) {
        if (Double.isInfinite(least) && Double.isInfinite(most)) {
            return "";
        }
        return Double.isInfinite(most)
                ? String.format(Locale.ROOT, " from %s up", plain(least))
                : String.format(Locale.ROOT, " from %s to %s", plain(least), plain(most));
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }

    /**
     * 有效期: the days on which a threshold is in force.
     *
     * @param from the first day; null for always
     * @param to the first day on which it no longer is; null for still
     */
    record InForce(LocalDate from, LocalDate to) {
        /** Whether a whole period lies inside. */
        boolean covers(LocalDate start, LocalDate end) {
            return (from == null || !start.isBefore(from)) && (to == null || !end.isAfter(to));
        }

        /** Whether any day of the period lies inside. */
        boolean touches(Measure measure) {
            return (from == null || measure.to().isAfter(from))
                    && (to == null || measure.from().isBefore(to));
        }

        /** Why a number cannot be judged by a criterion that is in force on these days; null when it can. */
        String misses(Measure measure) {
            if (covers(measure.from(), measure.to())) {
                return null;
            }
            return "criterion in force " + OrganizationFacts.days(from, to, measure);
        }
    }
}
