package io.plumbline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A test that is handed the one {@link SparkSession} of its JVM as a constructor or method parameter, or the one {@link Run} of the
 * lamps, which is there to be read.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SparkTest.Session.class)
public @interface SparkTest {
    /** Starts the session once and stops it when the last test of the JVM has run. */
    final class Session implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            Class<?> type = parameter.getParameter().getType();
            return type == SparkSession.class || type == Run.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            ExtensionContext.Store store = context.getRoot().getStore(ExtensionContext.Namespace.GLOBAL);
            SparkSession spark = store.computeIfAbsent(Holder.class, key -> new Holder(), Holder.class).spark;
            return parameter.getParameter().getType() == SparkSession.class
                    ? spark
                    : store.computeIfAbsent(LampsRun.class, key -> new LampsRun(spark), LampsRun.class).run;
        }
    }

    /** Closes the run, which takes its folder with it, before the session it lives in. */
    final class LampsRun implements AutoCloseable {
        private final Path folder;
        private final Run run;

        LampsRun(SparkSession spark) {
            try {
                folder = Files.createTempDirectory("lamps");
                run = Engine.on(spark).run(Lamps.kept(folder));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            run.close();
            for (Path file : Lamps.files(folder)) {
                Files.delete(file);
            }
        }
    }

    /** Closes the session with the root store. */
    final class Holder implements AutoCloseable {
        private final SparkSession spark = SparkSession.builder()
                .master("local[2]")
                .appName("plumbline-tests")
                .config("spark.ui.enabled", "false")
                .config("spark.sql.shuffle.partitions", "2")
                .config("spark.sql.session.timeZone", "Asia/Shanghai")
                .config("spark.sql.warehouse.dir", "target/spark-warehouse")
                .getOrCreate();

        @Override
        public void close() {
            spark.stop();
        }
    }
}
