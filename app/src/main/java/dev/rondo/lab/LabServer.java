package dev.rondo.lab;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rondo.linalg.FactorisationException;
import dev.rondo.network.RateNetwork;
import dev.rondo.setting.Refusal;
import dev.rondo.setting.Setting;
import dev.rondo.setting.yaml.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;

/**
 * Server of a lab on this machine alone: it gives the page, its document, and answers to computations as server-sent events.
 * It reads no file; {@link Gate} refuses every request that does not come from its own page.
 */
public final class LabServer implements AutoCloseable {
    /** Largest body of a request, in bytes. */
    static final int LARGEST_BODY = 1_000_000;

    /** 127.0.0.1. */
    private static final byte[] LOCAL = {127, 0, 0, 1};

    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int WRONG_METHOD = 405;
    private static final int TOO_LARGE = 413;
    private static final long HEARTBEAT_SECONDS = 2;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Gate gate;
    private final String token = Gate.newToken();
    private final byte[] page;
    private final byte[] document;
    private final Computation computation;
    private final Computations computations = new Computations();
    private final CountDownLatch closed = new CountDownLatch(1);

    /** Computations of a server for its pages. */
    @FunctionalInterface
    private interface Computation {
        void run(LabRequest request, EventStream events, BooleanSupplier cancelled);
    }

