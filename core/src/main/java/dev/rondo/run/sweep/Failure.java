package dev.rondo.run.sweep;

import dev.rondo.file.ResultJson;
import dev.rondo.file.atomic.AtomicFiles;
import dev.rondo.file.atomic.FileTrouble;
import dev.rondo.file.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;

/**
 * Note of a point that failed, beside its folder.
 *
 * @param point id of the point
 * @param message reason of the failure
 * @param seconds duration of the work
 * @param host machine
 */
record Failure(String point, String message, double seconds, String host) {
    void write(Path file) {
        AtomicFiles.write(file, Json.text(ResultJson.of(this)), true);
    }

    static Failure read(Path file) {
        try {
            JsonNode json = Json.parse(Files.readString(file), file.toString());
            return new Failure(
                    json.path("point").asString(""),
                    json.path("message").asString(""),
                    json.path("seconds").asDouble(0),
                    json.path("host").asString(""));
        } catch (IOException e) {
            throw FileTrouble.reading(file, e);
        }
    }
}
