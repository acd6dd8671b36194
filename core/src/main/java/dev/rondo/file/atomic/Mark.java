package dev.rondo.file.atomic;

import dev.rondo.file.json.Json;
import dev.rondo.setting.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Mark of ownership in every folder that Rondo makes, {@value #FILE}: whose it is, what it is for, and, once the folder is
 * complete, which files belong to it. Only what a mark names is ever replaced or deleted.
 *
 * @param id random identity of the folder
 * @param kind what the folder is: "run", "network", "staging"
 * @param name name of the folder when it is complete
 * @param recipe hash of the settings that it is made from; empty if it has none
 * @param complete true if {@code files} lists all that belongs to the folder
 * @param files digests of the files by their paths below the folder, separated by slashes
 */
record Mark(UUID id, String kind, String name, String recipe, boolean complete, Map<String, Digest> files) {
    /** Name of the mark in its folder. */
    static final String FILE = ".rondo.json";

    /** Name of the mark that is about to replace {@value #FILE}. */
    static final String RENEWED = FILE + ".new";

    private static final String FORMAT = "rondo-mark";
    private static final int VERSION = 1;
    private static final long LARGEST = 1 << 26;

    Mark {
        files = java.util.Collections.unmodifiableMap(new TreeMap<>(files));
    }

    /** The mark of a folder that is begun. */
    static Mark begun(String kind, String name, String recipe) {
        return new Mark(UUID.randomUUID(), kind, name, recipe, false, Map.of());
    }

    /** The mark of the same folder once these files are in it. */
    Mark complete(Map<String, Digest> content) {
        return new Mark(id, kind, name, recipe, true, content);
    }

    /** The mark of a folder; nothing if it has none that can be read. A link, or what it leads to, is no mark. */
    static Optional<Mark> of(Path folder) {
        Path file = folder.resolve(FILE);
        if (Files.isSymbolicLink(folder) || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            if (Files.size(file) > LARGEST) {
                return Optional.empty();
            }
            return read(Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), file.toString()));
        } catch (IOException | Refusal | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Mark> read(JsonNode json) {
        if (!json.path("format").asString("").equals(FORMAT)
                || json.path("version").asInt(0) != VERSION) {
            return Optional.empty();
        }
        SequencedMap<String, Digest> files = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : json.path("files").properties()) {
            files.put(
                    entry.getKey(),
                    new Digest(
                            entry.getValue().path("sha256").asString(""),
                            entry.getValue().path("bytes").asLong(-1)));
        }
        return Optional.of(new Mark(
                UUID.fromString(json.path("id").asString("")),
                json.path("kind").asString(""),
                json.path("name").asString(""),
                json.path("recipe").asString(""),
                json.path("complete").asBoolean(false),
                files));
    }

    private String text() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("format", FORMAT).put("version", VERSION).put("id", id.toString());
        json.put("kind", kind).put("name", name).put("recipe", recipe).put("complete", complete);
        ObjectNode content = json.putObject("files");
        files.forEach((path, digest) ->
                content.putObject(path).put("sha256", digest.sha256()).put("bytes", digest.bytes()));
        return Json.text(json);
    }

    /** Writes the mark, in place of the one before, and forces it to disk. */
    void write(Disk disk, Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        boolean isFirst = Files.notExists(file, LinkOption.NOFOLLOW_LINKS);
        Path begun = isFirst ? file : folder.resolve(RENEWED);
        if (!isFirst) {
            disk.delete(begun);
        }
        try (OutputStream out = disk.create(begun)) {
            out.write(text().getBytes(StandardCharsets.UTF_8));
        }
        disk.force(begun);
        if (!isFirst) {
            disk.move(begun, file);
        }
        disk.force(folder);
    }
}
