package dev.rondo.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.file.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The server of the lab: who is refused, and what the others hear. */
class LabServerTest {
    private static final int PATIENCE_SECONDS = 30;

    private final LabServer server = LabServer.of(SmallNetworks.lab(), 0);
    private final URI address = URI.create(server.address());
    private final String token = address.getFragment();
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        server.close();
        client.close();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path)).header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> answer(HttpRequest request) throws Exception {
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String body) throws Exception {
        return answer(request("/api/run")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    /** The status of a request as these lines write it, which no HTTP client would send. */
    private int raw(String... lines) throws IOException {
        try (Socket socket = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), address.getPort())) {
            String text = String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            try (InputStream in = socket.getInputStream()) {
                String said = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                return Integer.parseInt(said.substring(9, 12));
            }
        }
    }

    @Test
    void thePageComesWithItsPolicyAndWithoutTheNetwork() throws Exception {
        HttpResponse<String> page = answer(HttpRequest.newBuilder(address).build());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<div id=\"lab\"").doesNotContain("oscillator.npz", token);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'sha256-", "connect-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(page.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control"));
    }

    @Test
    void theTokenHas256BitsAndIsAnewForEveryServer() {
        assertThat(token).matches("[A-Za-z0-9_-]{43}");
        try (LabServer other = LabServer.of(SmallNetworks.lab(), 0)) {
            assertThat(other.address()).doesNotContain(token);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Host: evil.example, 421",
        "Host: evil.example:PORT, 421",
        "Host: 127.0.0.1, 421",
        "Host: 127.0.0.1:1, 421",
        "Host: 0.0.0.0:PORT, 421",
        "Host: 127.0.0.1:PORT, 200"
    })
    void onlyItsOwnHostIsAnswered(String host, int status) throws Exception {
        String line = host.replace("PORT", Integer.toString(address.getPort()));

        assertThat(raw("GET / HTTP/1.1", line)).isEqualTo(status);
        assertThat(raw("GET /api/document HTTP/1.1", line, "Authorization: Bearer " + token))
                .isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Origin: http://evil.example",
                "Origin: null",
                "Origin: https://127.0.0.1:PORT",
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-site"
            })
    void otherSitesAreForbiddenEvenWithTheToken(String header) throws Exception {
        String host = "Host: 127.0.0.1:" + address.getPort();
        String line = header.replace("PORT", Integer.toString(address.getPort()));

        assertThat(raw("GET /api/document HTTP/1.1", host, line, "Authorization: Bearer " + token))
                .isEqualTo(403);
        assertThat(raw("GET / HTTP/1.1", host, line)).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Authorization: Bearer wrong", "Authorization: TOKEN", "Cookie: token=TOKEN"})
    void withoutTheTokenNothingIsTold(String header) throws Exception {
        String host = "Host: 127.0.0.1:" + address.getPort();
        String line = header.isEmpty() ? "X-None: 1" : header.replace("TOKEN", token);

        for (String path : List.of("/api/document", "/api/alive", "/api/run", "/api/cancel", "/etc/passwd")) {
            assertThat(raw("GET " + path + " HTTP/1.1", host, line)).as(path).isEqualTo(401);
        }
        assertThat(raw("GET /api/document?token=" + token + " HTTP/1.1", host, line))
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/etc/passwd",
                "/../../etc/passwd",
                "/%2e%2e/%2e%2e/etc/passwd",
                "/oscillator.npz",
                "/api",
                "/api/file"
            })
    void noFileIsServed(String path) throws Exception {
        int status = raw(
                "GET " + path + " HTTP/1.1", "Host: 127.0.0.1:" + address.getPort(), "Authorization: Bearer " + token);

        assertThat(status).isEqualTo(404);
    }

    @Test
    void aBodyOfTwoMegabytesIsRefused() throws Exception {
        assertThat(post("{\"client\": \"" + "a".repeat(2_000_000) + "\"}").statusCode())
                .isEqualTo(413);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'client': 'a'} | kind",
                "{'client': 'a', 'kind': 'delete'} | delete",
                "{'client': 'a', 'kind': 'branch', 'file': '/etc/passwd'} | file",
                "{'client': 'a', 'kind': 'attractor', 'factors': {'E_TO_E': -1}} | E_TO_E",
                "[] | request",
                "{ | request"
            })
    void aRequestThatBreaksTheSchemaIsToldWhy(String body, String why) throws Exception {
        HttpResponse<String> refused = post(body.replace('\'', '"'));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains(why).doesNotContain("Exception");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'client': 'a', 'kind': 'attractor', 'state': [1, 2]} | 3 entries",
                "{'client': 'a', 'kind': 'attractor', 'silenced': [3]} | below 3",
                "{'client': 'a', 'kind': 'branch', 'parameter': 'nothing'} | nothing"
            })
    void aRequestThatTheNetworkCannotMeetFails(String body, String why) throws Exception {
        HttpResponse<String> answer = post(body.replace('\'', '"'));

        assertThat(answer.body()).contains("event: failed", why);
    }

    @Test
    void theAttractorOfThePagesNetworkIsAnswered() throws Exception {
        JsonNode answer =
                event(post("{\"client\": \"a\", \"kind\": \"attractor\"}").body(), "answer");

        assertThat(answer.get("kind").asString()).isEqualTo("limit-cycle");
        assertThat(answer.get("residual").asDouble()).isLessThan(1e-9);
        assertThat(answer.get("multipliers").size()).isEqualTo(3);
        JsonNode silent = event(
                post("{\"client\": \"a\", \"kind\": \"attractor\", \"factors\": {\"E_TO_E\": 0.2}}")
                        .body(),
                "answer");
        assertThat(silent.get("kind").asString()).isEqualTo("fixed-point");
    }

    @Test
    void aBranchComesPointByPointInTheSlidersUnits() throws Exception {
        String told = post("{\"client\": \"a\", \"kind\": \"branch\", \"parameter\": \"E_TO_E\","
                        + " \"factors\": {\"E_TO_E\": 1.1}}")
                .body();

        List<JsonNode> points = events(told, "point");
        assertThat(points).hasSizeGreaterThan(10);
        assertThat(points.getFirst().get("p").asDouble()).isEqualTo(1.1);
        assertThat(points).allSatisfy(p -> assertThat(p.get("T").asDouble()).isPositive());
        assertThat(points.stream().mapToInt(p -> p.get("run").asInt()).distinct())
                .containsExactly(0, 1);
        assertThat(events(told, "ended")).hasSize(2);
        assertThat(told).endsWith("event: done\ndata: {}\n\n");
    }

    @Test
    void fixedPointsAreAnswered() throws Exception {
        JsonNode found =
                event(post("{\"client\": \"a\", \"kind\": \"fixed-points\"}").body(), "fixed");

        assertThat(found.get("points").size()).isEqualTo(1);
        assertThat(found.get("points").get(0).get("stable").asBoolean()).isFalse();
    }

    @Test
    void twoPagesAreAnsweredOneAfterTheOther() {
        List<CompletableFuture<HttpResponse<String>>> both = List.of("a", "b").stream()
                .map(page -> client.sendAsync(
                        request("/api/run")
                                .POST(HttpRequest.BodyPublishers.ofString(
                                        "{\"client\": \"" + page + "\", \"kind\": \"branch\"}"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString()))
                .toList();

        assertThat(both.stream()
                        .map(f -> f.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                                .join()
                                .body()))
                .allSatisfy(told -> assertThat(told).contains("event: point").endsWith("event: done\ndata: {}\n\n"));
    }

    @Test
    void theNextRequestOfAPageEndsItsLastOne() throws Exception {
        CompletableFuture<HttpResponse<String>> first = client.sendAsync(
                request("/api/run")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"client\": \"a\", \"kind\": \"edge\"}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        Thread.sleep(50);

        HttpResponse<String> second = post("{\"client\": \"a\", \"kind\": \"attractor\"}");

        assertThat(second.body()).contains("event: answer");
        assertThat(first.handle((answer, broken) ->
                                broken != null || !answer.body().contains("answer"))
                        .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                        .join())
                .isTrue();
    }

    @Test
    void aPageEndsItsComputation() throws Exception {
        CompletableFuture<HttpResponse<String>> branch = client.sendAsync(
                request("/api/run")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"client\": \"a\", \"kind\": \"edge\"}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        Thread.sleep(50);

        HttpResponse<String> ended = answer(request("/api/cancel")
                .POST(HttpRequest.BodyPublishers.ofString("{\"client\": \"a\"}"))
                .build());

        assertThat(ended.statusCode()).isEqualTo(200);
        assertThat(branch.handle((answer, broken) -> true)
                        .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                        .join())
                .isTrue();
    }

    @Test
    void theEndOfTheServerEndsTheStreamThatPagesWatch() throws Exception {
        HttpResponse<InputStream> alive =
                client.send(request("/api/alive").build(), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream in = alive.body()) {
            assertThat(in.read()).isPositive();

            server.close();

            assertThat(CompletableFuture.supplyAsync(() -> ends(in))
                            .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                            .join())
                    .isTrue();
        }
    }

    private static boolean ends(InputStream in) {
        try {
            return in.readAllBytes().length < 1000;
        } catch (IOException closed) {
            return true;
        }
    }

    private static JsonNode event(String told, String name) {
        List<JsonNode> found = events(told, name);
        assertThat(found).as(told).hasSize(1);
        return found.getFirst();
    }

    private static List<JsonNode> events(String told, String name) {
        return Pattern.compile("event: " + name + "\ndata: (.*)\n\n")
                .matcher(told)
                .results()
                .map(m -> Json.parse(m.group(1), name))
                .collect(Collectors.toList());
    }
}
