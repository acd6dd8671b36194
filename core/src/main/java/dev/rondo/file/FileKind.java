package dev.rondo.file;

import dev.rondo.file.atomic.FileTrouble;
import dev.rondo.file.numpy.NpzFile;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What a file holds: those that Rondo writes say so in their {@code meta.json}. */
public enum FileKind {
    NETWORK("rondo-network"),
    TRAJECTORY("rondo-trajectory"),
    CHECKPOINT("rondo-checkpoint"),
    /** Whatever else there is. */
    MATRIX("");

    private static final String META = "meta.json";

    private final String format;

    FileKind(String format) {
        this.format = format;
    }

    /** The kind of a file.
     *
     * @throws dev.rondo.setting.Refusal if it is missing, empty or damaged
     */
    public static FileKind of(Path file) {
        FileTrouble.requireReadable(file);
        if (!String.valueOf(file.getFileName()).endsWith(".npz")) {
            return MATRIX;
        }
        String said = said(file);
        for (FileKind kind : values()) {
            if (kind.format.equals(said)) {
                return kind;
            }
        }
        return MATRIX;
    }

    private static String said(Path file) {
        try (NpzFile npz = NpzFile.open(file)) {
            Optional<JsonNode> meta = npz.text(META).map(text -> Json.parse(text, npz.where(META)));
            return meta.map(m -> m.path("format").asString("")).orElse("");
        }
    }
}
