package io.plumbline.sink;

/** Writes a finished run in one form. Implementations have no state, and several may write at the same time. */
public interface SinkFormat {
    /** The name by which jobs ask for it, lower case. */
    String name();

    /**
     * Writes the run.
     *
     * @param tables the run's tables, all written and committed
     * @param target where to; relative paths are already resolved
     */
    void write(RunTables tables, SinkTarget target);
}
