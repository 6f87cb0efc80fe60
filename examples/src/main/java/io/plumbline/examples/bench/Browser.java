package io.plumbline.examples.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * A real browser of this machine, spoken to by the DevTools protocol over the loopback: one page, what it asked of the network,
 * what it complained about, and what it holds. The JDK speaks web sockets and Jackson JSON, so that no driver has to be fetched.
 */
public final class Browser implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome", "chrome");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern PDF_PAGE = Pattern.compile("/Type\\s*/Page\\b(?!s)");

    private final Process process;
    private final WebSocket socket;
    private final String session;
    private final AtomicInteger last = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
    private final BlockingQueue<String> loaded = new LinkedBlockingQueue<>();
    private final List<String> requests = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    /** The browser found on the path; null where there is none. */
    public static Path installed() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
    }

    /**
     * Starts a browser.
     *
     * @param program the browser
     * @param profile an empty folder of its own
     */
    public Browser(Path program, Path profile) throws IOException, InterruptedException {
        process = new ProcessBuilder(
                        program.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(profile.resolveSibling("browser.log").toFile())
                .start();
        Path port = profile.resolve("DevToolsActivePort");
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.exists(port) || Files.readAllLines(port).size() < 2) {
            if (!process.isAlive() || System.nanoTime() > until) {
                throw new IOException(
                        "The browser did not start: " + Files.readString(profile.resolveSibling("browser.log")));
            }
            Thread.sleep(50);
        }
        List<String> lines = Files.readAllLines(port);
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + lines.get(0) + lines.get(1)), new Listener())
                .join();
        String target = send(null, "Target.createTarget", "url", "about:blank")
                .path("targetId")
                .asText();
        session = send(null, "Target.attachToTarget", "targetId", target, "flatten", true)
                .path("sessionId")
                .asText();
        for (String domain : List.of("Page", "Runtime", "Network", "Log")) {
            call(domain + ".enable");
        }
    }

    /** What the browser answers to a command of the protocol, of which names and values of parameters take turns. */
    public JsonNode call(String method, Object... parameters) {
        return send(session, method, parameters);
    }

    private JsonNode send(String of, String method, Object... parameters) {
        ObjectNode message = JSON.createObjectNode();
        int id = last.incrementAndGet();
        message.put("id", id).put("method", method);
        if (of != null) {
            message.put("sessionId", of);
        }
        ObjectNode values = message.putObject("params");
        for (int i = 0; i < parameters.length; i += 2) {
            values.set(parameters[i].toString(), JSON.valueToTree(parameters[i + 1]));
        }
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        asked.put(id, answer);
        socket.sendText(message.toString(), true).join();
        JsonNode told = answer.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        if (told.has("error")) {
            throw new IllegalStateException(method + ": " + told.get("error"));
        }
        return told.path("result");
    }

    /** Opens a page and answers after how many milliseconds it was loaded. */
    public long open(Path page) throws InterruptedException {
        loaded.clear();
        synchronized (this) {
            requests.clear();
            complaints.clear();
        }
        long from = System.nanoTime();
        call("Page.navigate", "url", page.toUri().toString());
        if (loaded.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS) == null) {
            throw new IllegalStateException(page + " did not load");
        }
        return (System.nanoTime() - from) / 1_000_000;
    }

    /** The value of a script, which may be a promise. */
    public JsonNode value(String script) {
        JsonNode told = call("Runtime.evaluate", "expression", script, "returnByValue", true, "awaitPromise", true);
        if (told.has("exceptionDetails")) {
            throw new IllegalStateException(told.get("exceptionDetails").toString());
        }
        return told.path("result").path("value");
    }

    /** What the page asked of the network since it was opened. */
    public synchronized List<String> requests() {
        return List.copyOf(requests);
    }

    /** Errors on the console, exceptions and dialogs since the page was opened. */
    public synchronized List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** Lets pages run scripts, or not. */
    public void scripts(boolean on) {
        call("Emulation.setScriptExecutionDisabled", "value", !on);
    }

    /** Makes the window so many pixels wide. */
    public void width(int width) {
        call(
                "Emulation.setDeviceMetricsOverride",
                "width",
                width,
                "height",
                900,
                "deviceScaleFactor",
                1,
                "mobile",
                false);
    }

    /** Presses a key and lets it go. */
    public void press(String key, String text, int code) {
        call(
                "Input.dispatchKeyEvent",
                "type",
                "keyDown",
                "key",
                key,
                "code",
                key,
                "text",
                text,
                "windowsVirtualKeyCode",
                code);
        call("Input.dispatchKeyEvent", "type", "keyUp", "key", key, "code", key, "windowsVirtualKeyCode", code);
    }

    /** A picture of the whole page, as PNG. */
    public byte[] picture() {
        return Base64.getDecoder()
                .decode(call("Page.captureScreenshot", "captureBeyondViewport", true, "format", "png")
                        .path("data")
                        .asText());
    }

    /** Shows colours, or only how light they are. */
    public void colours(boolean on) {
        call("Emulation.setEmulatedVisionDeficiency", "type", on ? "none" : "achromatopsia");
    }

    /** On how many sheets of paper the page is printed, by its own style. */
    public long sheets() {
        byte[] pdf = Base64.getDecoder()
                .decode(call("Page.printToPDF", "preferCSSPageSize", true)
                        .path("data")
                        .asText());
        return PDF_PAGE.matcher(new String(pdf, java.nio.charset.StandardCharsets.ISO_8859_1))
                .results()
                .count();
    }

    @Override
    public void close() {
        socket.abort();
        process.destroy();
        try {
            process.onExit().get(10, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException still) {
            process.destroyForcibly();
        }
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean whole) {
            text.append(part);
            if (whole) {
                String message = text.toString();
                text.setLength(0);
                try {
                    hear(JSON.readTree(message));
                } catch (IOException noJson) {
                    throw new java.io.UncheckedIOException(noJson);
                }
            }
            from.request(1);
            return null;
        }
    }

    private void hear(JsonNode message) {
        if (message.has("id")) {
            CompletableFuture<JsonNode> waiting = asked.remove(message.get("id").asInt());
            if (waiting != null) {
                waiting.complete(message);
            }
            return;
        }
        JsonNode told = message.path("params");
        switch (message.path("method").asText()) {
            case "Page.loadEventFired" -> loaded.add("loaded");
            case "Network.requestWillBeSent" ->
                add(requests, told.path("request").path("url").asText());
            case "Runtime.exceptionThrown" -> add(complaints, told.toString());
            case "Page.javascriptDialogOpening" -> {
                add(complaints, told.toString());
                CompletableFuture<WebSocket> unused = socket.sendText(
                        "{\"id\":0,\"sessionId\":\"" + session
                                + "\",\"method\":\"Page.handleJavaScriptDialog\",\"params\":{\"accept\":true}}",
                        true);
            }
            case "Log.entryAdded" -> {
                if (told.path("entry").path("level").asText().equals("error")) {
                    add(complaints, told.toString());
                }
            }
            case "Runtime.consoleAPICalled" -> {
                if (told.path("type").asText().equals("error")) {
                    add(complaints, told.toString());
                }
            }
            default -> {
                // all else is nothing to tell
            }
        }
    }

    private synchronized void add(List<String> to, String what) {
        to.add(what);
    }
}
