package dev.rondo.paper.rajakumar2021.circuits;

import dev.rondo.linalg.Complex;
import dev.rondo.linalg.ComplexVector;
import dev.rondo.linalg.Eigen;
import dev.rondo.linalg.LinearSolve;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.Population;
import dev.rondo.random.Key;
import dev.rondo.random.UniformSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Weights found from their spectrum: a matrix under Dale's principle, without self-connections, with a given spectrum,
 * and an increase of its E-to-E weights that gives it a second one (Rajakumar, Rinzel and Chen 2021, figure 10, whose
 * matrix is printed as a Hinton diagram only).
 *
 * <p>The conditions are the power sums tr W^k = sum of lambda^k for k = 2..N of both matrices; k = 1 is the empty diagonal,
 * so a spectrum whose sum is not 0 must be shifted first ({@link #withoutTrace}). The unknowns are the logarithms of all
 * magnitudes, so that signs cannot change; they are found from random beginnings by Gauss-Newton steps of least norm,
 * d tr W^k/dW_ij = k (W^(k-1))_ji. Within the solutions |W|^2 + 10 |increase|^2 is then made as small as it goes: small
 * weights and a smaller increase. The solution is one of many: 2N - 2 conditions on N (N - 1) weights and
 * the increases.
 *
 * @param population the signs
 * @param before the spectrum of W; its sum is 0
 * @param after the spectrum of W + increase; its sum is 0
 */
public record SpectralToy(Population population, ComplexVector before, ComplexVector after) {
    private static final double CLOSED = 1e-12;
    private static final int STEPS = 400;
    private static final int POLISHING = 400;
    private static final double LARGEST_STEP = 0.5;
    private static final double PRICE_OF_INCREASE = 10;

    /** @throws IllegalArgumentException if a spectrum has the wrong size or a sum other than 0 */
    public SpectralToy {
        for (ComplexVector spectrum : List.of(before, after)) {
            Complex sum = spectrum.stream().reduce(Complex.ZERO, Complex::plus);
            if (spectrum.size() != population.size() || sum.abs() > 1e-9) {
                throw new IllegalArgumentException("A matrix with an empty diagonal has N eigenvalues of sum 0: "
                        + spectrum.size() + " of sum " + sum + " for " + population.size()
                        + " units; shift them with withoutTrace");
            }
        }
    }

    /** The spectrum, moved along the real axis so that it sums to 0. */
    public static ComplexVector withoutTrace(ComplexVector spectrum) {
        double mean = spectrum.stream().mapToDouble(Complex::re).sum() / spectrum.size();
        return ComplexVector.of(
                spectrum.stream().map(z -> z.minus(Complex.of(mean))).toList());
    }

    /**
     * A solution.
     *
     * @param weights W
     * @param increase increase of E-to-E weights, all others 0
     * @param residual the largest distance of an eigenvalue of W or W + increase from the one that was asked for
     */
    public record Solution(Matrix weights, Matrix increase, double residual) {
        /** W + increase. */
        public Matrix increased() {
            return weights.plus(increase);
        }

        double cost() {
            return costOf(weights, increase);
        }
    }

    /**
     * The solution with the smallest weights and increase among those that random beginnings lead to.
     *
     * @param beginnings number of starting points tried
     * @return nothing if none leads to a solution
     */
    public Optional<Solution> solve(int beginnings, Key key) {
        Optional<Solution> best = Optional.empty();
        for (int k = 0; k < beginnings; k++) {
            Optional<Solution> found = from(key.child(k).uniform());
            if (found.isPresent()
                    && (best.isEmpty() || found.get().cost() < best.get().cost())) {
                best = found;
            }
        }
        return best;
    }

    private Optional<Solution> from(UniformSource source) {
        Unknowns unknowns = new Unknowns(population);
        double[] logs = new double[unknowns.size()];
        for (int k = 0; k < logs.length; k++) {
            logs[k] = StrictMath.log(
                    k < unknowns.weights() ? 0.5 + source.nextDouble() : 0.05 + 0.2 * source.nextDouble());
        }
        Vector point = Vector.owning(logs);
        for (int step = 0; step < STEPS; step++) {
            Vector error = error(unknowns, point);
            if (error.norm() < CLOSED) {
                return Optional.of(solution(unknowns, shrink(unknowns, point)));
            }
            Vector move = leastNorm(jacobian(unknowns, point), error);
            double length = move.norm();
            if (!Double.isFinite(length)) {
                return Optional.empty();
            }
            point = point.minus(move.times(Math.min(1, LARGEST_STEP / length)));
        }
        return Optional.empty();
    }

    /** Down the cost within the solutions: a step along the null space, then Gauss-Newton back. */
    private Vector shrink(Unknowns unknowns, Vector solution) {
        Vector best = solution;
        double stride = 0.2;
        for (int k = 0; k < POLISHING && stride > 1e-4; k++) {
            Vector slope = unknowns.slopeOfCost(best);
            Matrix jacobian = jacobian(unknowns, best);
            Vector along = slope.minus(leastNorm(jacobian, jacobian.times(slope)));
            Vector tried = best.minus(along.times(stride / Math.max(along.norm(), 1e-300)));
            for (int step = 0; step < 20 && error(unknowns, tried).norm() >= CLOSED; step++) {
                tried = tried.minus(leastNorm(jacobian(unknowns, tried), error(unknowns, tried)));
            }
            boolean better = error(unknowns, tried).norm() < CLOSED && unknowns.cost(tried) < unknowns.cost(best);
            best = better ? tried : best;
            stride = better ? stride * 1.2 : stride / 2;
        }
        return best;
    }

    private static double costOf(Matrix weights, Matrix increase) {
        double w = weights.frobeniusNorm();
        double d = increase.frobeniusNorm();
        return w * w + PRICE_OF_INCREASE * d * d;
    }

    private Solution solution(Unknowns unknowns, Vector point) {
        Matrix w = unknowns.weights(point);
        Matrix increase = unknowns.increase(point);
        return new Solution(w, increase, Math.max(distance(w, before), distance(w.plus(increase), after)));
    }

    /** The largest distance of a wanted eigenvalue from the nearest one that the matrix has. */
    private static double distance(Matrix w, ComplexVector wanted) {
        ComplexVector values = Eigen.valuesOf(w);
        return wanted.stream()
                .mapToDouble(z ->
                        values.stream().mapToDouble(v -> v.minus(z).abs()).min().orElseThrow())
                .max()
                .orElseThrow();
    }

    private Vector error(Unknowns unknowns, Vector point) {
        Matrix w = unknowns.weights(point);
        List<Double> errors = new ArrayList<>();
        addErrors(w, before, errors);
        addErrors(w.plus(unknowns.increase(point)), after, errors);
        return Vector.of(errors.stream().mapToDouble(e -> e).toArray());
    }

    private static void addErrors(Matrix w, ComplexVector wanted, List<Double> errors) {
        Matrix power = w;
        Complex[] powers = wanted.stream().toArray(Complex[]::new);
        for (int k = 2; k <= wanted.size(); k++) {
            power = power.times(w);
            double sum = 0;
            for (int i = 0; i < powers.length; i++) {
                powers[i] = powers[i].times(wanted.get(i));
                sum += powers[i].re();
            }
            errors.add(power.trace() - sum);
        }
    }

    private Matrix jacobian(Unknowns unknowns, Vector point) {
        Matrix w = unknowns.weights(point);
        Matrix increase = unknowns.increase(point);
        List<double[]> rows = new ArrayList<>();
        addSlopes(w, Matrix.zeros(w.rows(), w.rows()), w, unknowns, rows);
        addSlopes(w.plus(increase), increase, w, unknowns, rows);
        return Matrix.of(rows.toArray(double[][]::new));
    }

    private static void addSlopes(Matrix whole, Matrix increase, Matrix w, Unknowns unknowns, List<double[]> rows) {
        Matrix power = Matrix.identity(w.rows());
        for (int k = 2; k <= w.rows(); k++) {
            power = power.times(whole);
            Matrix slope = power.transpose().times(k);
            rows.add(unknowns.scaled(slope, w, increase));
        }
    }

    /** The shortest d with J d = e. */
    private static Vector leastNorm(Matrix jacobian, Vector error) {
        Matrix gram = jacobian.timesTranspose(jacobian);
        double small = 1e-13 * gram.trace();
        Vector multipliers = LinearSolve.of(
                        gram.plus(Matrix.identity(gram.rows()).times(small)))
                .solve(error);
        return jacobian.transpose().times(multipliers);
    }

    /** Free entries: first all weights, then the increases of E-to-E weights. */
    private static final class Unknowns {
        private record Entry(int post, int pre) {}

        private final Population population;
        private final List<Entry> weights = new ArrayList<>();
        private final List<Entry> increases = new ArrayList<>();

        Unknowns(Population population) {
            this.population = population;
            for (int i = 0; i < population.size(); i++) {
                for (int j = 0; j < population.size(); j++) {
                    if (i != j) {
                        weights.add(new Entry(i, j));
                        if (population.isExcitatory(i) && population.isExcitatory(j)) {
                            increases.add(new Entry(i, j));
                        }
                    }
                }
            }
        }

        int size() {
            return weights.size() + increases.size();
        }

        int weights() {
            return weights.size();
        }

        Matrix weights(Vector logs) {
            double[][] w = new double[population.size()][population.size()];
            for (int k = 0; k < weights.size(); k++) {
                Entry e = weights.get(k);
                w[e.post][e.pre] = population.sign(e.pre) * StrictMath.exp(logs.get(k));
            }
            return Matrix.of(w);
        }

        Matrix increase(Vector logs) {
            double[][] d = new double[population.size()][population.size()];
            for (int k = 0; k < increases.size(); k++) {
                Entry e = increases.get(k);
                d[e.post][e.pre] = StrictMath.exp(logs.get(weights.size() + k));
            }
            return Matrix.of(d);
        }

        /** A slope in the entries as one in the logarithms: times the entries themselves. */
        double[] scaled(Matrix slope, Matrix w, Matrix increase) {
            double[] row = new double[size()];
            for (int k = 0; k < weights.size(); k++) {
                Entry e = weights.get(k);
                row[k] = slope.get(e.post, e.pre) * w.get(e.post, e.pre);
            }
            for (int k = 0; k < increases.size(); k++) {
                Entry e = increases.get(k);
                row[weights.size() + k] = slope.get(e.post, e.pre) * increase.get(e.post, e.pre);
            }
            return row;
        }

        double cost(Vector logs) {
            return costOf(weights(logs), increase(logs));
        }

        /** The slope of the cost in the logarithms. */
        Vector slopeOfCost(Vector logs) {
            double[] slope = new double[size()];
            for (int k = 0; k < slope.length; k++) {
                double value = StrictMath.exp(logs.get(k));
                slope[k] = 2 * value * value * (k < weights.size() ? 1 : PRICE_OF_INCREASE);
            }
            return Vector.owning(slope);
        }
    }
}
