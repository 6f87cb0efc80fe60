package io.plumbline;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
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
    synchronized void step(String name) {
        finish();
        current = name;
        tell(name);
    }

    /** The last step is finished. */
    synchronized void finish() {
        long now = System.nanoTime();
        if (current != null) {
            add(current, now - since);
        }
        current = null;
        since = now;
    }

    /** Work that goes on beside other work; its own time is kept, whatever the others take. */
    <T> T beside(String name, Supplier<T> work) {
        tell(name);
        long start = System.nanoTime();
        try {
            return work.get();
        } finally {
            add(name, System.nanoTime() - start);
        }
    }

    private synchronized void tell(String name) {
        LOG.info("{}", name);
        listener.accept(name);
    }

    private synchronized void add(String name, long nanos) {
        seconds.merge(name, nanos / 1e9, Double::sum);
    }

    Map<String, Double> seconds() {
        return seconds;
    }
}
