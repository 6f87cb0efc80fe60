package io.plumbline;

import io.plumbline.check.CheckKind;
import io.plumbline.sink.SinkFormat;
import io.plumbline.source.SourceFormat;
import java.security.CodeSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.TreeSet;

/** What plugins have registered, by name. Two plugins that claim one name are refused, with the jars of both. */
public final class Registry {
    private final Map<String, SourceFormat> sourceFormats = new TreeMap<>();
    private final Map<String, SinkFormat> sinkFormats = new TreeMap<>();
    private final Map<String, CheckKind> checkKinds = new TreeMap<>();
    private final Map<String, String> packs = new TreeMap<>();
    private final TreeSet<String> plugins = new TreeSet<>();

    Registry() {}

    /** Everything that the plugins on the class path register. */
    static Registry load() {
        Registry registry = new Registry();
        for (Plugin plugin : ServiceLoader.load(Plugin.class, loader())) {
            registry.plugins.add(plugin.getClass().getName());
            plugin.register(registry);
        }
        return registry;
    }

    /** Jars added to a running cluster are seen by the context class loader only. */
    static ClassLoader loader() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return context == null ? Registry.class.getClassLoader() : context;
    }

    /** Registers a format that jobs may read. */
    public void register(SourceFormat format) {
        claim(sourceFormats, "source format", format.name(), format);
    }

    /** Registers a format that jobs may write. */
    public void register(SinkFormat format) {
        claim(sinkFormats, "sink format", format.name(), format);
    }

    /** Registers a kind of criterion. */
    public void register(CheckKind kind) {
        claim(checkKinds, "kind of check", kind.name(), kind);
    }

    /**
     * Registers a pack.
     *
     * @param name the name by which jobs ask for it
     * @param resource its file on the class path
     */
    public void pack(String name, String resource) {
        claim(packs, "pack", name, resource);
    }

    private static <T> void claim(Map<String, T> taken, String what, String name, T claimant) {
        T other = taken.putIfAbsent(name, claimant);
        if (other != null && !other.equals(claimant)) {
            throw new IllegalStateException("Two plugins claim the " + what + " '" + name + "': " + origin(other)
                    + " and " + origin(claimant) + "; remove one of them from the class path");
        }
    }

    private static String origin(Object thing) {
        CodeSource source = thing.getClass().getProtectionDomain().getCodeSource();
        return thing.getClass().getName() + " in " + (source == null ? "the JDK" : source.getLocation());
    }

    /** Formats that jobs may read. */
    public Map<String, SourceFormat> sourceFormats() {
        return Collections.unmodifiableMap(sourceFormats);
    }

    /** Formats that jobs may write. */
    public Map<String, SinkFormat> sinkFormats() {
        return Collections.unmodifiableMap(sinkFormats);
    }

    /** Kinds of criteria. */
    public Map<String, CheckKind> checkKinds() {
        return Collections.unmodifiableMap(checkKinds);
    }

    /** Packs on the class path: name → resource. */
    public Map<String, String> packs() {
        return Collections.unmodifiableMap(packs);
    }

    /** Class names of the plugins found, sorted. */
    public List<String> plugins() {
        return List.copyOf(plugins);
    }
}
