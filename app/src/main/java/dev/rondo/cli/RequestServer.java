package dev.rondo.cli;

import dev.rondo.cli.console.CommandEvents;
import dev.rondo.cli.console.Console;
import dev.rondo.cli.console.Interruption;
import dev.rondo.file.json.Json;
import dev.rondo.setting.Refusal;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Runs commands for another program: one request per line in, JSON documents, one per line, out.
 *
 * <p>Requests: {@code {"id": 1, "command": ["analyze", "spectrum", "net.npz", "--json"]}} and {@code {"cancel": 1}}. The
 * commands run one after the other, in the order of the requests. For each there are any number of
 * {@code {"id", "progress": {"what", "share", "note"}}}, {@code {"id", "remark"}} and {@code {"id", "warning"}}, then
 * exactly one {@code {"id", "result", "code"}} or {@code {"id", "error": {"message", "code"}}}, where code is the exit
 * code of the command. The result is the document of {@code --json}, or {@code {"text"}} for a command that printed text.
 *
 * <p>Cancelled work that keeps a checkpoint ends with its usual error. Other work has nothing to keep and cannot be
 * stopped within the process: the server answers, and ends.
 */
public final class RequestServer {
    private final Runner runner;
    private final Consumer<String> lines;
    private final Queue<Request> waiting = new ArrayDeque<>();
    private @Nullable Work current;
    private boolean closed;

    /** Runs one command. */
    @FunctionalInterface
    interface Runner {
        /**
         * Runs it to its end.
         *
         * @return the exit code
         */
        int run(List<String> words, PrintStream out, CommandEvents events, Interruption interruption);
    }

    /** A command to run, and the identifier that its answers bear. */
    private record Request(JsonNode id, List<String> words) {}

    /** A command that runs. */
    private record Work(Request request, Interruption interruption) {}

    /**
     * Server of one program.
     *
     * @param lines where answers go, a line each; called from one thread at a time
     */
    RequestServer(Runner runner, Consumer<String> lines) {
        this.runner = runner;
        this.lines = lines;
    }

    /**
     * Serves until the input ends; what runs then is cancelled.
     *
     * @return true if all work ended by itself; false if some was abandoned, and the process should end
     */
    boolean serve(BufferedReader requests) {
        Thread worker = new Thread(this::work, "requests");
        worker.setDaemon(true);
        worker.start();
        boolean good = true;
        try {
            for (String line = requests.readLine(); good && line != null; line = requests.readLine()) {
                good = line.isBlank() || take(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The requests could not be read: " + e.getMessage(), e);
        }
        return good && end(worker);
    }

    /** Takes a request; false if work had to be abandoned for it. */
    private boolean take(String line) {
        JsonNode id = JsonNodeFactory.instance.nullNode();
        try {
            JsonNode request = Json.parse(line, "the request");
            if (request.has("cancel")) {
                return cancel(request.get("cancel"));
            }
            id = request.has("id") ? request.get("id") : id;
            add(new Request(id, words(request)));
        } catch (Refusal refusal) {
            error(id, String.valueOf(refusal.getMessage()), Refusal.Kind.MISUSE.exitCode());
        }
        return true;
    }

    private static List<String> words(JsonNode request) {
        JsonNode command = request.get("command");
        if (command == null || !command.isArray() || command.isEmpty()) {
            throw Refusal.misuse(
                    "A request is {\"id\": 1, \"command\": [\"analyze\", \"spectrum\", \"net.npz\", \"--json\"]}"
                            + " or {\"cancel\": 1}, on one line; got " + request);
        }
        List<String> words = new ArrayList<>();
        command.forEach(word -> words.add(word.asString()));
        if (words.contains("serve")) {
            throw Refusal.misuse("A server does not start another: leave 'serve' out of the command");
        }
        return words;
    }

    private synchronized void add(Request request) {
        waiting.add(request);
        notifyAll();
    }

    private synchronized boolean cancel(JsonNode id) {
        Work work = current;
        if (work != null && work.request().id().equals(id)) {
            if (work.interruption().request()) {
                return true;
            }
            error(id, "Cancelled: nothing is kept", Console.FAILED);
            return false;
        }
        if (waiting.removeIf(request -> request.id().equals(id))) {
            error(id, "Cancelled before it began", Console.FAILED);
        }
        return true;
    }

    /** The requests are over: ends what runs. */
    private boolean end(Thread worker) {
        synchronized (this) {
            closed = true;
            waiting.clear();
            notifyAll();
            Work work = current;
            if (work != null && !work.interruption().request()) {
                return false;
            }
        }
        try {
            worker.join();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void work() {
        for (Optional<Work> next = next(); next.isPresent(); next = next()) {
            answer(next.get());
        }
    }

    private synchronized Optional<Work> next() {
        try {
            while (waiting.isEmpty() && !closed) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        Request request = waiting.poll();
        if (request == null) {
            return Optional.empty();
        }
        Work work = new Work(request, Interruption.never());
        current = work;
        return Optional.of(work);
    }

    private void answer(Work work) {
        Request request = work.request();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Events events = new Events(request.id());
        int code;
        try (PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8)) {
            code = runner.run(request.words(), out, events, work.interruption());
        }
        Optional<JsonNode> result = document(bytes.toString(StandardCharsets.UTF_8));
        String complaint = events.complaint();
        ObjectNode answer = answer(request.id());
        result.ifPresent(document -> answer.set("result", document));
        if (code == Console.DONE) {
            answer.put("code", code);
        } else {
            String message = complaint.isEmpty() ? "The command ended with exit code " + code : complaint;
            answer.putObject("error").put("message", message).put("code", code);
        }
        finish(answer);
    }

    /** Who has the last answer sees no work that runs. */
    private synchronized void finish(JsonNode answer) {
        send(answer);
        current = null;
    }

    private static Optional<JsonNode> document(String text) {
        String body = text.strip();
        if (body.isEmpty()) {
            return Optional.empty();
        }
        if (body.startsWith("{") || body.startsWith("[")) {
            try {
                return Optional.of(Json.parse(body, "the result"));
            } catch (Refusal notJson) {
                return Optional.of(text(body));
            }
        }
        return Optional.of(text(body));
    }

    private static JsonNode text(String body) {
        return JsonNodeFactory.instance.objectNode().put("text", body);
    }

    private static ObjectNode answer(JsonNode id) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set("id", id);
        return answer;
    }

    private void error(JsonNode id, String message, int code) {
        ObjectNode answer = answer(id);
        answer.putObject("error").put("message", message).put("code", code);
        send(answer);
    }

    private synchronized void send(JsonNode answer) {
        lines.accept(answer.toString());
    }

    /** Events of one command, as lines. */
    private final class Events implements CommandEvents {
        private final JsonNode id;
        private final StringBuilder complaints = new StringBuilder();

        Events(JsonNode id) {
            this.id = id;
        }

        @Override
        public void progress(String what, double share, String note) {
            ObjectNode event = answer(id);
            event.putObject("progress").put("what", what).put("share", share).put("note", note);
            send(event);
        }

        @Override
        public void remark(String line) {
            send(answer(id).put("remark", line));
        }

        @Override
        public void warning(String line) {
            send(answer(id).put("warning", line));
        }

        @Override
        public synchronized void complaint(String message) {
            complaints.append(complaints.isEmpty() ? "" : "\n").append(message);
        }

        synchronized String complaint() {
            return complaints.toString();
        }
    }
}
