package dev.rondo.dynamics.solve;

import dev.rondo.linalg.LinearSystem;
import dev.rondo.linalg.Vector;
import java.util.ArrayList;
import java.util.List;

/**
 * Broyden's corrections, {@code s_(n+1) = -B_n^-1 F(y_n)}: from the Jacobian of a point nearby, improved after every step
 * by the matrix of rank one that explains what the step did to F, so that they converge faster than linearly (Broyden,
 * Math. Comp. 19, 1965, 577; in the form that keeps the steps alone: Kelley, Iterative Methods for Linear and Nonlinear
 * Equations, 1995, 7.3). Every step has to be taken whole.
 */
final class Broyden {
    private final LinearSystem factors;
    private final double[] weights;
    private final List<double[]> steps = new ArrayList<>();

    /**
     * Method that begins with a factorised Jacobian.
     *
     * @param weights weights of the scalar product in which the update is the smallest
     */
    Broyden(LinearSystem factors, double[] weights) {
        this.factors = factors;
        this.weights = weights;
    }

    /** The next step from where the last one led. */
    double[] step(double[] f) {
        double[] z = factors.solve(Vector.of(f)).toArray();
        Vectors.scale(-1, z);
        for (int j = 0; j + 1 < steps.size(); j++) {
            Vectors.add(share(steps.get(j), z), steps.get(j + 1), z);
        }
        if (!steps.isEmpty()) {
            Vectors.scale(1 / (1 - share(steps.getLast(), z)), z);
        }
        steps.add(z);
        return z;
    }

    private double share(double[] step, double[] z) {
        return Vectors.dot(weights, step, z) / Vectors.dot(weights, step, step);
    }
}
