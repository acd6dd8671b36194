package dev.rondo.lab;

import dev.rondo.file.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A headless Chromium, spoken to by its DevTools protocol over the JDK's web socket. */
final class Chromium implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 40;
    private static final Pattern LISTENING = Pattern.compile("DevTools listening on (ws://\\S+)");

    private final Process process;
    private final WebSocket socket;
    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final List<String> complaints = Collections.synchronizedList(new ArrayList<>());
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private String session = "";

    private Chromium(Process process, URI address) {
        this.process = process;
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(address, new Ear())
                .join();
    }

    /** The installed browser's command; empty where there is none. */
    static Optional<Path> installed() {
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name ->
                        Stream.of("/usr/bin", "/usr/local/bin", "/snap/bin").map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Starts a browser with an empty page of a size. */
    static Chromium start(Path profile, int width, int height) throws IOException {
        Process process = new ProcessBuilder(
                        installed().orElseThrow().toString(),
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--hide-scrollbars",
                        "--no-first-run",
                        "--remote-debugging-port=0",
                        "--window-size=" + width + "," + height,
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectErrorStream(true)
                .start();
        Chromium browser = new Chromium(process, address(process));
        JsonNode target = browser.call("Target.createTarget", Map.of("url", "about:blank"), "");
        browser.session = browser.call(
                        "Target.attachToTarget",
                        Map.of("targetId", target.get("targetId").asString(), "flatten", true),
                        "")
                .get("sessionId")
                .asString();
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
            browser.call(domain + ".enable", Map.of());
        }
        browser.size(width, height, false);
        return browser;
    }

    private static URI address(Process process) throws IOException {
        BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            Matcher found = LISTENING.matcher(line);
            if (found.find()) {
                Thread.ofVirtual().start(() -> said.lines().forEach(rest -> {}));
                return URI.create(found.group(1));
            }
        }
        throw new IOException("Chromium ended before it listened");
    }

    /** The size of the page in CSS px; a phone has a touch screen. */
    void size(int width, int height, boolean phone) {
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", phone));
    }

    /** Makes the page believe that the user prefers dark or light. */
    void prefer(String scheme) {
        ObjectNode features = JsonNodeFactory.instance.objectNode();
        features.putArray("features")
                .addObject()
                .put("name", "prefers-color-scheme")
                .put("value", scheme);
        call("Emulation.setEmulatedMedia", features, session);
    }

    void open(String address) {
        open("about:blank", false);
        open(address, true);
    }

    /** Opens an address; waits for the lab there, if there is one. */
    void open(String address, boolean lab) {
        call("Page.navigate", Map.of("url", address));
        if (!lab) {
            await("document.readyState === 'complete'");
            return;
        }
        await("document.readyState === 'complete' && document.getElementById('lab')?.getAttribute('aria-busy') ==="
                + " 'false'");
    }

    void reload() {
        evaluate("window.before = true");
        call("Page.reload", Map.of());
        await("window.before === undefined && document.getElementById('lab')?.getAttribute('aria-busy') === 'false'");
    }

    /** The value of an expression; promises are waited for. */
    JsonNode evaluate(String expression) {
        JsonNode answer =
                call("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
        if (answer.has("exceptionDetails")) {
            throw new AssertionError(expression + ": " + answer.get("exceptionDetails"));
        }
        JsonNode result = answer.get("result");
        return result.has("value") ? result.get("value") : JsonNodeFactory.instance.nullNode();
    }

    /** Waits until an expression is true. */
    void await(String expression) {
        await(expression, v -> v.isBoolean() && v.asBoolean());
    }

    JsonNode await(String expression, Predicate<JsonNode> condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        JsonNode value = evaluate(expression);
        while (!condition.test(value)) {
            if (System.nanoTime() > end) {
                throw new AssertionError(
                        "Not within " + PATIENCE_SECONDS + " s: " + expression + " is " + value + "; " + complaints);
            }
            pause(30);
            value = evaluate(expression);
        }
        return value;
    }

    static void pause(long ms) {
        try {
            Thread.sleep(ms);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Presses, moves and lets go of the mouse at places of the page. */
    void drag(double... places) {
        mouse("mousePressed", places[0], places[1]);
        for (int k = 2; k < places.length; k += 2) {
            mouse("mouseMoved", places[k], places[k + 1]);
        }
        mouse("mouseReleased", places[places.length - 2], places[places.length - 1]);
    }

    /** Moves the mouse over nothing, so that no element shows that it is there. */
    void moveAway() {
        call("Input.dispatchMouseEvent", Map.of("type", "mouseMoved", "x", 1, "y", 1));
    }

    private void mouse(String type, double x, double y) {
        call(
                "Input.dispatchMouseEvent",
                Map.of("type", type, "x", x, "y", y, "button", "left", "buttons", 1, "clickCount", 1));
    }

    /** Presses a key by its name, such as {@code Tab}. */
    void key(String name) {
        int code = switch (name) {
            case "Tab" -> 9;
            case "Enter" -> 13;
            case "Escape" -> 27;
            case " " -> 32;
            case "ArrowLeft" -> 37;
            case "ArrowUp" -> 38;
            case "ArrowRight" -> 39;
            default -> name.toUpperCase(Locale.ROOT).charAt(0);
        };
        ObjectNode down = JsonNodeFactory.instance.objectNode();
        down.put("type", "keyDown").put("key", name).put("code", name).put("windowsVirtualKeyCode", code);
        if (name.equals("Enter")) {
            down.put("text", "\r");
        } else if (name.length() == 1) {
            down.put("text", name);
        }
        call("Input.dispatchKeyEvent", down, session);
        call("Input.dispatchKeyEvent", down.deepCopy().put("type", "keyUp"), session);
    }

    /** A picture of the page, PNG. */
    byte[] picture() {
        return Base64.getDecoder()
                .decode(call("Page.captureScreenshot", Map.of("format", "png"))
                        .get("data")
                        .asString());
    }

    /** Errors on the console, exceptions, refused or failed requests. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    private JsonNode call(String method, Map<String, Object> parameters) {
        return call(method, parameters, session);
    }

    private JsonNode call(String method, Map<String, Object> parameters, String of) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        parameters.forEach((key, value) -> {
            switch (value) {
                case Integer whole -> node.put(key, whole);
                case Double number -> node.put(key, number);
                case Boolean flag -> node.put(key, flag);
                default -> node.put(key, value.toString());
            }
        });
        return call(method, node, of);
    }

    private JsonNode call(String method, ObjectNode parameters, String of) {
        int id = ids.incrementAndGet();
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        message.put("id", id).put("method", method);
        if (!of.isEmpty()) {
            message.put("sessionId", of);
        }
        message.set("params", parameters);
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        waiting.put(id, answer);
        synchronized (this) {
            socket.sendText(message.toString(), true).join();
        }
        JsonNode said = answer.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        if (said.has("error")) {
            throw new AssertionError(method + ": " + said.get("error"));
        }
        return said.get("result");
    }

    private void hear(JsonNode message) {
        if (message.has("id")) {
            CompletableFuture<JsonNode> asked = waiting.remove(message.get("id").asInt());
            if (asked != null) {
                asked.complete(message);
            }
            return;
        }
        JsonNode data = message.path("params");
        switch (message.path("method").asString("")) {
            case "Runtime.exceptionThrown" ->
                complaints.add(data.get("exceptionDetails").toString());
            case "Runtime.consoleAPICalled" -> {
                if (List.of("error", "warning", "assert")
                        .contains(data.get("type").asString())) {
                    complaints.add(data.get("args").toString());
                }
            }
            case "Log.entryAdded" -> {
                if (data.get("entry").get("level").asString().equals("error")) {
                    complaints.add(data.get("entry").toString());
                }
            }
            case "Network.requestWillBeSent" ->
                requests.add(data.get("request").get("url").asString());
            default -> {
                // Other events are of no interest here.
            }
        }
    }

    /** Forgets the complaints: they were expected. */
    void forget() {
        complaints.clear();
    }

    /** Addresses that were fetched. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        socket.abort();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Puts the parts of messages together. */
    private final class Ear implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                String whole = text.toString();
                text.setLength(0);
                hear(Json.parse(whole, "DevTools"));
            }
            from.request(1);
            return CompletableFuture.completedFuture(null);
        }
    }
}
