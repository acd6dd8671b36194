package dev.rondo.study;

import dev.rondo.linalg.Matrix;
import dev.rondo.setting.Refusal;
import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Node;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A matrix in HDF5, among them MATLAB's files of {@code save -v7.3}, whose arrays stand there column by column. */
final class Hdf5Matrices {
    private static final long MOST_BYTES = 4L << 30;
    /** MATLAB leaves this mark on what it wrote. */
    private static final String MATLAB_MARK = "MATLAB_class";

    private Hdf5Matrices() {}

    static Matrix read(Path file, Optional<String> member) {
        try (HdfFile content = new HdfFile(file)) {
            List<String> matrices = content.getChildren().values().stream()
                    .filter(Hdf5Matrices::isMatrix)
                    .map(Node::getName)
                    .toList();
            String name = member.orElseGet(() -> MemberChoice.of(file, matrices));
            return matrix(dataset(content, name, file, matrices), file + ", dataset " + name);
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

    private static boolean isMatrix(Node node) {
        return node instanceof Dataset dataset
                && dataset.getDimensions().length == 2
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
        long most = Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / 3);
        if (bytes > most) {
            throw Refusal.misuse(where + ": " + shape[0] + " x " + columns + " numbers need " + (bytes >> 20)
                    + " MiB: at most " + (most >> 20) + " MiB are read here (Java's option -Xmx)");
        }
        Object flat = dataset.getDataFlat();
        double[] numbers = new double[shape[0] * columns];
        for (int k = 0; k < numbers.length; k++) {
            numbers[k] = Array.getDouble(flat, k);
        }
        Matrix matrix = Matrix.owning(shape[0], columns, numbers);
        return dataset.getAttributes().containsKey(MATLAB_MARK) ? matrix.transpose() : matrix;
    }
}
