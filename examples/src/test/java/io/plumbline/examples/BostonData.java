package io.plumbline.examples;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where the trial data of Boston lie, and how the job is laid beside them. */
final class BostonData {
    private static final List<String> DATA = List.of(
            "cases-2015q1.csv", "cases-2015q2.csv", "cases-2015q3.csv", "cases-2015q4.csv", "neighborhoods.geojson");
    private static final List<String> JOB = List.of("boston-311.yaml", "boston.yaml", "register.csv");

    private BostonData() {}

    /** The folder, or null where there is none. */
    static Path find() {
        String data = System.getProperty("plumbline.data");
        Path folder = data == null ? null : Path.of(data, "boston-311-2015");
        return folder != null && Files.isDirectory(folder) ? folder : null;
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
