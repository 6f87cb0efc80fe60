package io.plumbline.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes the wanted fields out of one JSON object; a field inside another is called by its path, {@code site.name}. */
final class JsonLine {
    private static final int DEEPEST = 64;
    private static final int LONGEST_NUMBER = 1000;
    private static final int MOST_FIELDS_KNOWN = 4096;
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(LONGEST_NUMBER)
                    .maxStringLength(LineScanner.LONGEST_LINE)
                    .build())
            .build();

    private final List<ReadRequest.Wanted> wanted;
    private final Map<String, List<Target>> targets = new HashMap<>();
    private final Set<String> parents = new HashSet<>();
    private final Map<String, Field> known = new HashMap<>();
    private final String[] cells;
    private final int[] ranks;

    /** A wanted column that a field may fill; the lower the rank, the more wanted. */
    private record Target(int column, int rank) {}

    private record Field(List<Target> targets, boolean parent) {}

    JsonLine(List<ReadRequest.Wanted> wanted) {
        this.wanted = wanted;
        this.cells = new String[wanted.size()];
        this.ranks = new int[wanted.size()];
        for (int i = 0; i < wanted.size(); i++) {
            List<String> headers = wanted.get(i).headers();
            for (int rank = 0; rank < headers.size(); rank++) {
                String key = HeaderMatch.key(headers.get(rank));
                targets.computeIfAbsent(key, k -> new ArrayList<>()).add(new Target(i, rank));
                for (int dot = key.indexOf('.'); dot >= 0; dot = key.indexOf('.', dot + 1)) {
                    parents.add(key.substring(0, dot));
                }
            }
        }
    }

    /** Reads a line; answers null, or the code and words of what is wrong with it. */
    String read(String line) {
        Arrays.fill(cells, null);
        Arrays.fill(ranks, Integer.MAX_VALUE);
        try (JsonParser json = JSON.createParser(line)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return "json: the line is not an object";
            }
            String problem = object(json, "");
            if (problem == null && json.nextToken() != null) {
                return "json: more than one value in the line";
            }
            return problem;
        } catch (StreamConstraintsException beyond) {
            return "json-limit: nested deeper than " + DEEPEST + ", or a number of more than " + LONGEST_NUMBER
                    + " characters";
        } catch (JsonProcessingException malformed) {
            return "json: malformed at character " + malformed.getLocation().getColumnNr();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The cells of the line read last. */
    String[] cells() {
        return cells.clone();
    }

    private String object(JsonParser json, String path) throws IOException {
        String problem = null;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = path.isEmpty() ? json.currentName() : path + '.' + json.currentName();
            JsonToken token = json.nextToken();
            Field field = field(name);
            String found = null;
            if (token == JsonToken.START_OBJECT && field.parent) {
                found = object(json, name);
            } else if (token.isStructStart()) {
                json.skipChildren();
                found = field.targets.isEmpty() ? null : nested(field);
            } else {
                found = put(field, token == JsonToken.VALUE_NULL ? null : json.getText());
            }
            problem = problem == null ? found : problem;
        }
        return problem;
    }

    private String nested(Field field) {
        return "nested: " + wanted.get(field.targets.get(0).column).column()
                + " is a list or an object; name the field inside it by its path";
    }

    private String put(Field field, String value) {
        for (Target target : field.targets) {
            if (target.rank == ranks[target.column]) {
                return "duplicate-field: " + wanted.get(target.column).column() + " occurs more than once";
            }
            if (target.rank < ranks[target.column]) {
                ranks[target.column] = target.rank;
                cells[target.column] = value == null || value.isEmpty() ? null : value;
            }
        }
        return null;
    }

    private Field field(String name) {
        Field field = known.get(name);
        if (field == null) {
            String key = HeaderMatch.key(name);
            field = new Field(targets.getOrDefault(key, List.of()), parents.contains(key));
            if (known.size() < MOST_FIELDS_KNOWN) {
                known.put(name, field);
            }
        }
        return field;
    }
}
