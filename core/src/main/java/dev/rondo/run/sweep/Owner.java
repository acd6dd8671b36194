package dev.rondo.run.sweep;

import dev.rondo.file.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Owner of a claim.
 *
 * @param worker name of the worker
 * @param heartbeat name of its process's heartbeat
 * @param process process of the worker
 * @param job job of the batch system; empty for none
 * @param token text that no other claim has
 */
record Owner(String worker, String heartbeat, ProcessIdentity process, String job, String token) {
    private static final String FILE = "owner.json";

    static Owner of(WorkerName worker, String token) {
        return new Owner(worker.toString(), worker.heartbeat(), worker.process(), worker.job(), token);
    }

    void write(Path folder) throws IOException {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("worker", worker).put("heartbeat", heartbeat).put("host", process.host());
        json.put("scope", process.scope()).put("pid", process.pid()).put("start", process.start());
        json.put("job", job).put("token", token);
        Files.writeString(folder.resolve(FILE), Json.text(json));
    }

    /** The owner that is noted in a folder; nothing if the folder is gone. */
    static Optional<Owner> read(Path folder) {
        try {
            Path file = folder.resolve(FILE);
            JsonNode json = Json.parse(Files.readString(file), file.toString());
            return Optional.of(new Owner(
                    json.path("worker").asString(""),
                    json.path("heartbeat").asString(""),
                    new ProcessIdentity(
                            json.path("host").asString(""),
                            json.path("scope").asString(""),
                            json.path("pid").asLong(),
                            json.path("start").asString("")),
                    json.path("job").asString(""),
                    json.path("token").asString("")));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
