package io.plumbline.cli;

import io.plumbline.Engine;
import io.plumbline.Job;
import io.plumbline.Run;
import io.plumbline.connectors.PastRuns;
import io.plumbline.sink.Manifest;
import io.plumbline.sink.RunStore;
import io.plumbline.sink.RunTables;
import java.util.List;

/** The earlier runs that a run's pages are laid beside: those of the same job up to one that was named. */
final class Since {
    static final String DESCRIPTION =
            "Tells on the pages what has changed since an earlier run: the beginning of its id, or"
                    + " previous; since when a lead is there is told over all runs up to it.";

    private static final String PREVIOUS = "previous";

    private final RunStore store;
    private final List<Manifest> runs;

    private Since(RunStore store, List<Manifest> runs) {
        this.store = store;
        this.runs = runs;
    }

    /**
     * Looks for the earlier runs.
     *
     * @param named the beginning of a run's id, {@value #PREVIOUS}, or null for no earlier run
     * @throws IllegalArgumentException when not exactly one committed run of the job begins so; the message lists those there are
     */
    static Since of(Job job, String named) {
        if (named == null) {
            return new Since(null, List.of());
        }
        RunStore store = Engine.store(job);
        List<Manifest> runs = store.committed().stream()
                .filter(run -> run.job().equals(job.job()) && run.tables().contains("leads"))
                .toList();
        return new Since(store, named.equals(PREVIOUS) ? runs : upTo(job, named, runs));
    }

    private static List<Manifest> upTo(Job job, String named, List<Manifest> runs) {
        List<Manifest> found =
                runs.stream().filter(run -> run.runId().startsWith(named)).toList();
        if (found.size() != 1) {
            List<String> known = runs.stream()
                    .map(run -> run.runId().substring(0, 12) + " (" + run.asOf() + ")")
                    .toList();
            throw new IllegalArgumentException((found.isEmpty() ? "No run" : "More than one run") + " of job "
                    + job.job() + " begins with '" + named + "'; known: " + String.join(", ", known));
        }
        return runs.subList(0, runs.indexOf(found.get(0)) + 1);
    }

    /** The run beside those that were committed before it; the run alone where there are none. */
    RunTables laid(Run run) {
        long own = run.isCommitted() ? run.manifest().sequence() : Long.MAX_VALUE;
        List<Manifest> before =
                runs.stream().filter(one -> one.sequence() < own).toList();
        return before.isEmpty() ? run : new PastRuns(run, run.session(), store, before);
    }
}
