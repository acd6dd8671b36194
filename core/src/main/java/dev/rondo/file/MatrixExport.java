package dev.rondo.file;

import dev.rondo.file.atomic.AtomicFiles;
import dev.rondo.file.format.ArrayBundle;
import dev.rondo.file.format.Format;
import dev.rondo.file.format.Formats;
import dev.rondo.linalg.Matrix;
import dev.rondo.setting.Refusal;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;

/** A bare W_rec in a file that {@link MatrixFile} and other programs read. */
public final class MatrixExport {
    private MatrixExport() {}

    /** Writes the matrix in the form that the file's ending asks for; as {@code W_rec} where arrays have names.
     *
     * @param about provenance as a JSON object, kept where a form has room for it
     * @param force true to overwrite an existing file
     * @throws Refusal if no form has that ending, or the file cannot be written
     */
    public static void write(Matrix matrix, JsonNode about, Path file, boolean force) {
        Format.Writer writer = Formats.writer(file, "a matrix", Format.Capacity.MATRIX);
        ArrayBundle bundle = ArrayBundle.of(MatrixFile.USUAL_MEMBER, matrix, about);
        AtomicFiles.write(file, out -> writer.write(bundle, out), force);
    }
}
