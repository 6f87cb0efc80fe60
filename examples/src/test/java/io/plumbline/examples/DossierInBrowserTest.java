package io.plumbline.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.plumbline.connectors.dossier.DossierSink;
import io.plumbline.examples.bench.Browser;
import io.plumbline.examples.bench.SyntheticRun;
import io.plumbline.sink.SinkTarget;
import io.plumbline.text.Hashes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A dossier as a team opens it: from a folder, in a browser that has no network. */
class DossierInBrowserTest {
    private static final List<String> HOSTILE = List.of(
            "</script><img src=x onerror=alert(1)>",
            "\"><svg onload=alert(1)>",
            "</title></td></tr></table><h1>guilty</h1>",
            "javascript:alert(1)",
            "'; alert(1); //",
            "{{constructor.constructor('alert(1)')()}}",
            "one\u2028line",
            "\u202Egnp.街道",
            "\uD83D\uDE00𠮷桥街道",
            "&lt;b&gt; &amp;",
            "长".repeat(300) + "街道");
    private static final List<String> TOP =
            List.of("index.html", "leads.html", "followup.html", "coverage.html", "method.html");

    @TempDir
    private static Path folder;

    private static SparkSession spark;
    private static Path dossier;
    private static Browser browser;

    @BeforeAll
    static void render() throws IOException, InterruptedException {
        Path program = Browser.installed();
        assumeTrue(program != null, "no chromium on the path: pages are not looked at in a browser");
        spark = LocalSpark.session("2");
        dossier = written();
        Path profile = Files.createDirectory(folder.resolve("profile"));
        browser = new Browser(program, profile);
    }

    private static Path written() {
        List<String> names = new ArrayList<>(HOSTILE);
        for (int i = 0; i < 25; i++) {
            names.add("第" + (i + 1) + "街道");
        }
        Path to = folder.resolve("dossier");
        new DossierSink().write(new SyntheticRun(spark, names, 4, 3), new SinkTarget("dossier", to.toString(), null));
        return to;
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        if (spark != null) {
            spark.stop();
        }
    }

