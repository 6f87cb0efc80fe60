package io.plumbline.examples;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;

/** Keeps everything that is logged, far more than a user sees, and everything that is written to the error stream. */
final class Heard extends AbstractAppender implements AutoCloseable {
    private final StringWriter log = new StringWriter();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    private final PrintStream before = System.err;
    private final LoggerConfig root =
            LoggerContext.getContext(false).getConfiguration().getRootLogger();
    private final Level level = root.getLevel();

    private Heard() {
        super("heard", null, null, false, Property.EMPTY_ARRAY);
    }

    static Heard listen() {
        Heard heard = new Heard();
        heard.start();
        heard.others(heard.level);
        heard.root.addAppender(heard, Level.INFO, null);
        heard.root.setLevel(Level.INFO);
        LoggerContext.getContext(false).updateLoggers();
        System.setErr(new PrintStream(both(heard.errors, heard.before), true, StandardCharsets.UTF_8));
        return heard;
    }

    /** What the others print stays as it is, however much is heard here. */
    private void others(Level most) {
        for (Appender other : root.getAppenders().values()) {
            root.removeAppender(other.getName());
            root.addAppender(other, most, null);
        }
    }

    private static OutputStream both(OutputStream one, OutputStream other) {
        return new OutputStream() {
            @Override
            public void write(int b) throws java.io.IOException {
                one.write(b);
                other.write(b);
            }
        };
    }

    @Override
    public void append(LogEvent event) {
        log.append(event.getMessage().getFormattedMessage()).append('\n');
        if (event.getThrown() != null) {
            event.getThrown().printStackTrace(new PrintWriter(log, true));
        }
    }

    String text() {
        return log + errors.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        root.removeAppender(getName());
        root.setLevel(level);
        LoggerContext.getContext(false).updateLoggers();
        System.setErr(before);
        stop();
    }
}
