package io.plumbline;

import io.plumbline.source.OwnSession;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;

/**
 * Pieces of work that do not wait for each other. A small Spark job leaves most cores idle while it is planned and compiled, so a few
 * of them at once take little longer than one; more than a few would only compete for memory.
 */
final class Together {
    private static final int AT_ONCE = 4;

    private Together() {}

    /**
     * Does the same for every name, a few at a time.
     *
     * @return the results in the order of the names, whatever finished first
     * @throws RuntimeException the one of the first name whose work failed, after all have ended
     */
    static <T> Map<String, T> all(SparkSession spark, Set<String> names, Function<String, T> work) {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            OwnSession session = new OwnSession(spark);
            Map<String, CompletableFuture<T>> begun = new TreeMap<>();
            names.forEach(name -> begun.put(
                    name, CompletableFuture.supplyAsync(() -> session.during(() -> work.apply(name)), threads)));
            CompletableFuture.allOf(begun.values().toArray(new CompletableFuture<?>[0]))
                    .handle((done, failure) -> null)
                    .join();
            Map<String, T> results = new TreeMap<>();
            begun.forEach((name, result) -> results.put(name, ended(result)));
            return results;
        } finally {
            threads.shutdown();
        }
    }

    /** What two pieces of work came to. */
    record Both<A, B>(A one, B other) {}

    /** Does two things beside each other, and ends when both have ended. */
    @SuppressWarnings("unchecked")
    static <A, B> Both<A, B> both(SparkSession spark, Supplier<A> one, Supplier<B> other) {
        Map<String, Supplier<?>> works = Map.of("1", one, "2", other);
        Map<String, Object> results =
                all(spark, works.keySet(), name -> works.get(name).get());
        return new Both<>((A) results.get("1"), (B) results.get("2"));
    }

    /** The same of work that comes to nothing but tables. */
    static void beside(SparkSession spark, Runnable one, Runnable other) {
        Map<String, Runnable> works = Map.of("1", one, "2", other);
        all(spark, works.keySet(), name -> {
            works.get(name).run();
            return name;
        });
    }

    private static <T> T ended(CompletableFuture<T> result) {
        try {
            return result.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException problem) {
                throw problem;
            }
            if (failed.getCause() instanceof Error error) {
                throw error;
            }
            throw failed;
        }
    }
}
