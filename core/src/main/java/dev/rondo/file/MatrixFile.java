package dev.rondo.file;

import dev.rondo.file.atomic.FileTrouble;
import dev.rondo.file.numpy.NpyArray;
import dev.rondo.file.numpy.NpyFile;
import dev.rondo.file.numpy.NpzFile;
import dev.rondo.linalg.Matrix;
import dev.rondo.setting.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A bare matrix in a file: NPY, NPZ, MAT (5 to 7.3), HDF5 or text (CSV). The form is recognised by the file's first bytes;
 * its name does not matter, but for text.
 *
 * <p>Where a file holds several arrays, the one asked for is read; without asking, {@code W_rec} or the only matrix there
 * is.
 */
public final class MatrixFile {
    /** What is read where nothing else is asked for. */
    static final String USUAL_MEMBER = "W_rec";

    private static final List<String> TEXT_ENDINGS = List.of(".csv", ".txt", ".tsv", ".dat");
    private static final int LONGEST_MAGIC = 16;

    private MatrixFile() {}

    /** The names of what {@link #readAnyShape} can read; none where a file holds one matrix without a name.
     *
     * @throws Refusal if the file is missing, damaged or of no known form
     */
    public static List<String> names(Path file) {
        return switch (Form.of(file)) {
            case NPZ -> {
                try (NpzFile npz = NpzFile.open(file)) {
                    yield npz.arrayNames();
                }
            }
            case HDF5 -> Hdf5Matrices.names(file);
            case MAT -> MatMatrices.names(file);
            case NPY, TEXT -> List.of();
        };
    }

    /** Reads a square matrix, such as W_rec.
     *
     * @throws Refusal if the file is damaged, hostile or of no known form, if it is not said which of several matrices is
     *     meant, or if the matrix is not square or not finite
     */
    public static Matrix read(Path file) {
        return read(file, Optional.empty());
    }

    /** Reads a square matrix.
     *
     * @param member its name in the file, if it is asked for
     * @throws Refusal as {@link #read(Path)}
     */
    public static Matrix read(Path file, Optional<String> member) {
        Matrix matrix = readAnyShape(file, member);
        if (!matrix.isSquare()) {
            throw Refusal.misuse(
                    file + ": a square matrix is needed, as many rows as columns: it is " + matrix.shape());
        }
        return matrix;
    }

    /** Reads a matrix of any shape; a list of numbers becomes one column.
     *
     * @param member its name in the file, if it is asked for
     * @throws Refusal as {@link #read(Path)}, but for the shape
     */
    public static Matrix readAnyShape(Path file, Optional<String> member) {
        return switch (Form.of(file)) {
            case NPY -> {
                refuseMember(file, member);
                yield matrix(NpyFile.read(file), file.toString());
            }
            case TEXT -> {
                refuseMember(file, member);
                yield finite(TextMatrices.read(file), file);
            }
            case NPZ -> fromNpz(file, member);
            case HDF5 -> finite(Hdf5Matrices.read(file, member), file);
            case MAT -> finite(MatMatrices.read(file, member), file);
        };
    }

    /** Whether a file is of a form that is read here. */
    static boolean isKnown(Path file) {
        try {
            form(file);
            return true;
        } catch (Refusal e) {
            return false;
        }
    }

    /** @throws Refusal if the file cannot be read or is of no known form */
    static Form form(Path file) {
        return Form.of(file);
    }

    private static Matrix fromNpz(Path file, Optional<String> member) {
        try (NpzFile npz = NpzFile.open(file)) {
            String name = member.orElseGet(() -> MemberChoice.of(
                    file,
                    npz.arrayNames().stream()
                            .filter(array ->
                                    npz.shape(array).filter(s -> s.length == 2).isPresent())
                            .toList()));
            return matrix(npz.array(name), npz.where(name));
        }
    }

    /** The matrix in an array.
     *
     * @param where how messages call it
     * @throws Refusal if the array has three dimensions or more, or something in it is not finite
     */
    static Matrix matrix(NpyArray array, String where) {
        if (array.dimensions() < 1 || array.dimensions() > 2) {
            throw Refusal.misuse(where + ": a matrix has rows and columns: its shape is " + array.shapeText());
        }
        int columns = array.dimensions() == 2 ? array.extent(1) : 1;
        return finite(Matrix.owning(array.extent(0), columns, array.toDoubles()), where);
    }

    private static Matrix finite(Matrix matrix, Object where) {
        for (int i = 0; !matrix.isFinite() && i < matrix.rows(); i++) {
            for (int j = 0; j < matrix.columns(); j++) {
                if (!Double.isFinite(matrix.get(i, j))) {
                    throw Refusal.misuse(
                            where + ": every entry is a finite number: [" + i + ", " + j + "] is " + matrix.get(i, j));
                }
            }
        }
        return matrix;
    }

    private static void refuseMember(Path file, Optional<String> member) {
        if (member.isPresent()) {
            throw Refusal.misuse(file + " holds one matrix, without a name: leave out " + member.get());
        }
    }

    /** The forms of files, told apart by their first bytes. */
    enum Form {
        NPY,
        NPZ,
        HDF5,
        MAT,
        TEXT;

        static Form of(Path file) {
            FileTrouble.requireReadable(file);
            String head = head(file);
            if (head.startsWith("\u0093NUMPY")) {
                return NPY;
            }
            if (head.startsWith("PK")) {
                return NPZ;
            }
            if (head.startsWith("\u0089HDF") || head.startsWith("MATLAB 7.3")) {
                return HDF5;
            }
            if (head.startsWith("MATLAB 5.0")) {
                return MAT;
            }
            String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
            if (TEXT_ENDINGS.stream().anyMatch(name::endsWith)) {
                return TEXT;
            }
            throw Refusal.misuse(file + " is no matrix file that is known here: NPY, NPZ, MAT (save -v7 or -v7.3),"
                    + " HDF5 and CSV are read");
        }

        private static String head(Path file) {
            try (InputStream in = Files.newInputStream(file)) {
                return new String(in.readNBytes(LONGEST_MAGIC), StandardCharsets.ISO_8859_1);
            } catch (IOException e) {
                throw FileTrouble.reading(file, e);
            }
        }
    }
}
