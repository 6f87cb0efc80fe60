package io.plumbline.examples.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs a program in a JVM that has just started, as a user does. */
final class FreshJvm {
    /** Two gigabytes, and a compiler fit for a process that lives for a minute, with room for what a run compiles. */
    private static final List<String> JAVA = List.of(
            "-Xmx2g",
            "-Xms2g",
            "-Xmn1200m",
            "-XX:+UseParallelGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:ReservedCodeCacheSize=256m",
            "-XX:-DontCompileHugeMethods");

    private FreshJvm() {}

    /** Wall-clock seconds of a program's part in a JVM of its own, its start included; what it prints is passed on. */
    static double seconds(Class<?> program, String part, Path folder, PrintStream out)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JAVA);
        ProcessHandle.current().info().arguments().ifPresent(given -> {
            for (String argument : given) {
                if (argument.startsWith("--add-opens") || argument.startsWith("--add-modules")) {
                    command.add(argument);
                }
            }
        });
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName(), part));
        command.add(folder.toString());
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (InputStream printed = process.getInputStream()) {
            printed.transferTo(out);
        }
        if (process.waitFor() != 0) {
            throw new IllegalStateException("The part '" + part + "' ended with status " + process.exitValue());
        }
        return (System.nanoTime() - start) / 1e9;
    }
}
