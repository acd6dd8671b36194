package dev.rondo.task.data;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Array of a data file, in C order: the last index runs fastest. */
public sealed interface NamedArray {
    /** Extents, outermost first; empty for a single value. */
    List<Integer> shape();

    /** An array of numbers. */
    final class Numbers implements NamedArray {
        private final List<Integer> shape;
        private final double[] values;

        /** Keeps the numbers: the caller must not touch them again. */
        public Numbers(List<Integer> shape, double[] values) {
            this.shape = List.copyOf(shape);
            this.values = values;
        }

        @Override
        public List<Integer> shape() {
            return shape;
        }

        /** The numbers, not copied: nobody may change them. */
        public double[] values() {
            return values;
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
