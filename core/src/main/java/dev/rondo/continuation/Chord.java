package dev.rondo.continuation;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

/**
 * The branch between two neighbouring points of one piece, as a function of theta in [0, 1]: its point in the hyperplane
 * through {@code start + theta (end - start)}, orthogonal to that chord. What has been computed is kept.
 */
final class Chord {
    private final BranchPoint start;
    private final double[] end;
    private final double[] along;
    private final Newton newton;
    private final Map<Double, Optional<NewtonResult.Solution>> solutions = new HashMap<>();
    private final Map<Double, Spectrum> spectra = new HashMap<>();

    Chord(BranchPoint start, double[] end, Newton newton) {
        this.start = start;
        this.end = end;
        along = Vectors.difference(end, start.unknowns().toArray());
        this.newton = newton;
    }

    SolutionCurve curve() {
        return start.curve();
    }

    BranchPoint start() {
        return start;
    }

    double[] end() {
        return end.clone();
    }

    double length() {
        return Math.sqrt(Vectors.dot(curve().weights(), along, along));
    }

    /** The place on the chord itself that is nearest to y, in units of its length. */
    double thetaOf(double[] y) {
        double[] from = Vectors.difference(y, start.unknowns().toArray());
        return Vectors.dot(curve().weights(), from, along) / Vectors.dot(curve().weights(), along, along);
    }

    /** The point of the branch; empty if Newton does not converge to it. */
    Optional<NewtonResult.Solution> at(double theta) {
        return solutions.computeIfAbsent(theta, t -> {
            double[] guess = start.unknowns().toArray();
            Vectors.add(t, along, guess);
            return Corrector.onHyperplane(curve(), guess, along, newton) instanceof NewtonResult.Solution s
                    ? Optional.of(s)
                    : Optional.empty();
        });
    }

    /** The unknowns at theta; the interpolated ones if Newton does not converge. */
    double[] unknowns(double theta) {
        return at(theta).map(s -> s.unknowns().toArray()).orElseGet(() -> {
            double[] guess = start.unknowns().toArray();
            Vectors.add(theta, along, guess);
            return guess;
        });
    }

    Spectrum spectrum(double theta) {
        return spectra.computeIfAbsent(theta, t -> curve().spectrum(unknowns(t)));
    }

    /** A function of the branch's points along theta; NaN where there is none. */
    DoubleUnaryOperator along(ToDoubleFunction<double[]> function) {
        return theta -> at(theta)
                .map(s -> function.applyAsDouble(s.unknowns().toArray()))
                .orElse(Double.NaN);
    }

    /** The same for the k-th growth above the threshold. */
    DoubleUnaryOperator growth(int k) {
        return theta -> at(theta).isPresent()
                ? spectrum(theta).growth(k) - spectrum(theta).threshold()
                : Double.NaN;
    }
}
