package dev.rondo.continuation.cycles;

import dev.rondo.continuation.Ending;
import dev.rondo.linalg.Matrix;
import java.util.Optional;

/** What curves of cycles have in common. */
public final class Cycles {
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

    /**
     * Whether the two turns of a doubled cycle became one between two neighbouring solutions: what separates them then
     * points the other way.
     *
     * @param before states at equal intervals along the cycle, one after the other, and then other unknowns, the last of
     *     them the parameter
     * @param after the same of the other solution
     * @param segments how many states; of an odd number nothing is told
     * @param n variables of a state
     */
    public static Optional<Ending> merged(double[] before, double[] after, int segments, int n) {
        if (segments % 2 != 0) {
            return Optional.empty();
        }
        int half = segments / 2 * n;
        double product = 0;
        double first = 0;
        double second = 0;
        for (int i = 0; i < half; i++) {
            double a = before[i] - before[i + half];
            double b = after[i] - after[i + half];
            product += a * b;
            first += a * a;
            second += b * b;
        }
        if (!(product < 0)) {
            return Optional.empty();
        }
        double part = Math.sqrt(first) / (Math.sqrt(first) + Math.sqrt(second));
        double from = before[before.length - 1];
        return Optional.of(new Ending.TurnsMerge(from + part * (after[after.length - 1] - from)));
    }

    private static double mean(Matrix rows, int column) {
        double sum = 0;
        for (int r = 0; r < rows.rows(); r++) {
            sum += rows.get(r, column);
        }
        return sum / rows.rows();
    }
}
