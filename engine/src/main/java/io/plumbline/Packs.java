package io.plumbline;

import io.plumbline.pack.ConfigurationException;
import io.plumbline.pack.Pack;
import io.plumbline.pack.Problems;
import io.plumbline.pack.Yaml;
import io.plumbline.text.Hashes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.Path;

/** Finds packs by name on the class path, or by path beside the job. */
final class Packs {
    private final List<Pack> packs = new ArrayList<>();
    private final Map<String, String> hashes = new LinkedHashMap<>();

    private Packs() {}

    static Packs read(Job job, Registry registry, Problems problems) {
        Packs packs = new Packs();
        for (int i = 0; i < job.packs().size(); i++) {
            packs.add("packs[" + i + "]", job.packs().get(i), job, registry, problems);
        }
        return packs;
    }

    List<Pack> packs() {
        return packs;
    }

    /** Pack name → hash of its text. */
    Map<String, String> hashes() {
        return hashes;
    }

    private void add(String path, String name, Job job, Registry registry, Problems problems) {
        String text = name.endsWith(".yaml") || name.endsWith(".yml")
                ? own(path, name, job, problems)
                : builtIn(path, name, registry, problems);
        if (text == null) {
            return;
        }
        Problems own = new Problems(name);
        Pack pack = Yaml.read(text, Pack.class, own);
        own.all().forEach(problem -> problems.add("pack " + name, "%s", problem));
        if (pack != null && own.none()) {
            packs.add(pack);
            hashes.put(pack.pack(), Hashes.sha256Hex(text));
        }
    }

    private static String own(String path, String name, Job job, Problems problems) {
        try {
            return JobReader.text(new Path(Locations.resolve(job.data(), name)));
        } catch (ConfigurationException unreadable) {
            unreadable.problems().forEach(problem -> problems.add(path, "'%s' %s", name, problem));
        } catch (IllegalArgumentException noPath) {
            problems.add(path, "'%s' is no path: %s", name, Locations.why(noPath));
        }
        return null;
    }

    private static String builtIn(String path, String name, Registry registry, Problems problems) {
        String resource = registry.packs().get(name);
        if (resource == null) {
            problems.add(
                    path,
                    "there is no pack '%s'; known: %s; or give the path of a .yaml file",
                    name,
                    String.join(", ", registry.packs().keySet()));
            return null;
        }
        try (InputStream in = Registry.loader().getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            problems.add(path, "pack '%s' cannot be read from the class path: %s", name, e.getMessage());
            return null;
        }
    }
}
