package dev.rondo.file;

import dev.rondo.file.format.ArrayContainer;
import dev.rondo.file.format.Format;
import dev.rondo.file.format.Formats;
import dev.rondo.file.json.Json;
import java.nio.file.Path;

/** Kind of content of a file; files that Rondo writes state it beside their arrays, in every format. */
public enum FileKind {
    NETWORK("rondo-network"),
    TRAJECTORY("rondo-trajectory"),
    CHECKPOINT("rondo-checkpoint"),
    /** Whatever else there is. */
    MATRIX("");

    private final String format;

    FileKind(String format) {
        this.format = format;
    }

    /** The kind of a file.
     *
     * @throws dev.rondo.setting.Refusal if it is missing, empty or damaged
     */
    public static FileKind of(Path file) {
        Format form = Formats.of(file);
        boolean bare = form.writer()
                .filter(writer -> writer.capacity() != Format.Capacity.ARRAYS)
                .isPresent();
        String said = bare ? "" : said(form, file);
        for (FileKind kind : values()) {
            if (kind.format.equals(said)) {
                return kind;
            }
        }
        return MATRIX;
    }

    private static String said(Format form, Path file) {
        try (ArrayContainer container = form.open(file)) {
            return container
                    .meta()
                    .map(text -> Json.parse(text, container.where(ArrayContainer.META)))
                    .map(meta -> meta.path("format").asString(""))
                    .orElse("");
        }
    }
}
