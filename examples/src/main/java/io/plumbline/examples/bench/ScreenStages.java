package io.plumbline.examples.bench;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Which stage of a screening the processors are in, by looking at the stacks of all running threads again and again. */
final class ScreenStages implements AutoCloseable {
    private static final long EVERY_MILLISECONDS = 20;
    private static final String PACKAGE = "io.plumbline.stats.";
    private static final Map<String, String> STAGES = stages();

    private final Map<String, Integer> seen = new LinkedHashMap<>();
    private final Thread looker = new Thread(this::look, "screen-stages");
    private volatile boolean running = true;

    ScreenStages() {
        STAGES.values().forEach(stage -> seen.put(stage, 0));
        looker.setDaemon(true);
        looker.start();
    }

    private static Map<String, String> stages() {
        Map<String, String> stages = new LinkedHashMap<>();
        stages.put("Observations", "rows checked");
        stages.put("ScreenCell", "spread of the peers");
        stages.put("PeerComparison", "p, classes, limits, estimates");
        stages.put("OwnChanges", "changes");
        stages.put("OwnShifts", "shifts");
        stages.put("Screening", "order, states, silence");
        return stages;
    }

    private void look() {
        try {
            while (running) {
                Thread.sleep(EVERY_MILLISECONDS);
                Thread.getAllStackTraces().forEach((thread, stack) -> {
                    if (thread.getState() == Thread.State.RUNNABLE) {
                        count(stack);
                    }
                });
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The innermost stage counts: a thread that waits for others lends them a hand. */
    private void count(StackTraceElement[] stack) {
        for (StackTraceElement frame : stack) {
            String stage = frame.getClassName().startsWith(PACKAGE)
                    ? STAGES.get(frame.getClassName().substring(PACKAGE.length()))
                    : null;
            if (stage != null) {
                seen.merge(stage, 1, Integer::sum);
                return;
            }
        }
    }

    /** Stops looking. */
    @Override
    public void close() {
        running = false;
        try {
            looker.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** After the end: what each stage had of some milliseconds. */
    void print(PrintStream out, double milliseconds) {
        int all = seen.values().stream().mapToInt(Integer::intValue).sum();
        seen.forEach((stage, times) ->
                out.printf(Locale.ROOT, "  %-32s %8.0f ms%n", stage, milliseconds * times / Math.max(1, all)));
    }
}
