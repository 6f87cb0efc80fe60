package io.plumbline;

import io.plumbline.pack.Catalog;
import io.plumbline.pack.Pack;
import io.plumbline.pack.PackRules;
import io.plumbline.pack.Problems;
import io.plumbline.pack.Yaml;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.fs.Path;

/**
 * 已知的包: packs read without a job, by name or path, beside all that plugins have registered, which they may refer to.
 *
 * @param all every pack by name
 * @param named those that were asked for, in that order
 */
record KnownPacks(Map<String, Pack> all, List<Pack> named) {
    /**
     * Reads packs.
     *
     * @param names names that plugins have registered, or paths of .yaml files
     * @throws io.plumbline.pack.ConfigurationException naming every problem of the packs, or a file that cannot be read
     * @throws IllegalArgumentException when there is no such pack
     */
    static KnownPacks read(List<String> names) {
        Problems problems = new Problems(String.join(", ", names));
        Map<String, Pack> all = new TreeMap<>();
        Map<String, String> registered = Registry.load().packs();
        registered.forEach((name, resource) -> put(all, resource(resource), problems));
        List<Pack> named = new ArrayList<>();
        for (String name : names) {
            named.add(registered.containsKey(name) ? all.get(name) : put(all, file(name, registered), problems));
        }
        problems.refuse();
        PackRules.check(List.copyOf(all.values()), problems);
        problems.refuse();
        return new KnownPacks(all, named);
    }

    Catalog catalog() {
        return Catalog.of(List.copyOf(all.values()));
    }

    private static Pack put(Map<String, Pack> packs, String text, Problems problems) {
        Pack pack = Yaml.read(text, Pack.class, problems);
        if (pack != null) {
            packs.put(pack.pack(), pack);
        }
        return pack;
    }

    private static String resource(String resource) {
        try (InputStream in = Registry.loader().getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("pack " + resource + " cannot be read from the class path", e);
        }
    }

    private static String file(String name, Map<String, String> registered) {
        if (name.endsWith(".yaml") || name.endsWith(".yml")) {
            return JobReader.text(new Path(name));
        }
        throw new IllegalArgumentException("there is no pack '" + name + "'; known: "
                + String.join(", ", registered.keySet()) + "; or give the path of a .yaml file");
    }
}
