package io.plumbline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The example of building works in a folder of a test, and how many of its records are of which entities. */
final class Works {
    private static final Path EXAMPLE = Path.of("../examples/src/main/resources/works");
    static final String SAID = "left_contract,left_id,right_contract,right_id,verdict\n";

    private Works() {}

    static void copy(Path to) throws IOException {
        try (var files = Files.list(EXAMPLE)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    /** The example's job with a part replaced, its runs kept. */
    static Job job(Path folder, String part, String by) throws IOException {
        String text = Files.readString(EXAMPLE.resolve("job.yaml")).replace(part, by);
        Lamps.write(folder, "job.yaml", text.replace("  - { format: dossier, path: out/dossier }\n", ""));
        return Job.read(folder.resolve("job.yaml").toString());
    }

    static Map<String, List<Long>> coverage(Run run) {
        Map<String, List<Long>> coverage = new TreeMap<>();
        run.table("entity_coverage")
                .collectAsList()
                .forEach(row -> coverage.put(
                        row.getAs("kind") + " " + row.getAs("contract") + " " + row.getAs("state"),
                        Arrays.asList(
                                row.getAs("records"), row.getAs("entities"), row.getAs("linked"), row.getAs("met"))));
        return coverage;
    }
}
