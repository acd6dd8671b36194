package dev.rondo.continuation;

import dev.rondo.linalg.Matrix;
import java.util.Optional;

/** What curves of cycles have in common. */
final class Cycles {
    private Cycles() {}

    /**
     * Whether a cycle shrank to a point between two neighbouring solutions: beyond a Hopf point the equations find the same
     * cycles again, half a period shifted.
     *
     * @param first the earlier orbit at some times, rows x n
     * @param second the later one at the same times
     */
    static Optional<Ending> shrank(Matrix first, Matrix second) {
        double product = 0;
        double size = 0;
        for (int i = 0; i < first.columns(); i++) {
            double a = mean(first, i);
            double b = mean(second, i);
            for (int r = 0; r < first.rows(); r++) {
                product += (first.get(r, i) - a) * (second.get(r, i) - b);
                size += (first.get(r, i) - a) * (first.get(r, i) - a);
            }
        }
        return product < 0 ? Optional.of(new Ending.Shrank(Math.sqrt(size / first.rows()))) : Optional.empty();
    }

    private static double mean(Matrix rows, int column) {
        double sum = 0;
        for (int r = 0; r < rows.rows(); r++) {
            sum += rows.get(r, column);
        }
        return sum / rows.rows();
    }
}
