package io.plumbline.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is found wrong or missing while one row is conformed. Most rows have neither, so nothing is made before it is needed. */
final class ConformFindings {
    private Map<String, String> missing = Map.of();
    private List<String> faults = List.of();

    void missing(String column, String reason) {
        if (missing.isEmpty()) {
            missing = new LinkedHashMap<>();
        }
        missing.put(column, reason);
    }

    void fault(String column, String words) {
        if (faults.isEmpty()) {
            faults = new ArrayList<>();
        }
        faults.add(column + ": " + words);
    }

    Map<String, String> missing() {
        return missing;
    }

    List<String> faults() {
        return faults;
    }
}
