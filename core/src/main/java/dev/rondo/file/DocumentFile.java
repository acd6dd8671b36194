package dev.rondo.file;

import dev.rondo.file.atomic.FileGroup;
import dev.rondo.file.format.ArrayBundle;
import dev.rondo.file.format.Format;
import dev.rondo.file.format.Formats;
import dev.rondo.file.json.Json;
import dev.rondo.setting.Refusal;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * A result in the form that the ending of a name asks for: {@code .csv}, a bare table; {@code .json}, the document; {@code
 * .npz}, {@code .mat} or {@code .h5}, its arrays with the document beside them. Only the form that is asked for is made.
 *
 * @param table lines of text, the first with the names of the columns
 * @param document the document
 * @param bundle the arrays and the document
 */
record DocumentFile(Supplier<String> table, Supplier<JsonNode> document, Supplier<ArrayBundle> bundle) {
    private static final String TABLE = ".csv";
    private static final String DOCUMENT = ".json";

    /** Makes sure that there is a form for the name's ending.
     *
     * @param what kind of document for the message, such as {@code A branch}
     * @throws Refusal if there is none
     */
    static void requireForm(String what, Path file) {
        if (hasEnding(file, TABLE) || hasEnding(file, DOCUMENT)) {
            return;
        }
        try {
            arrays(what, file);
        } catch (Refusal e) {
            throw Refusal.misuse(what + " is written as .csv, .json or .npz (also .mat or .h5): " + file, e);
        }
    }

    /** Adds the file to those that are written together.
     *
     * @param force true to overwrite an existing file
     * @throws Refusal if the ending is none of those above
     */
    void addTo(FileGroup files, String what, Path file, boolean force) {
        requireForm(what, file);
        if (hasEnding(file, TABLE)) {
            files.add(file, table.get(), force);
        } else if (hasEnding(file, DOCUMENT)) {
            files.add(file, Json.text(document.get()), force);
        } else {
            files.add(file, out -> arrays(what, file).write(bundle.get(), out), force);
        }
    }

    private static Format.Writer arrays(String what, Path file) {
        return Formats.writer(file, what, Format.Capacity.ARRAYS);
    }

    private static boolean hasEnding(Path file, String ending) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(ending);
    }
}
