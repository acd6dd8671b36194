package dev.rondo.dynamics.smooth;

import dev.rondo.dynamics.VectorField;
import dev.rondo.dynamics.solve.Vectors;

/**
 * A family of fields of which only the values are known: its derivatives are differences of fourth order. Good for a first
 * look; {@link #derivativeError} says how good at a point. A Newton iteration with them still converges to the solution of
 * {@code F = 0} itself, only a little slower; multipliers and eigenvalues have the error of the derivatives.
 */
public final class DifferencedField implements FieldFamily {
    private final int dimension;
    private final RightHandSide f;

    private DifferencedField(int dimension, RightHandSide f) {
        this.dimension = dimension;
        this.f = f;
    }

    /** The values of a family. */
    @FunctionalInterface
    public interface RightHandSide {
        /** Writes {@code F(x, p)} into {@code derivative}. */
        void evaluate(double[] x, double parameter, double[] derivative);
    }

    /** The family of these values. */
    public static DifferencedField of(int dimension, RightHandSide f) {
        return new DifferencedField(dimension, f);
    }

    @Override
    public int dimension() {
        return dimension;
    }

    @Override
    public VectorField at(double parameter) {
        return new VectorField() {
            @Override
            public int dimension() {
                return dimension;
            }

            @Override
            public void evaluate(double[] x, double[] derivative) {
                f.evaluate(x, parameter, derivative);
            }

            @Override
            public void differential(double[] x, double[] v, double[] out) {
                double length = Vectors.maxAbs(v);
                if (length == 0) {
                    java.util.Arrays.fill(out, 0);
                    return;
                }
                Differences.along(line(x, v, parameter, length), Vectors.maxAbs(x), out);
                Vectors.scale(length, out);
            }
        };
    }

    /** An estimate of the absolute error of an entry of DF at a point: at most this. */
    public double derivativeError(double[] x, double parameter) {
        double worst = 0;
        for (int j = 0; j < dimension; j++) {
            double[] e = new double[dimension];
            e[j] = 1;
            worst = Math.max(worst, Differences.error(line(x, e, parameter, 1), Vectors.maxAbs(x), dimension));
        }
        return worst;
    }

    private Differences.Path line(double[] x, double[] v, double parameter, double length) {
        return (h, value) -> {
            double[] moved = x.clone();
            Vectors.add(h / length, v, moved);
            f.evaluate(moved, parameter, value);
        };
    }
}
