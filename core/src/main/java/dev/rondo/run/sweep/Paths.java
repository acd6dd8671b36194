package dev.rondo.run.sweep;

import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Files that a sweep names. */
final class Paths {
    /** No path. */
    static final JsonNode NONE = JsonNodeFactory.instance.stringNode("");

    private Paths() {}

    /** A file relative to a folder or, where there is none, to the present one; absolute. */
    static Path found(Path folder, String name) {
        Path beside = folder.resolve(name);
        return (Files.exists(beside) ? beside : Path.of(name)).toAbsolutePath().normalize();
    }
}
