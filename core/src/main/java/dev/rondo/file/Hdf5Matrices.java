package dev.rondo.file;

import dev.rondo.linalg.Matrix;
import dev.rondo.setting.Memory;
import dev.rondo.setting.Refusal;
import dev.rondo.task.data.NamedArray;
import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Node;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
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

    /** Every dataset of numbers at the top of a file, of any shape. */
    static SequencedMap<String, NamedArray> arrays(Path file) {
        return from(file, content -> {
            SequencedMap<String, NamedArray> arrays = new LinkedHashMap<>();
            for (Node node : content.getChildren().values()) {
                if (node instanceof Dataset dataset && isNumber(dataset.getJavaType())) {
                    arrays.put(node.getName(), array(dataset, file + ", dataset " + node.getName()));
                }
            }
            return arrays;
        });
    }

    private static NamedArray array(Dataset dataset, String where) {
        List<Integer> shape =
                Arrays.stream(dataset.getDimensions()).boxed().toList();
        long bytes = shape.stream().mapToLong(Integer::longValue).reduce(Double.BYTES, Math::multiplyExact);
        Memory.require(3 * bytes, where);
        double[] numbers = numbers(dataset.getDataFlat(), (int) (bytes / Double.BYTES));
        // MATLAB's arrays stand column by column: here with their extents in the opposite order.
        return dataset.getAttributes().containsKey(MATLAB_MARK)
                ? reversed(new NamedArray.Numbers(shape, numbers))
                : new NamedArray.Numbers(shape, numbers);
    }

    private static double[] numbers(Object flat, int count) {
        double[] numbers = new double[count];
        for (int k = 0; k < count; k++) {
            numbers[k] = flat.getClass().isArray() ? Array.getDouble(flat, k) : ((Number) flat).doubleValue();
        }
        return numbers;
    }

    /** The array with its dimensions in the opposite order. */
    static NamedArray reversed(NamedArray.Numbers array) {
        List<Integer> from = array.shape();
        double[] out = new double[array.values().length];
        int[] index = new int[from.size()];
        for (double value : array.values()) {
            int at = 0;
            for (int d = from.size() - 1; d >= 0; d--) {
                at = at * from.get(d) + index[d];
            }
            out[at] = value;
            for (int d = from.size() - 1; d >= 0 && ++index[d] == from.get(d); d--) {
                index[d] = 0;
            }
        }
        return new NamedArray.Numbers(from.reversed(), out);
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
