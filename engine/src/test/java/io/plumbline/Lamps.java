package io.plumbline;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A job on street lamps, small enough to run in a test. */
final class Lamps {
    static final String FAULTS = """
            单号,街道,报修日期,修复日期,报修人
            D-1,柳桥街道,2026-03-02,2026-03-04,赵一
            D-2,柳桥街道,2026-03-09,2026-03-01,钱二
            D-3,石桥街道,2026-03-11,,孙三
            D-3,石桥街道,2026-03-11,,孙三
            D-4,无名街道,2026-03-12,,李四
            D-5,石桥街道,三月,,周五
            """;

    private static final String JOB = """
            job: lamps
            as_of: 2026-07-01
            time_zone: Asia/Shanghai
            window: { from: 2026-01-01, to: 2026-07-01 }
            register:
              organizations: { format: csv, path: register.csv }
            packs: [lamps.yaml]
            sources:
              - { contract: lamps.fault, format: csv, path: faults.csv }
            """;

    private static final String REGISTER = """
            organization_id,kind,name,parent_id
            QH,district,青禾区,
            QH-S1,street,柳桥街道,QH
            QH-S2,street,石桥街道,QH
            """;

    private Lamps() {}

    /** Writes the job's files into a folder and reads the job. */
    static Job in(Path folder, String sinks) throws IOException {
        write(folder, "faults.csv", FAULTS);
        write(folder, "register.csv", REGISTER);
        try (InputStream in = Lamps.class.getResourceAsStream("/packs/lamps.yaml")) {
            Files.write(folder.resolve("lamps.yaml"), in.readAllBytes());
        }
        write(folder, "job.yaml", JOB + sinks);
        return Job.read(folder.resolve("job.yaml").toString());
    }

    static Job kept(Path folder) throws IOException {
        return in(folder, "sinks: [ { format: parquet, path: out } ]\n");
    }

    static void write(Path folder, String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text, StandardCharsets.UTF_8);
    }

    static List<Path> files(Path folder) throws IOException {
        try (var walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
