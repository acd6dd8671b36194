package dev.rondo.attractor;

import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Complex;
import dev.rondo.linalg.ComplexVector;
import dev.rondo.linalg.Vector;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/** Lyapunov exponents in closed form, falling, per second. */
final class Exponents {
    private Exponents() {}

    /** {@code log |mu|/T} of a cycle's multipliers, or of a map's with T its step. */
    static Vector ofMultipliers(ComplexVector multipliers, Time period) {
        return falling(multipliers, mu -> StrictMath.log(mu.abs()) / period.seconds());
    }

    /** {@code Re lambda} of a flow's eigenvalues. */
    static Vector ofEigenvalues(ComplexVector eigenvalues) {
        return falling(eigenvalues, Complex::re);
    }

    private static Vector falling(ComplexVector values, ToDoubleFunction<Complex> exponent) {
        double[] rising = values.stream().mapToDouble(exponent).sorted().toArray();
        double[] falling = new double[rising.length];
        Arrays.setAll(falling, k -> rising[rising.length - 1 - k]);
        return Vector.owning(falling);
    }

    /** The first so many. */
    static Vector largest(Vector falling, int count) {
        return Vector.owning(Arrays.copyOf(falling.toArray(), Math.min(count, falling.size())));
    }
}
