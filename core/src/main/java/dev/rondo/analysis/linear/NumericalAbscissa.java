package dev.rondo.analysis.linear;

import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.SymmetricEigen;

/** Largest possible growth rate of activity, attained at first: the reactivity of Neubert and Caswell (1997). */
public final class NumericalAbscissa {
    private NumericalAbscissa() {}

    /**
     * The largest eigenvalue of the symmetric part of W. Some input grows before it decays exactly if it exceeds 1; the
     * initial growth rate is then it minus 1, per tau.
     *
     * @throws IllegalArgumentException if the matrix is empty, not square or not finite
     */
    public static double of(Matrix weights) {
        return 1 + ofGenerator(Generators.of(weights));
    }

    static double ofGenerator(Matrix generator) {
        return SymmetricEigen.valuesOf(generator.symmetricPart()).get(generator.rows() - 1);
    }
}
