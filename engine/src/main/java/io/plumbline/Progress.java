package io.plumbline;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells which stage a run has reached and keeps how long each took; the times go to the run's log and nowhere else. */
final class Progress {
    private static final Logger LOG = LoggerFactory.getLogger(Progress.class);

    private final Consumer<String> listener;
    private final Map<String, Double> seconds = new LinkedHashMap<>();
    private String current;
    private long since = System.nanoTime();

    Progress(Consumer<String> listener) {
        this.listener = listener;
    }

    static Progress silent() {
        return new Progress(step -> {});
    }

    /** A step begins; the one before it is finished. */
    void step(String name) {
        finish();
        current = name;
        LOG.info("{}", name);
        listener.accept(name);
    }

    /** The last step is finished. */
    void finish() {
        long now = System.nanoTime();
        if (current != null) {
            seconds.merge(current, (now - since) / 1e9, Double::sum);
        }
        current = null;
        since = now;
    }

    Map<String, Double> seconds() {
        return seconds;
    }
}