    private LabServer(HttpServer server, String title, JsonNode document, Computation computation) {
        this.server = server;
        this.computation = computation;
        gate = new Gate(server.getAddress().getPort(), token);
        page = LabPage.served(title).getBytes(StandardCharsets.UTF_8);
        this.document = document.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Serves the lab of a network.
     *
     * @param port port of 127.0.0.1; 0 for a free one
     * @throws Refusal if the port is taken
     */
    public static LabServer of(LabNetwork lab, int port) {
        RateNetwork network = lab.network();
        return start(
                lab.title(),
                NetworkDocument.of(lab),
                (request, events, cancelled) -> new NetworkComputation(network, request, events, cancelled).run(),
                port);
    }

    /**
     * Serves the lab of a matrix.
     *
     * @param port port of 127.0.0.1; 0 for a free one
     * @throws Refusal if the port is taken
     */
    public static LabServer of(LabMatrix lab, int port) {
        return start(
                lab.title(),
                MatrixDocument.of(lab, false),
                (request, events, cancelled) -> new MatrixComputation(lab, request, events, cancelled).run(),
                port);
    }

    /**
     * Serves the lab of circuits.
     *
     * @param units number of units, 2 or 3
     * @param port port of 127.0.0.1; 0 for a free one
     * @throws Refusal if the port is taken
     */
    public static LabServer ofCircuit(int units, int port) {
        return start(
                Lab.CIRCUIT,
                Lab.circuit(units),
                (request, events, cancelled) -> {
                    throw new IllegalArgumentException("all of a circuit's lab is computed by its page");
                },
                port);
    }

    private static LabServer start(String title, JsonNode document, Computation computation, int port) {
        try {
            HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(LOCAL), port), 0);
            LabServer lab = new LabServer(http, title, document, computation);
            http.setExecutor(lab.threads);
            http.createContext("/", lab::answer);
            http.start();
            return lab;
        } catch (IOException e) {
            throw Refusal.failed(
                    "The lab cannot listen on port " + port + " of 127.0.0.1: " + e.getMessage()
                            + "; give another --port, or none for a free one",
                    e);
        }
    }

    /** The address to open, with the token in its fragment. */
    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/#" + token;
    }

    /** Waits until the server is closed. */
    public void await() throws InterruptedException {
        closed.await();
    }

    @Override
    public void close() {
        closed.countDown();
        computations.close();
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            Optional<Integer> refused = gate.refusal(exchange.getRequestHeaders(), !path.equals("/"));
            if (refused.isPresent()) {
                refuse(exchange, refused.get(), reason(refused.get()));
                return;
            }
            switch (path) {
                case "/" -> give(exchange, "GET", "text/html; charset=utf-8", page);
                case "/api/document" -> give(exchange, "GET", "application/json", document);
                case "/api/alive" -> alive(exchange);
                case "/api/run" -> run(exchange);
                case "/api/cancel" -> cancel(exchange);
                default -> refuse(exchange, NOT_FOUND, "This server has no " + path);
            }
        } catch (EventStream.Gone | UncheckedIOException gone) {
            // The page was closed; its computation has ended with it.
        }
    }

    private static String reason(int status) {
        return switch (status) {
            case Gate.MISDIRECTED -> "This server answers as 127.0.0.1 and localhost alone";
            case Gate.UNAUTHORIZED -> "The token is missing: open the address that rondo lab printed";
            default -> "Requests of other sites are refused";
        };
    }

    private void give(HttpExchange exchange, String method, String type, byte[] content) throws IOException {
        if (!exchange.getRequestMethod().equals(method)) {
            refuse(exchange, WRONG_METHOD, "This address is for " + method);
            return;
        }
        secure(exchange, type);
        exchange.sendResponseHeaders(OK, content.length);
        exchange.getResponseBody().write(content);
    }

    private static void refuse(HttpExchange exchange, int status, String why) throws IOException {
        secure(exchange, "text/plain; charset=utf-8");
        byte[] text = why.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Connection", "close");
        exchange.sendResponseHeaders(status, text.length);
        exchange.getResponseBody().write(text);
    }

    private static void secure(HttpExchange exchange, String type) {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", type);
        headers.set("Content-Security-Policy", LabPage.policy());
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Cache-Control", "no-store");
    }

    /** A stream that lasts as long as the server: its end tells the page. */
    private void alive(HttpExchange exchange) throws IOException {
        EventStream events = stream(exchange);
        try {
            do {
                events.send("alive");
            } while (!closed.await(HEARTBEAT_SECONDS, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private EventStream stream(HttpExchange exchange) throws IOException {
        secure(exchange, "text/event-stream");
        exchange.sendResponseHeaders(OK, 0);
        OutputStream out = exchange.getResponseBody();
        return new EventStream(out);
    }

    /** The body of a request as settings; empty if it was refused. */
    private static <T> Optional<T> request(HttpExchange exchange, Class<T> type) throws IOException {
        if (!exchange.getRequestMethod().equals("POST")) {
            refuse(exchange, WRONG_METHOD, "This address is for POST");
            return Optional.empty();
        }
        try (InputStream in = exchange.getRequestBody()) {
            byte[] body = in.readNBytes(LARGEST_BODY + 1);
            if (body.length > LARGEST_BODY) {
                refuse(exchange, TOO_LARGE, "A request must have at most " + LARGEST_BODY + " bytes");
                return Optional.empty();
            }
            return Optional.of(Settings.read(type, new String(body, StandardCharsets.UTF_8), "request", List.of()));
        } catch (Refusal mistake) {
            refuse(exchange, BAD_REQUEST, mistake.getMessage());
            return Optional.empty();
        }
    }

    /**
     * Wish of a page that its computation ends.
     *
     * @param client name that the page gave itself
     */
    public record Cancel(
            @Setting(meaning = "name of the page") String client) {}

    private void cancel(HttpExchange exchange) throws IOException {
        Optional<Cancel> wish = request(exchange, Cancel.class);
        if (wish.isPresent()) {
            computations.cancel(wish.get().client());
            secure(exchange, "text/plain");
            exchange.sendResponseHeaders(OK, -1);
        }
    }

    private void run(HttpExchange exchange) throws IOException {
        Optional<LabRequest> asked = request(exchange, LabRequest.class);
        if (asked.isEmpty()) {
            return;
        }
        LabRequest request = asked.get();
        EventStream events = stream(exchange);
        try {
            boolean ended = computations.run(
                    request.client(), () -> events.send("queued"), cancelled -> compute(request, events, cancelled));
            if (!ended) {
                events.send("cancelled");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void compute(LabRequest request, EventStream events, BooleanSupplier cancelled) {
        try {
            computation.run(request, events, cancelled);
        } catch (IllegalArgumentException | FactorisationException | Refusal mistake) {
            events.send("failed", String.valueOf(mistake.getMessage()));
        } catch (EventStream.Gone gone) {
            throw gone;
        } catch (RuntimeException fault) {
            events.send("failed", "Rondo failed where it should not: " + fault);
        }
    }
}
