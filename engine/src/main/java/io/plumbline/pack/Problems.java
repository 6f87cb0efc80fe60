package io.plumbline.pack;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Collects everything that is wrong with a file, so that it can be said at once. */
public final class Problems {
    private final String file;
    private final List<String> found = new ArrayList<>();

    /** Starts with nothing wrong in the named file. */
    public Problems(String file) {
        this.file = file;
    }

    /**
     * Adds one problem.
     *
     * @param path where in the file, for example {@code sources[2].columns.load_t}
     * @param format what is wrong, the value, what is allowed, what to do; see {@link String#format}
     */
    public void add(String path, String format, Object... arguments) {
        String words = arguments.length == 0 ? format : String.format(Locale.ROOT, format, arguments);
        String line = path.isEmpty() ? words : path + ": " + words;
        if (!found.contains(line)) {
            found.add(line);
        }
    }

    /** All problems so far, in the order in which they were found. */
    public List<String> all() {
        return Collections.unmodifiableList(found);
    }

    /** Whether nothing is wrong. */
    public boolean none() {
        return found.isEmpty();
    }

    /**
     * Says everything at once.
     *
     * @throws ConfigurationException when anything is wrong
     */
    public void refuse() {
        if (!found.isEmpty()) {
            throw new ConfigurationException(file, found);
        }
    }
}
