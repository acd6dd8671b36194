package dev.rondo.continuation.locus;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

/**
 * Search for the direction in which a curve of special points goes on from a corner. The test function is continuous
 * across a switching manifold and its gradient is not, so that a curve may turn there by any angle. On a small circle
 * round the corner, in the tangent plane of the surface of solutions, the test function vanishes twice: where the curve
 * comes from and where it goes on.
 */
final class CornerSearch {
    private static final int SAMPLES = 60;
    private static final int BISECTIONS = 12;
    /**
     * Difference of directions, in radians, below which they count as one: straight back, and straight on, where there
     * is no corner.
     */
    private static final double STRAIGHT = Math.PI / 12;

    private CornerSearch() {}

    /**
     * The angle to the present tangent at which the curve goes on; empty if there are not two zeros, of which one is
     * where the curve comes from, or the other is straight on.
     *
     * @param test value of the test function at an angle on the circle
     */
    static OptionalDouble onwards(DoubleUnaryOperator test) {
        List<Double> zeros = new ArrayList<>();
        double first = test.applyAsDouble(angle(0));
        double before = first;
        for (int k = 1; k <= SAMPLES; k++) {
            double after = k == SAMPLES ? first : test.applyAsDouble(angle(k));
            if (!Double.isFinite(after)) {
                return OptionalDouble.empty();
            }
            if (before < 0 != after < 0) {
                zeros.add(zero(test, angle(k - 1), before, angle(k)));
            }
            before = after;
        }
        return zeros.size() == 2
                ? other(zeros).map(OptionalDouble::of).orElseGet(OptionalDouble::empty)
                : OptionalDouble.empty();
    }

    /** Angle of a sample, half a sample beside the tangent, so that no zero is expected at a sample. */
    private static double angle(int k) {
        return 2 * Math.PI * (k + 0.5) / SAMPLES;
    }

    private static double zero(DoubleUnaryOperator test, double low, double atLow, double high) {
        double a = low;
        double b = high;
        for (int k = 0; k < BISECTIONS; k++) {
            double middle = (a + b) / 2;
            if (test.applyAsDouble(middle) < 0 == atLow < 0) {
                a = middle;
            } else {
                b = middle;
            }
        }
        return (a + b) / 2;
    }

    /** The one of two angles that is not straight back. */
    private static Optional<Double> other(List<Double> zeros) {
        int back = fromBack(zeros.get(0)) < fromBack(zeros.get(1)) ? 0 : 1;
        return fromBack(zeros.get(back)) <= STRAIGHT && Math.PI - fromBack(zeros.get(1 - back)) > STRAIGHT
                ? Optional.of(zeros.get(1 - back))
                : Optional.empty();
    }

    private static double fromBack(double angle) {
        return Math.abs(angle - Math.PI);
    }
}
