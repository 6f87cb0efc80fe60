package io.plumbline;

/**
 * The one door for extensions, found through {@code META-INF/services/io.plumbline.Plugin}; what is built in comes through it too.
 */
public interface Plugin {
    /** Registers formats, kinds of checks and packs by their names. */
    void register(Registry registry);
}
