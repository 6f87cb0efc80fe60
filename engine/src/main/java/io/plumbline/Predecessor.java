package io.plumbline;

import io.plumbline.sink.Manifest;
import io.plumbline.sink.RunStore;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * 前次运行: the committed run of the same job whose entity ids live on. What it found is an input of the next run and stands in the next
 * run's id, so that the id still says all that the content depends on; a job without kinds of entities has none.
 *
 * @param inputs everything that the run reads, with the earlier run where there is one
 * @param runId the earlier run; null where there is none
 */
record Predecessor(List<Manifest.Input> inputs, String runId) {
    private static final String SOURCE = "entities";
    private static final String NAME = "earlier run";

    /**
     * The last committed run; of a run that was committed already, the one that came before it then.
     *
     * @param inputs files and tables
     * @param id the run's id by its inputs
     */
    static Predecessor of(
            Plan plan, RunStore store, List<Manifest.Input> inputs, Function<List<Manifest.Input>, String> id) {
        if (plan.catalog().entities().isEmpty()) {
            return new Predecessor(inputs, null);
        }
        Predecessor last = new Predecessor(inputs, null);
        for (Manifest run : store.committed()) {
            if (run.job().equals(plan.job().job()) && run.tables().contains("entity_records")) {
                Predecessor then = beside(inputs, before(run));
                if (id.apply(then.inputs()).equals(run.runId())) {
                    return then;
                }
                last = beside(inputs, run.runId());
            }
        }
        return last;
    }

    private static String before(Manifest run) {
        return run.inputs().stream()
                .filter(input -> input.source().equals(SOURCE) && input.name().equals(NAME))
                .map(Manifest.Input::hash)
                .findFirst()
                .orElse(null);
    }

    private static Predecessor beside(List<Manifest.Input> inputs, String runId) {
        if (runId == null) {
            return new Predecessor(inputs, null);
        }
        List<Manifest.Input> all = new ArrayList<>(inputs);
        all.add(new Manifest.Input(SOURCE, NAME, 0, runId));
        return new Predecessor(all, runId);
    }
}
