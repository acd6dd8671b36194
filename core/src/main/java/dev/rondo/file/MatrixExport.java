package dev.rondo.file;

import dev.rondo.file.atomic.AtomicFiles;
import dev.rondo.file.numpy.NpyArray;
import dev.rondo.file.numpy.NpyFile;
import dev.rondo.file.numpy.NpzWriter;
import dev.rondo.linalg.Matrix;
import dev.rondo.setting.Refusal;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;

/** A bare W_rec in a file that {@link MatrixFile} and other programs read. */
public final class MatrixExport {
    private MatrixExport() {}

    /** Writes the matrix in the form that the file's ending asks for: {@code .npz} (as W_rec), {@code .npy} or {@code .csv}.
     *
     * @param about how it came about: a JSON object, kept as {@code meta.json} in an {@code .npz}
     * @param force whether a file that is there may be replaced
     * @throws Refusal if the ending is another one, or the file cannot be written
     */
    public static void write(Matrix matrix, JsonNode about, Path file, boolean force) {
        AtomicFiles.write(file, content(matrix, about, file), force);
    }

    private static AtomicFiles.Content content(Matrix matrix, JsonNode about, Path file) {
        NpyArray array = NpyArray.owning(matrix.toRowMajor(), matrix.rows(), matrix.columns());
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".npz")) {
            return out -> npz(array, about, out);
        }
        if (name.endsWith(".npy")) {
            return out -> NpyFile.write(out, array);
        }
        if (name.endsWith(".csv")) {
            return out -> csv(matrix, out);
        }
        throw Refusal.misuse(file + ": a matrix is written as .npz, .npy or .csv: choose one by the file's ending");
    }

    private static void npz(NpyArray array, JsonNode about, OutputStream out) throws IOException {
        try (NpzWriter npz = new NpzWriter(out)) {
            npz.array(MatrixFile.USUAL_MEMBER, array).text("meta.json", Json.text(about));
        }
    }

    private static void csv(Matrix matrix, OutputStream out) throws IOException {
        for (int i = 0; i < matrix.rows(); i++) {
            StringJoiner line = new StringJoiner(",", "", "\n");
            for (int j = 0; j < matrix.columns(); j++) {
                line.add(Double.toString(matrix.get(i, j)));
            }
            out.write(line.toString().getBytes(StandardCharsets.UTF_8));
        }
    }
}
