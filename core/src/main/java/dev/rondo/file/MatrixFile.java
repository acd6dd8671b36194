package dev.rondo.file;

import dev.rondo.file.foreign.ArrayNames;
import dev.rondo.file.foreign.NameMap;
import dev.rondo.file.format.ArrayContainer;
import dev.rondo.file.format.Entry;
import dev.rondo.file.format.Formats;
import dev.rondo.file.numpy.NpyArray;
import dev.rondo.linalg.Matrix;
import dev.rondo.setting.Refusal;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A bare matrix in a file of any form. Where a file holds several arrays, the one asked for is read; without asking, {@code
 * W_rec}, the only matrix at its top, the one that is a recurrent matrix by its name, or the only matrix there is.
 */
public final class MatrixFile {
    /** Member that is read by default. */
    static final String USUAL_MEMBER = "W_rec";

    private MatrixFile() {}

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
     * @param member its path in the file, if it is asked for; with {@code .T} behind it, transposed
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
     * @param member its path in the file, if it is asked for; with {@code .T} behind it, transposed
     * @throws Refusal as {@link #read(Path)}, but for the shape
     */
    public static Matrix readAnyShape(Path file, Optional<String> member) {
        try (ArrayContainer container = Formats.open(file)) {
            if (member.isEmpty()) {
                String path = choice(container).path();
                return matrix(container.array(path), container.where(path));
            }
            boolean literal = container.find(member.get()).isPresent();
            NameMap.Source source = literal ? new NameMap.Source(member.get(), false) : NameMap.Source.of(member.get());
            String path = container.require(source.path()).path();
            Matrix matrix = matrix(container.array(path), container.where(path));
            return source.transposed() ? matrix.transpose() : matrix;
        } catch (IllegalArgumentException e) {
            throw Refusal.misuse(file + ": " + e.getMessage(), e);
        }
    }

    /** Array chosen where the user names none.
     *
     * @throws Refusal if there is none, or several and none of them is the recurrent matrix by its name
     */
    private static Entry choice(ArrayContainer container) {
        List<Entry> entries = container.entries();
        if (entries.size() == 1 && entries.getFirst().path().isEmpty()) {
            return entries.getFirst();
        }
        List<Entry> matrices = entries.stream().filter(Entry::isMatrix).toList();
        List<Entry> top =
                matrices.stream().filter(entry -> entry.group().isEmpty()).toList();
        Optional<Entry> usual =
                top.stream().filter(entry -> entry.path().equals(USUAL_MEMBER)).findFirst();
        if (usual.isPresent()) {
            return usual.get();
        }
        if (top.size() == 1) {
            return top.getFirst();
        }
        Optional<Entry> known = ArrayNames.recurrent(container.file(), matrices);
        known.ifPresent(entry -> requireNoKernel(container, entry));
        if (known.isPresent()) {
            return known.get();
        }
        if (matrices.size() == 1) {
            return matrices.getFirst();
        }
        throw Refusal.misuse(
                matrices.isEmpty()
                        ? container.file() + " holds no matrix of numbers"
                                + (entries.isEmpty() ? "" : ": it has " + ArrayContainer.described(entries))
                        : container.file() + " holds several matrices, and none is called " + USUAL_MEMBER
                                + ": say which one of "
                                + matrices.stream().map(Entry::path).collect(Collectors.joining(", ")));
    }

    /** A recurrent kernel of Keras is transposed: whoever wants the bare matrix must say which of the two. */
    private static void requireNoKernel(ArrayContainer container, Entry entry) {
        String path = entry.path();
        if (path.toLowerCase(Locale.ROOT).contains("recurrent_kernel")) {
            throw Refusal.misuse(container.file() + " has " + ArrayContainer.described(container.entries())
                    + ". A recurrent kernel of Keras is W[pre, post], transposed. For the matrix W[post, pre]: --member '"
                    + path + ".T'; rondo import makes a network of the file");
        }
    }

    /** The matrix in an array.
     *
     * @param where name of the place in messages
     * @throws Refusal if the array has three dimensions or more, or something in it is not finite
     */
    private static Matrix matrix(NpyArray array, String where) {
        if (array.dimensions() < 1 || array.dimensions() > 2) {
            throw Refusal.misuse(where + ": a matrix has rows and columns: its shape is " + array.shapeText());
        }
        int columns = array.dimensions() == 2 ? array.extent(1) : 1;
        return finite(Matrix.owning(array.extent(0), columns, array.toDoubles()), where);
    }

    private static Matrix finite(Matrix matrix, String where) {
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
}
