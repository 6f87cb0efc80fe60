package io.plumbline.pack;

import java.util.List;

/** A job or pack file that cannot be used; lists all its problems. */
public final class ConfigurationException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    /** Names the file and lists the problems, one a line. */
    public ConfigurationException(String file, List<String> problems) {
        super(file + ": " + problems.size() + (problems.size() == 1 ? " problem\n  " : " problems\n  ")
                + String.join("\n  ", problems));
        this.problems = List.copyOf(problems);
    }

    /** The problems, each with its path. */
    public List<String> problems() {
        return problems;
    }
}
