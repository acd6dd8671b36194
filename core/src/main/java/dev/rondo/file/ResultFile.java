package dev.rondo.file;

import dev.rondo.file.atomic.AtomicFiles;
import dev.rondo.file.atomic.FileGroup;
import dev.rondo.file.json.Json;
import dev.rondo.file.numpy.NpzWriter;
import dev.rondo.setting.Refusal;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * File of an answer; the ending of its name says in which form:
 *
 * <ul>
 *   <li>{@code .json}: the document itself, with the analysis' own arrays under {@code arrays};
 *   <li>{@code .npz}: every numeric field of the result as an array named by its path, the analysis' own arrays beside
 *       them, and {@code meta.json} with {@code format} "rondo-result", {@code version} 1 and the {@code document};
 *   <li>{@code .csv}: the same fields as columns, shorter ones padded with empty cells.
 * </ul>
 *
 * @param path path ending with .json, .npz or .csv
 * @param force true to overwrite an existing file
 */
public record ResultFile(Path path, boolean force) {
    private static final String FORMAT = "rondo-result";
    private static final int VERSION = 1;

    private enum Form {
        JSON,
        NPZ,
        CSV
    }

    /**
     * @throws Refusal if the name has another ending or the file cannot be written: before any work is done
     */
    public ResultFile {
        form(path);
        AtomicFiles.requireFree(path, force);
    }

    /**
     * Writes an answer.
     *
     * @param document the whole document, with a {@code result}
     * @param arrays a record of arrays that are not part of the document
     */
    public void write(ObjectNode document, Optional<Record> arrays) {
        FileGroup files = new FileGroup();
        addTo(files, document, arrays);
        files.write();
    }

    /** Adds an answer to files that are written together. */
    public void addTo(FileGroup files, ObjectNode document, Optional<Record> arrays) {
        switch (form(path)) {
            case JSON -> files.add(path, Json.text(json(document, arrays)), force);
            case NPZ -> files.add(path, out -> npz(document, columns(document, arrays), out), force);
            case CSV -> files.add(path, columns(document, arrays).csv(), force);
        }
    }

    private static ObjectNode json(ObjectNode document, Optional<Record> arrays) {
        if (arrays.isEmpty()) {
            return document;
        }
        ObjectNode whole = document.deepCopy();
        whole.set("arrays", ResultJson.of(arrays.get()));
        return whole;
    }

    private static ResultColumns columns(ObjectNode document, Optional<Record> arrays) {
        ResultColumns columns = ResultColumns.of(document.path("result"));
        arrays.ifPresent(a -> columns.add(ResultJson.of(a)));
        return columns;
    }

    private static void npz(ObjectNode document, ResultColumns columns, OutputStream out) throws IOException {
        ObjectNode meta = JsonNodeFactory.instance.objectNode();
        meta.put("format", FORMAT).put("version", VERSION).set("document", document);
        try (NpzWriter npz = new NpzWriter(out)) {
            columns.writeTo(npz);
            npz.text("meta.json", Json.text(meta));
        }
    }

    private static Form form(Path path) {
        Path last = path.getFileName();
        String name = last == null ? "" : last.toString().toLowerCase(Locale.ROOT);
        return Arrays.stream(Form.values())
                .filter(form -> name.endsWith("." + form.name().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> Refusal.misuse(
                        "A result must be written as .json, .npz or .csv, got '" + path + "': change the ending"));
    }
}
