package dev.rondo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.cli.console.Interruption;
import dev.rondo.file.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Commands for another program. */
final class RequestServerTest {
    private final List<JsonNode> answers = Collections.synchronizedList(new ArrayList<>());

    private void hear(String line) {
        assertThat(line).doesNotContain("\n");
        answers.add(Json.parse(line, "an answer"));
    }

    private boolean serve(RequestServer.Runner runner, String... requests) {
        return new RequestServer(runner, this::hear)
                .serve(new BufferedReader(new SlowEnd(String.join("\n", requests), answers, requests.length)));
    }

    private static final RequestServer.Runner COMMANDS =
            (words, out, events, interruption) -> Main.run(words.toArray(String[]::new), out, events, interruption);

    @Test
    void theDocumentIsThatOfTheCommand() {
        assertThat(serve(COMMANDS, "{\"id\": 7, \"command\": [\"theory\", \"--json\"]}"))
                .isTrue();
        assertThat(answers).hasSize(1);
        JsonNode answer = answers.getFirst();
        assertThat(answer.get("id").asInt()).isEqualTo(7);
        assertThat(answer.get("code").asInt()).isZero();
        assertThat(Json.text(answer.get("result")))
                .isEqualTo(Commands.rondo("theory", "--json").out());
    }

    @Test
    void textOfACommandIsText() {
        serve(COMMANDS, "{\"id\": \"a\", \"command\": [\"--version\"]}");
        assertThat(answers.getFirst().get("result").get("text").asString()).startsWith("Rondo ");
    }

    @Test
    void aRefusalHasItsMessageAndItsCode() {
        serve(COMMANDS, "{\"id\": 1, \"command\": [\"analyze\", \"limit-cycel\", \"net.npz\"]}");
        JsonNode error = answers.getFirst().get("error");
        assertThat(error.get("code").asInt()).isEqualTo(2);
        assertThat(error.get("message").asString()).contains("limit-cycle");
    }

    @Test
    void aLineThatIsNoRequestIsAnsweredAndTheNextOneServed() {
        serve(
                COMMANDS,
                "what?",
                "{\"id\": 2}",
                "{\"id\": 3, \"command\": [\"serve\", \"--stdio\"]}",
                "{\"id\": 4, \"command\": [\"--version\"]}");
        assertThat(answers).hasSize(4);
        assertThat(answers.subList(0, 3))
                .allSatisfy(a -> assertThat(a.get("error").get("code").asInt()).isEqualTo(2));
        assertThat(answers.get(3).get("code").asInt()).isZero();
    }

    @Test
    void remarksWarningsAndProgressComeBeforeTheResult() {
        serve(
                (words, out, events, interruption) -> {
                    events.remark("a remark");
                    events.progress("training", 0.5, "R2 0.9");
                    events.warning("a warning");
                    out.print("{\"x\": 1}");
                    return 1;
                },
                "{\"id\": 1, \"command\": [\"train\"]}");
        assertThat(answers.stream().map(JsonNode::toString).toList())
                .containsExactly(
                        "{\"id\":1,\"remark\":\"a remark\"}",
                        "{\"id\":1,\"progress\":{\"what\":\"training\",\"share\":0.5,\"note\":\"R2 0.9\"}}",
                        "{\"id\":1,\"warning\":\"a warning\"}",
                        "{\"id\":1,\"result\":{\"x\":1},\"error\":{\"message\":\"The command ended with exit code 1\","
                                + "\"code\":1}}");
    }

    @Test
    void workWithACheckpointEndsByItselfWhenItIsCancelled() throws IOException {
        assertThat(cancelled((words, out, events, interruption) -> {
                    try (Interruption.Hold hold = interruption.hold()) {
                        events.remark("begun " + hold.getClass().getSimpleName());
                        while (!interruption.isWanted()) {
                            Thread.onSpinWait();
                        }
                    }
                    events.complaint("Interrupted: all of it is kept");
                    return 1;
                }))
                .isTrue();
        assertThat(answers.getLast().get("error").get("message").asString())
                .isEqualTo("Interrupted: all of it is kept");
    }

    @Test
    void otherWorkIsAbandonedWhenItIsCancelled() throws IOException {
        CountDownLatch never = new CountDownLatch(1);
        assertThat(cancelled((words, out, events, interruption) -> {
                    events.remark("begun");
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return 0;
                }))
                .isFalse();
        assertThat(answers.getLast().get("error").get("message").asString()).startsWith("Cancelled");
    }

    /** Cancels a command once it has made a remark. */
    private boolean cancelled(RequestServer.Runner runner) throws IOException {
        PipedWriter requests = new PipedWriter();
        try (BufferedReader reader = new BufferedReader(new PipedReader(requests))) {
            requests.write("{\"id\": 5, \"command\": [\"train\"]}\n");
            requests.flush();
            return new RequestServer(runner, line -> {
                        hear(line);
                        if (answers.size() == 1) {
                            cancel(requests);
                        }
                    })
                    .serve(reader);
        }
    }

    private static void cancel(PipedWriter requests) {
        try {
            requests.write("{\"cancel\": 5}\n");
            requests.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Requests whose end comes after the last answer: the end of the input cancels what still runs. */
    private static final class SlowEnd extends StringReader {
        private final List<JsonNode> answers;
        private final int expected;

        SlowEnd(String text, List<JsonNode> answers, int expected) {
            super(text + "\n");
            this.answers = answers;
            this.expected = expected;
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            while (read < 0 && finals() < expected) {
                Thread.onSpinWait();
            }
            return read;
        }

        private long finals() {
            return List.copyOf(answers).stream()
                    .filter(a -> a.has("code") || a.has("error"))
                    .count();
        }
    }
}
