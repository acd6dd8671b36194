package dev.rondo.run.sweep;

import dev.rondo.file.atomic.FileTrouble;
import dev.rondo.file.json.Json;
import dev.rondo.setting.Refusal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Ledger of a worker: a line of JSON for each thing that happened to a point, appended and forced to the disk. Every worker
 * has a file of its own; they explain, and decide nothing.
 */
final class Ledger implements AutoCloseable {
    private static final String SUFFIX = ".jsonl";

    private final Path file;
    private final WorkerName worker;
    private final FileChannel channel;

    /** Event in the life of a point. */
    enum Event {
        CLAIMED,
        TAKEN_OVER,
        DONE,
        FAILED,
        INTERRUPTED;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * One line.
     *
     * @param time when it was
     * @param point id of the point
     * @param event what happened
     * @param code exit code of a command that ends so: 0, 1 or 75
     * @param seconds duration of the work
     * @param host machine
     * @param job job of the batch system; empty for none
     * @param message what is to be said
     */
    record Line(
            String time,
            String point,
            String event,
            int code,
            double seconds,
            String host,
            String job,
            String message) {}

    Ledger(Path folder, WorkerName worker) {
        this.worker = worker;
        file = folder.resolve(worker + SUFFIX);
        try {
            Files.createDirectories(folder);
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw FileTrouble.writing(file, e);
        }
    }

    void note(Point point, Event event, int code, double seconds, String message) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("time", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
        json.put("point", point.id()).put("event", event.word()).put("code", code);
        json.put("seconds", seconds).put("host", worker.process().host());
        json.put("job", worker.job()).put("message", message);
        try {
            channel.write(ByteBuffer.wrap((json + "\n").getBytes(StandardCharsets.UTF_8)));
            channel.force(false);
        } catch (IOException e) {
            throw FileTrouble.writing(file, e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw FileTrouble.writing(file, e);
        }
    }

    /** The lines of all workers in the order of their times; the last line of a worker that was killed may be cut off. */
    static List<Line> all(Path folder) {
        List<Line> lines = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return lines;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(SUFFIX)).toList()) {
                Files.readAllLines(file).forEach(line -> add(lines, line, file));
            }
        } catch (IOException e) {
            throw FileTrouble.reading(folder, e);
        }
        lines.sort(Comparator.comparing(Line::time));
        return lines;
    }

    private static void add(List<Line> lines, String text, Path file) {
        try {
            JsonNode json = Json.parse(text, file.toString());
            lines.add(new Line(
                    json.path("time").asString(""),
                    json.path("point").asString(""),
                    json.path("event").asString(""),
                    json.path("code").asInt(),
                    json.path("seconds").asDouble(),
                    json.path("host").asString(""),
                    json.path("job").asString(""),
                    json.path("message").asString("")));
        } catch (Refusal cutOff) {
            // A worker that was killed while it wrote: the line tells nothing that its folder does not.
        }
    }
}