    /** One page of each kind, and of organizations and leads one of a hostile name and one of an ordinary one. */
    private static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>(TOP.stream().map(dossier::resolve).toList());
        for (String kind : List.of("organization", "lead")) {
            List<Path> all = files(dossier.resolve(kind));
            pages.add(all.get(0));
            pages.add(all.get(all.size() - 1));
        }
        return pages;
    }

    private static List<Path> files(Path of) throws IOException {
        try (Stream<Path> walk = Files.walk(of)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static void speak(String language) {
        browser.value("document.querySelector('.language button[value=" + language + "]').click()");
    }

    @Test
    void everyKindOfPageLoadsWithoutANetworkAndWithoutAComplaint() throws Exception {
        for (Path page : pages()) {
            browser.open(page);
            browser.requests().forEach(url -> assertTrue(url.startsWith("file:"), page + " asks for " + url));
            assertEquals(List.of(), browser.complaints(), page.toString());
            assertTrue(browser.requests().size() >= 3, "a page with its style and script");
        }
    }

    @Test
    void whatAPageMayNotAskForIsRefusedByItself() throws Exception {
        browser.open(dossier.resolve("index.html"));
        browser.value("document.body.appendChild(document.createElement('img')).src = 'http://127.0.0.1:9/x.png'");
        assertEquals(
                "refused",
                browser.value("fetch('http://127.0.0.1:9/').then(() => 'reached', () => 'refused')")
                        .asText());
        assertTrue(browser.complaints().toString().contains("Content Security Policy"), browser.complaints()::toString);
    }

    @Test
    void hostileNamesStayText() throws Exception {
        browser.open(dossier.resolve("leads.html"));
        browser.value("document.querySelector('#filters input[type=search]').value = 'alert(1)';"
                + "document.querySelector('#filters input[type=search]').dispatchEvent(new Event('input'))");
        String shown = browser.value("document.querySelector('#leads tbody').textContent")
                .asText();
        assertTrue(shown.contains("</script><img src=x onerror=alert(1)>"), shown);
        assertEquals(
                0,
                browser.value("document.querySelectorAll('main img, main svg, main script').length")
                        .asInt());
        int i = 0;
        for (String name : HOSTILE) {
            String file = "p-"
                    + Hashes.id(String.format(java.util.Locale.ROOT, "O%05d", i++))
                            .substring(0, 20) + ".html";
            browser.open(dossier.resolve("organization").resolve(file));
            String heading = browser.value("document.querySelector('h1').firstChild.textContent")
                    .asText()
                    .strip();
            assertEquals(name.replaceAll("[\u2028\u202E]", " ").strip(), heading);
            assertEquals(
                    1, browser.value("document.querySelectorAll('h1').length").asInt());
            assertEquals(List.of(), browser.complaints());
        }
    }

    @Test
    void everythingIsThereToReadWithoutScripts() throws Exception {
        browser.scripts(false);
        try {
            browser.open(dossier.resolve("leads.html"));
            // What the page holds is asked of the debugger, since the page itself may run nothing.
            assertEquals(100, count("#leads tbody tr"));
            browser.open(files(dossier.resolve("organization")).get(0));
            assertTrue(count("table.history tbody tr") > 0);
            assertEquals(0, count(".plot svg"));
            assertTrue(count("span[lang=en]") > 0 && count(".zh") > 0, "both languages");
        } finally {
            browser.scripts(true);
        }
    }

    private static int count(String selector) {
        int root = browser.call("DOM.getDocument").path("root").path("nodeId").asInt();
        return browser.call("DOM.querySelectorAll", "nodeId", root, "selector", selector)
                .path("nodeIds")
                .size();
    }

    @Test
    void theListIsFilteredAndTurnedByKeyboardAlone() throws Exception {
        browser.open(dossier.resolve("leads.html"));
        assertEquals(
                50,
                browser.value("document.querySelectorAll('#leads tbody tr').length")
                        .asInt());
        for (int i = 0; i < 40 && !active("type").equals("search"); i++) {
            browser.press("Tab", "", 9);
        }
        assertEquals("search", active("type"));
        assertTrue(
                browser.value("getComputedStyle(document.activeElement).outlineStyle")
                        .asText()
                        .equals("solid"),
                "the focus is seen");
        browser.call("Input.insertText", "text", "第25街道");
        String found =
                browser.value("document.getElementById('found').textContent").asText();
        assertTrue(found.endsWith("3 / 144"), found);
        browser.press("Tab", "", 9);
        for (int i = 0; i < 6; i++) {
            browser.press("Tab", "", 9);
        }
        browser.press(" ", " ", 32);
        found = browser.value("document.getElementById('found').textContent").asText();
        assertTrue(found.endsWith("4 / 144"), "those held back among them: " + found);
        assertEquals(
                4,
                browser.value("document.querySelectorAll('#leads tbody tr').length")
                        .asInt());
    }

    private static String active(String attribute) {
        return browser.value("document.activeElement." + attribute + " || ''").asText();
    }

    @Test
    void chartsDrawTheTablesBesideThem() throws Exception {
        browser.open(files(dossier.resolve("organization")).get(0));
        int plots = browser.value("document.querySelectorAll('.plot').length").asInt();
        assertTrue(plots >= 6, "a run chart and a plot of peers for each of three checks");
        assertEquals(
                plots,
                browser.value("document.querySelectorAll('.plot svg').length").asInt());
        assertEquals(
                browser.value(
                                "document.querySelector('.measure').querySelectorAll('table.history tbody td:nth-child(3):not([data-exact=\"\"])').length")
                        .asInt(),
                browser.value(
                                "echarts.getInstanceByDom(document.querySelector('.plot.run')).getOption().series[1].data.filter(p => p.value !== null).length")
                        .asInt());
        assertEquals(
                36,
                browser.value(
                                "echarts.getInstanceByDom(document.querySelector('.plot.peers')).getOption().series.at(-2).data.length")
                        .asInt(),
                "every peer is a dot");
    }

    @Test
    void aLanguageOnceChosenIsKept() throws Exception {
        browser.open(dossier.resolve("index.html"));
        assertEquals(
                "总览", browser.value("document.querySelector('h1').innerText").asText());
        speak("en");
        browser.open(dossier.resolve("coverage.html"));
        assertEquals(
                "Data and coverage",
                browser.value("document.querySelector('h1').innerText").asText());
        speak("zh");
    }

    @Test
    void noPageViolatesARuleOfAccessibilityAndNoneIsWiderThanAPhone() throws Exception {
        String axe;
        try (InputStream in = DossierInBrowserTest.class.getResourceAsStream("/axe.min.js")) {
            axe = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        try {
            for (Path page : pages()) {
                browser.width(1200);
                browser.open(page);
                browser.value(axe);
                String violations = browser.value(
                                "document.querySelectorAll('details').forEach(d => d.open = true);"
                                        + "axe.run().then(r => JSON.stringify(r.violations.map(v => [v.id, v.nodes.slice(0, 3).map(n => n.html)])))")
                        .asText();
                assertEquals("[]", violations, page.toString());
                browser.width(360);
                int wide = browser.value("document.documentElement.scrollWidth").asInt();
                assertTrue(wide <= 360, page + " is " + wide + " px wide");
            }
        } finally {
            browser.call("Emulation.clearDeviceMetricsOverride");
        }
    }

    @Test
    void aLeadIsOneSheetOfPaperInEitherLanguage() throws Exception {
        List<Path> leads = files(dossier.resolve("lead"));
        for (Path lead : List.of(leads.get(0), leads.get(leads.size() / 2))) {
            browser.open(lead);
            for (String language : List.of("zh", "en")) {
                speak(language);
                assertEquals(1, browser.sheets(), lead + " " + language);
            }
            speak("zh");
        }
    }
}
