package dev.rondo.file;

import dev.rondo.linalg.Matrix;
import dev.rondo.setting.Memory;
import dev.rondo.setting.Refusal;
import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Node;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A matrix in HDF5, among them MATLAB's files of {@code save -v7.3}, whose arrays stand there column by column. */
final class Hdf5Matrices {
    private static final long MOST_BYTES = 4L << 30;
    /** MATLAB leaves this mark on what it wrote. */
    private static final String MATLAB_MARK = "MATLAB_class";

    private Hdf5Matrices() {}

    static Matrix read(Path file, Optional<String> member) {
        return from(file, content -> {
            List<String> matrices = names(content, 2);
            String name = member.orElseGet(() -> MemberChoice.of(file, matrices));
            return matrix(dataset(content, name, file, matrices), file + ", dataset " + name);
        });
    }

    static List<String> names(Path file) {
        return from(file, content -> names(content, 1));
    }

    private static List<String> names(HdfFile content, int fewestDimensions) {
        return content.getChildren().values().stream()
                .filter(node -> isMatrix(node, fewestDimensions))
                .map(Node::getName)
                .toList();
    }

    private static <T> T from(Path file, Function<HdfFile, T> reading) {
        try (HdfFile content = new HdfFile(file)) {
            return reading.apply(content);
        } catch (Refusal e) {
            throw e;
        } catch (RuntimeException e) {
            // The library trusts what the file says and fails in many ways where it says nonsense.
            throw Refusal.misuse(file + " is a damaged HDF5 file, or of a kind that is not read: " + e.getMessage(), e);
        }
    }

    private static Dataset dataset(HdfFile content, String name, Path file, List<String> matrices) {
        try {
            return content.getDatasetByPath(name);
        } catch (RuntimeException e) {
            throw Refusal.misuse(
                    file + " has no dataset " + name + ": at its top there is "
                            + (matrices.isEmpty() ? "no matrix" : String.join(", ", matrices)),
                    e);
        }
    }

    private static boolean isMatrix(Node node, int fewestDimensions) {
        return node instanceof Dataset dataset
                && dataset.getDimensions().length >= fewestDimensions
                && dataset.getDimensions().length <= 2
                && isNumber(dataset.getJavaType());
    }

    private static boolean isNumber(Class<?> type) {
        return type.isPrimitive() && type != boolean.class && type != char.class;
    }

    private static Matrix matrix(Dataset dataset, String where) {
        int[] shape = dataset.getDimensions();
        if (shape.length < 1 || shape.length > 2 || !isNumber(dataset.getJavaType())) {
            throw Refusal.misuse(where + ": a matrix has rows and columns of numbers: this has " + shape.length
                    + " dimensions of " + dataset.getJavaType().getSimpleName());
        }
        int columns = shape.length == 2 ? shape[1] : 1;
        long bytes = 8L * shape[0] * columns;
        if (bytes > MOST_BYTES) {
            throw Refusal.misuse(where + ": a matrix has at most " + Memory.text(MOST_BYTES) + ": " + shape[0] + " x "
                    + columns + " numbers are " + Memory.text(bytes));
        }
        // Once as the library gives it, once as a list, once transposed.
        Memory.require(3 * bytes, where);
        Object flat = dataset.getDataFlat();
        double[] numbers = new double[shape[0] * columns];
        for (int k = 0; k < numbers.length; k++) {
            numbers[k] = Array.getDouble(flat, k);
        }
        Matrix matrix = Matrix.owning(shape[0], columns, numbers);
        return dataset.getAttributes().containsKey(MATLAB_MARK) ? matrix.transpose() : matrix;
    }
}
