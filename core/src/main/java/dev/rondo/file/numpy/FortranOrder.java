package dev.rondo.file.numpy;

/**
 * The numbers of an array whose first index runs fastest, brought into C order, where the last does: number k of the
 * file has the indices i_0 + n_0 (i_1 + n_1 (i_2 + ...)) = k and belongs at ((i_0 n_1 + i_1) n_2 + i_2) ...
 */
final class FortranOrder {
    private final int[] shape;
    /** Strides: distances between neighbours along each dimension in C order, in elements. */
    private final int[] strides;

    FortranOrder(int[] shape) {
        this.shape = shape;
        this.strides = new int[shape.length];
        int stride = 1;
        for (int d = shape.length - 1; d >= 0; d--) {
            strides[d] = stride;
            stride *= shape[d];
        }
    }

    double[] toC(double[] numbers) {
        double[] out = new double[numbers.length];
        walk(numbers.length, (from, to) -> out[to] = numbers[from]);
        return out;
    }

    long[] toC(long[] numbers) {
        long[] out = new long[numbers.length];
        walk(numbers.length, (from, to) -> out[to] = numbers[from]);
        return out;
    }

    @FunctionalInterface
    private interface Move {
        void move(int from, int to);
    }

    private void walk(int size, Move move) {
        int[] index = new int[shape.length];
        for (int from = 0, to = 0; from < size; from++) {
            move.move(from, to);
            for (int d = 0; d < shape.length; d++) {
                to += strides[d];
                if (++index[d] < shape[d]) {
                    break;
                }
                to -= strides[d] * shape[d];
                index[d] = 0;
            }
        }
    }
}
