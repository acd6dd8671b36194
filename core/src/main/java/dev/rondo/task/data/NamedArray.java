package dev.rondo.task.data;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Array of a data file, in C order: the last index runs fastest. */
public sealed interface NamedArray {
    /** Extents, outermost first; empty for a single value. */
    List<Integer> shape();

    /** An array of numbers. Shares {@code values} with its maker: neither may change them. */
    record Numbers(List<Integer> shape, double[] values) implements NamedArray {
        public Numbers {
            shape = List.copyOf(shape);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Numbers n && n.shape.equals(shape) && Arrays.equals(n.values, values);
        }

        @Override
        public int hashCode() {
            return 31 * shape.hashCode() + Arrays.hashCode(values);
        }
    }

    /** An array of texts. */
    record Texts(List<Integer> shape, List<String> values) implements NamedArray {
        public Texts {
            shape = List.copyOf(shape);
            values = List.copyOf(values);
        }
    }

    default int dimensions() {
        return shape().size();
    }

    /** Shape as NumPy writes it: {@code (10, 60, 2)}. */
    default String shapeText() {
        return shape().stream()
                .map(Object::toString)
                .collect(Collectors.joining(", ", "(", dimensions() == 1 ? ",)" : ")"));
    }
}
