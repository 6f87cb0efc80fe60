package io.plumbline.examples;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where the trial data of Boston lie, and how the job is laid beside them. */
final class BostonData {
    private static final List<String> DATA = List.of(
            "cases-2015q1.csv", "cases-2015q2.csv", "cases-2015q3.csv", "cases-2015q4.csv", "neighborhoods.geojson");
    private static final List<String> JOB = List.of("boston-311.yaml", "boston.yaml", "register.csv");

    private BostonData() {}

    /** The folder, or null where there is none. */
    static Path find() {
        List<Path> places = new ArrayList<>();
        if (System.getProperty("plumbline.trial-data") != null) {
            places.add(Path.of(System.getProperty("plumbline.trial-data")));
        }
        for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
            places.add(up.resolve("shared/data"));
        }
        return places.stream()
                .map(place -> place.resolve("boston-311-2015"))
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(null);
    }

    /** Lays the job's files beside links to the data. */
    static void layOut(Path data, Path folder) throws IOException {
        for (String name : DATA) {
            Files.createSymbolicLink(folder.resolve(name), data.resolve(name));
        }
        for (String name : JOB) {
            try (InputStream in = BostonData.class.getResourceAsStream("/boston/" + name)) {
                Files.copy(in, folder.resolve(name));
            }
        }
    }
}
