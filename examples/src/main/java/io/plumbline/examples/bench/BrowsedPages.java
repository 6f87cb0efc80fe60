package io.plumbline.examples.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** How long a browser takes to open the pages of a dossier and to filter its list, and what the pages look like. */
final class BrowsedPages {
    private static final int TIMES = 5;
    private static final List<String> TOP =
            List.of("index.html", "leads.html", "followup.html", "coverage.html", "method.html");
    private static final String FILTER = """
            (() => {
              const search = document.querySelector('#filters input[type=search]');
              return ['7', '第12街道', '消防 红', 'w01', 'nothing at all', ''].map(text => {
                search.value = text;
                const from = performance.now();
                search.dispatchEvent(new Event('input'));
                document.body.offsetHeight;
                return performance.now() - from;
              }).concat([...document.querySelectorAll('#filters input[type=checkbox]')].map(box => {
                const from = performance.now();
                box.click();
                document.body.offsetHeight;
                return performance.now() - from;
              }));
            })()""";

    private final Browser browser;
    private final Path dossier;
    private final PrintStream out;

    private BrowsedPages(Browser browser, Path dossier, PrintStream out) {
        this.browser = browser;
        this.dossier = dossier;
        this.out = out;
    }

    /**
     * Opens every type of page, of organizations and leads the largest, and prints milliseconds.
     *
     * @param folder where profile and pictures are put
     */
    static void print(Path dossier, Path folder, PrintStream out) throws IOException {
        Path program = Browser.installed();
        if (program == null) {
            out.println("no chromium on the path: pages are not opened");
            return;
        }
        try (Browser browser = new Browser(program, Files.createDirectories(folder.resolve("profile")))) {
            BrowsedPages pages = new BrowsedPages(browser, dossier, out);
            List<Path> all = new ArrayList<>(TOP.stream().map(dossier::resolve).toList());
            all.add(largest(dossier.resolve("organization")));
            all.add(largest(dossier.resolve("lead")));
            for (Path page : all) {
                pages.open(page);
            }
            pages.filter();
            Path pictures = Files.createDirectories(folder.resolve("pictures"));
            for (Path page : all) {
                pages.picture(page, pictures);
            }
            out.println("pictures of every type of page → " + pictures);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while pages were opened", stopped);
        }
    }

    private static Path largest(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.max(Comparator.comparingLong(
                                    (Path file) -> file.toFile().length())
                            .thenComparing(Comparator.naturalOrder()))
                    .orElseThrow();
        }
    }

    private void open(Path page) throws InterruptedException {
        long first = browser.open(page);
        long most = first;
        for (int i = 1; i < TIMES; i++) {
            most = Math.max(most, browser.open(page));
        }
        out.printf(
                Locale.ROOT,
                "  %-28s %,9d bytes, loaded in %4d ms at first, at most %4d ms of %d%n",
                dossier.relativize(page).toString().replaceAll("p-.*", "(the largest)"),
                page.toFile().length(),
                first,
                most,
                TIMES);
    }

    private void filter() throws InterruptedException {
        browser.open(dossier.resolve("leads.html"));
        List<Double> taken = new ArrayList<>();
        browser.value(FILTER).forEach(one -> taken.add(one.asDouble()));
        out.printf(
                Locale.ROOT,
                "  list filter: the first search %.0f ms, at most %.0f ms of %d changes%n",
                taken.get(0),
                taken.stream().mapToDouble(one -> one).max().orElseThrow(),
                taken.size());
    }

    /** In both languages, on a phone, and without colours. */
    private void picture(Path page, Path to) throws IOException, InterruptedException {
        String name = dossier.relativize(page).toString().replaceAll("[/.].*", "");
        browser.width(1200);
        browser.open(page);
        Files.write(to.resolve(name + "-zh.png"), browser.picture());
        browser.colours(false);
        Files.write(to.resolve(name + "-grey.png"), browser.picture());
        browser.colours(true);
        speak("en");
        Files.write(to.resolve(name + "-en.png"), browser.picture());
        speak("zh");
        browser.width(390);
        Files.write(to.resolve(name + "-phone.png"), browser.picture());
    }

    private void speak(String language) {
        browser.value("document.querySelector('.language button[value=" + language + "]').click()");
    }
}
