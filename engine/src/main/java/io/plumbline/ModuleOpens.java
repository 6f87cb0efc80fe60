package io.plumbline;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Spark fails late and obscurely on dates where this package of the JDK is closed to it; the exact line is told once. */
final class ModuleOpens {
    private static final Logger LOG = LoggerFactory.getLogger(ModuleOpens.class);
    private static final AtomicBoolean TOLD = new AtomicBoolean();

    private ModuleOpens() {}

    static void warnIfMissing() {
        boolean open = Object.class.getModule().isOpen("sun.util.calendar", ModuleOpens.class.getModule());
        if (!open && TOLD.compareAndSet(false, true)) {
            LOG.warn(
                    "Start Java with --add-opens java.base/sun.util.calendar=ALL-UNNAMED: Spark cannot hand over dates without it");
        }
    }
}
