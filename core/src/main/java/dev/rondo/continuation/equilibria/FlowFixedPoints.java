package dev.rondo.continuation.equilibria;

import dev.rondo.continuation.NormalForms;
import dev.rondo.continuation.SolutionCurve;
import dev.rondo.continuation.SpecialType;
import dev.rondo.continuation.Spectrum;
import dev.rondo.dynamics.VectorField;
import dev.rondo.dynamics.smooth.FieldFamily;
import dev.rondo.dynamics.solve.Vectors;
import dev.rondo.linalg.Eigen;
import dev.rondo.linalg.Matrix;
import java.util.Arrays;
import java.util.Optional;

/** Fixed points of a smooth flow: {@code F(x, p) = 0}; unknowns (x, p). */
public final class FlowFixedPoints implements SolutionCurve {
    /** Size of a state from which arclength is measured relative to it: along a branch that diverges steps grow. */
    private static final double LARGE = 10;

    private final FieldFamily family;
    private final double scale;

    private FlowFixedPoints(FieldFamily family, double scale) {
        this.family = family;
        this.scale = scale;
    }

    /** Fixed points of a family. */
    public static FlowFixedPoints of(FieldFamily family) {
        return new FlowFixedPoints(family, 1);
    }

    @Override
    public int unknowns() {
        return family.dimension() + 1;
    }

    @Override
    public void residual(double[] y, double[] out) {
        family.at(parameter(y)).evaluate(state(y), out);
    }

    @Override
    public Matrix jacobian(double[] y) {
        int n = family.dimension();
        Matrix dx = family.at(parameter(y)).jacobian(state(y));
        double[] dp = new double[n];
        family.parameterDerivative(state(y), parameter(y), dp);
        return Matrix.build(n, n + 1, (i, j) -> j < n ? dx.get(i, j) : dp[i]);
    }

    @Override
    public double[] weights() {
        return stateWeights(family.dimension(), scale);
    }

    @Override
    public FlowFixedPoints near(double[] y) {
        double size = scale(y);
        return size == scale ? this : new FlowFixedPoints(family, size);
    }

    @Override
    public Spectrum spectrum(double[] y) {
        return new Spectrum(
                Spectrum.Kind.FLOW, Eigen.valuesOf(family.at(parameter(y)).jacobian(state(y))));
    }

    @Override
    public Optional<NormalForms.Coefficient> normalForm(double[] y, SpecialType type) {
        VectorField field = family.at(parameter(y));
        return type == SpecialType.HB ? Optional.of(NormalForms.hopf(field, state(y))) : Optional.empty();
    }

    /** The state: all unknowns but the parameter. */
    static double[] state(double[] y) {
        return Arrays.copyOf(y, y.length - 1);
    }

    /** Unit of states near a solution: 1, or its size where that is above 10. */
    static double scale(double[] y) {
        double size = Vectors.maxAbs(state(y));
        return Math.max(1, Math.min(size, size * size / LARGE));
    }

    static double parameter(double[] y) {
        return y[y.length - 1];
    }

    /**
     * Weights: 1/n for each of n state variables, so that arclength does not depend on their number, and 1 for the
     * parameter; of states in units of a scale.
     */
    static double[] stateWeights(int n, double scale) {
        double[] weights = new double[n + 1];
        Arrays.fill(weights, 1.0 / n / (scale * scale));
        weights[n] = 1;
        return weights;
    }
}
