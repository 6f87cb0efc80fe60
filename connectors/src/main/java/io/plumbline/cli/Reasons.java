package io.plumbline.cli;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reasons that differ in numbers alone, told as one, with an ellipsis in place of the numbers that differ. */
final class Reasons {
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?|…");
    private static final int MOST = 6;

    private Reasons() {}

    /** The most frequent, most frequent first, and how often each stands there. */
    static List<Map.Entry<String, Long>> most(List<String> all) {
        Map<String, List<String>> alike = all.stream()
                .collect(Collectors.groupingBy(
                        reason -> NUMBER.matcher(reason).replaceAll("…"), TreeMap::new, Collectors.toList()));
        return alike.values().stream()
                .map(reasons -> Map.entry(
                        reasons.stream().distinct().reduce(Reasons::shared).orElseThrow(), (long) reasons.size()))
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(MOST)
                .toList();
    }

    private static String shared(String one, String other) {
        Iterator<String> numbers =
                NUMBER.matcher(other).results().map(MatchResult::group).iterator();
        return NUMBER.matcher(one).replaceAll(found -> {
            String number = numbers.next();
            return Matcher.quoteReplacement(number.equals(found.group()) ? number : "…");
        });
    }
}
