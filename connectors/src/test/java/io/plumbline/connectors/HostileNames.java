package io.plumbline.connectors;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.plumbline.cli.LampJob;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Names that mean something to a file system, a page, a workbook or a screen, and a job of lamps in which everything bears them. */
final class HostileNames {
    private static final ObjectMapper JSON = new ObjectMapper();
    static final String ESCAPE = "plumbline-escaped-" + System.nanoTime();
    static final List<String> NAMES = List.of(
            "../../" + ESCAPE,
            "../../../../../../../../../../tmp/" + ESCAPE,
            "/tmp/" + ESCAPE,
            "file:///tmp/" + ESCAPE,
            "..\\..\\" + ESCAPE,
            "C:\\" + ESCAPE,
            "%2e%2e%2f" + ESCAPE,
            "..",
            "zero\0byte",
            "line\nbreak",
            "tab\tcell",
            "${env:PATH}",
            "{organization}",
            "'; drop table leads; --",
            "`backtick`",
            "</script><img src=x onerror=alert(1)>",
            "\"><svg onload=alert(1)>",
            "</title></td></tr></table><h1>guilty</h1>",
            "<!-- gone",
            "&lt;b&gt; &amp;",
            "=HYPERLINK(\"http://localhost/\",\"x\")",
            "@SUM(1+1)",
            "+1-1",
            "-2+3",
            "\u202Egnp.街道",
            "one\u2028line",
            "\uFFFE\uD83D\uDE00街道",
            "𠮷桥街道",
            "长".repeat(5000) + "街道");
    static final List<String> TEAMS =
            List.of("../../" + ESCAPE, "..", "a/b", "a:b", "a_b", "</script>\0<img src=x>" + "组".repeat(2000));

    private HostileNames() {}

    static void write(LampJob job) throws IOException {
        StringBuilder register =
                new StringBuilder(line("organization_id", "QH", "kind", "district", "name", "青禾区", "parent", null));
        StringBuilder faults = new StringBuilder();
        StringBuilder posts = new StringBuilder();
        for (int i = 0; i < NAMES.size(); i++) {
            String name = NAMES.get(i);
            register.append(line(
                    "organization_id", name, "kind", "street", "name", name, "parent", "QH", "aliases", name + "处"));
            for (int j = 0; j < 2; j++) {
                faults.append(line(
                        "单号", i + "-" + j + name, "街道", name, "报修日期", "2026-03-09", "修复日期", "2026-03-01", "报修人", name));
            }
            posts.append(line("post_id", name, "lon", "116.11", "lat", "39.91"));
        }
        job.write("register.jsonl", register.toString());
        job.write("faults/<img src=x onerror=alert(1)>.jsonl", faults.toString());
        job.write("faults/C:\\x.jsonl", line("单号", "F-2", "街道", "柳桥街道", "报修日期", "2026-03-09"));
        job.write("faults/=1+1 %2e%2e #x.jsonl", line("单号", "F-1", "街道", "柳桥街道", "报修日期", "2026-03-09"));
        job.write("posts.jsonl", posts.toString());
        job.write("lamps.yaml", job.text("lamps.yaml").replace("normalize: name", "normalize: text"));
        job.write(
                "job.yaml",
                job.text("job.yaml")
                        .replace("job: lamps\n", "job: \"</title><script>alert(1)</script>../../" + ESCAPE + "\"\n")
                        .replace("{ format: csv, path: register.csv }", "{ format: jsonl, path: register.jsonl }")
                        .replaceAll("  areas: .*\n", "")
                        .replace("format: csv\n    path: faults.csv", "format: jsonl\n    path: faults")
                        .concat(
                                "  - { format: xlsx, path: out/leads.xlsx }\n  - { format: dossier, path: out/dossier }\n"));
        job.write("round.yaml", round());
    }

    private static String round() throws IOException {
        List<Map<String, Object>> teams = new ArrayList<>();
        for (int i = 0; i < TEAMS.size(); i++) {
            teams.add(Map.of("team", TEAMS.get(i), "organizations", List.of(NAMES.get(15 + i % 2))));
        }
        return JSON.writeValueAsString(
                Map.of("round", "../../" + ESCAPE, "on", "2026-10-01", "subjects", List.of("street"), "teams", teams));
    }

    private static String line(String... fields) throws IOException {
        Map<String, String> line = new LinkedHashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            line.put(fields[i], fields[i + 1]);
        }
        return JSON.writeValueAsString(line) + "\n";
    }
}
