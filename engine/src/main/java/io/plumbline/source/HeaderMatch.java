package io.plumbline.source;

import io.plumbline.text.Normal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * 表头匹配: where the wanted columns stand in one file's header. Headers are compared after NFKC, without invisible characters,
 * with blanks trimmed, whatever their case; a column is looked up under its headers in order and the first that occurs is taken.
 *
 * @param positions per wanted column its position in the header, or -1; empty when there is a problem
 * @param problem the code and words of a failed row; null when the header serves
 */
public record HeaderMatch(List<Integer> positions, String problem) {
    private static final int NAMES_SHOWN = 60;
    private static final int NAME_LENGTH_SHOWN = 60;

    /** Looks the wanted columns up in a header; a null header is an empty cell. */
    public static HeaderMatch of(List<String> headers, List<ReadRequest.Wanted> wanted) {
        Map<String, List<Integer>> places = places(headers);
        List<Integer> positions = new ArrayList<>();
        Set<String> twice = new LinkedHashSet<>();
        List<String> missing = new ArrayList<>();
        for (ReadRequest.Wanted column : wanted) {
            List<Integer> found = find(column, places);
            positions.add(found.isEmpty() ? -1 : found.get(0));
            if (found.size() > 1) {
                twice.add(shown(headers.get(found.get(0))));
            } else if (found.isEmpty() && column.required()) {
                missing.add(column.column() + " (as " + String.join(" or ", column.headers()) + ")");
            }
        }
        boolean any = positions.stream().anyMatch(position -> position >= 0);
        String problem = problem(headers, twice, missing, any);
        return new HeaderMatch(problem == null ? List.copyOf(positions) : List.of(), problem);
    }

    /** How many of the wanted columns a header has. */
    public static int known(List<String> headers, List<ReadRequest.Wanted> wanted) {
        Map<String, List<Integer>> places = places(headers);
        return (int) wanted.stream()
                .filter(column -> !find(column, places).isEmpty())
                .count();
    }

    /** The form under which two headers are one. */
    public static String key(String header) {
        return header == null ? "" : Normal.text(header).toLowerCase(Locale.ROOT);
    }

    private static Map<String, List<Integer>> places(List<String> headers) {
        Map<String, List<Integer>> places = new HashMap<>();
        for (int i = 0; i < headers.size(); i++) {
            String key = key(headers.get(i));
            if (!key.isEmpty()) {
                places.computeIfAbsent(key, k -> new ArrayList<>()).add(i);
            }
        }
        return places;
    }

    private static List<Integer> find(ReadRequest.Wanted wanted, Map<String, List<Integer>> places) {
        return wanted.headers().stream()
                .map(header -> places.getOrDefault(key(header), List.of()))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static String problem(List<String> headers, Set<String> twice, List<String> missing, boolean any) {
        if (!twice.isEmpty()) {
            return "duplicate-header: " + String.join(", ", twice) + " occurs more than once; found: " + shown(headers)
                    + "; keep one of them in the file";
        }
        if (missing.isEmpty()) {
            return null;
        }
        return "missing-header: " + String.join(", ", missing) + "; found: "
                + (any
                        ? shown(headers)
                        : headers.size() + " cells that are none of the headers asked for, not shown"
                                + " because they may be a record's")
                + "; name the file's own header under the source's columns";
    }

    private static String shown(List<String> headers) {
        String names =
                headers.stream().limit(NAMES_SHOWN).map(HeaderMatch::shown).collect(Collectors.joining(", "));
        return headers.size() > NAMES_SHOWN ? names + ", … (" + headers.size() + " in all)" : names;
    }

    private static String shown(String header) {
        String text = header == null ? "" : Normal.text(header);
        return text.length() > NAME_LENGTH_SHOWN ? text.substring(0, NAME_LENGTH_SHOWN) + "…" : text;
    }
}
