package dev.rondo.analysis.linear;

import dev.rondo.linalg.Complex;
import dev.rondo.linalg.ComplexVector;
import dev.rondo.linalg.Eigen;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Svd;
import java.util.Comparator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.hipparchus.analysis.MultivariateFunction;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.PointValuePair;
import org.hipparchus.optim.SimpleValueChecker;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.hipparchus.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/**
 * The Kreiss constant of {@code A = W - I}, {@code K = sup_{Re z > 0} Re z |(z - A)^{-1}|} (Kreiss 1962): a bound from
 * below for transients, {@code K <= sup_t |e^{At}| <= e N K} (Trefethen and Embree 2005).
 *
 * <p>A grid over the right half-plane, logarithmic in {@code Re z} and with the heights of the slowest modes, then
 * Nelder and Mead from its best point, then a test of the whole vertical line through it, from whose peak the search
 * goes on. The result is a true lower bound, usually to ten digits; a higher peak between grid lines is not excluded
 * (Mitchell 2020 does, for N^3 times the work).
 *
 * @param value constant K; 1 where nothing grows
 * @param re real part of the point z where it is attained; 0 where nothing grows
 * @param im imaginary part of that point, at least 0
 */
public record KreissConstant(double value, double re, double im) {
    private static final int LINES_PER_DECADE = 5;
    private static final int POINTS_PER_LINE = 17;
    private static final int MOST_MODES = 15;
    private static final int MOST_LINES = 4;

    /**
     * The constant of a connectivity.
     *
     * @throws IllegalArgumentException if the matrix is empty, not square, not finite or unstable
     */
    public static KreissConstant of(Matrix weights) {
        Matrix generator = Generators.of(weights);
        ComplexVector eigenvalues = Eigen.valuesOf(generator);
        Generators.requireStable(eigenvalues, generator);
        double growth = NumericalAbscissa.ofGenerator(generator);
        if (growth <= 0) {
            return new KreissConstant(1, 0, 0);
        }
        return new Search(generator, eigenvalues, growth).run();
    }

    /** One search; its points are (log Re z, Im z). */
    private static final class Search {
        private final ResolventLevels levels;
        private final double highest;
        private final double farthest;
        private final double[] heights;

        Search(Matrix generator, ComplexVector eigenvalues, double growth) {
            levels = new ResolventLevels(generator);
            Matrix skew = generator.minus(generator.transpose()).times(0.5);
            highest = Svd.norm(skew);
            // For large z the product is 1 + growth/z - c/z^2 with c at most |A|^2, so its peak is nearer than this.
            double norm = Svd.norm(generator);
            farthest = 4 * norm * norm / growth;
            heights = heights(eigenvalues);
        }

        KreissConstant run() {
            PointValuePair best = refined(gridPeak());
            for (int k = 0; k < MOST_LINES; k++) {
                double[] z = best.getPoint();
                double x = StrictMath.exp(z[0]);
                ResolventLevels.Lowest onLine = levels.lowest(x, new double[] {z[1]}, 1e-9);
                if (x / onLine.value() <= best.getValue() * (1 + 1e-8)) {
                    break;
                }
                best = refined(new double[] {z[0], onLine.y()});
            }
            // The product tends to 1 far away, where nothing may have grown beyond rounding.
            return best.getValue() > 1
                    ? new KreissConstant(
                            best.getValue(), StrictMath.exp(best.getPoint()[0]), Math.abs(best.getPoint()[1]))
                    : new KreissConstant(1, 0, 0);
        }

        /** Grid of Im z: equally spaced, and next to the slowest modes, where the resolvent is large near the axis. */
        private double[] heights(ComplexVector eigenvalues) {
            DoubleStream grid =
                    IntStream.range(0, POINTS_PER_LINE).mapToDouble(k -> highest * k / (POINTS_PER_LINE - 1));
            DoubleStream modes = eigenvalues.stream()
                    .filter(z -> z.im() > 0)
                    .sorted(Comparator.comparingDouble(z -> -z.re()))
                    .limit(MOST_MODES)
                    .mapToDouble(Complex::im);
            return DoubleStream.concat(grid, modes).sorted().toArray();
        }

        private double product(double logX, double y) {
            double x = StrictMath.exp(logX);
            return x / levels.resolvent().smallestSingularValue(x, y);
        }

        /**
         * Smallest Re z of the grid: nearer to the axis than half its smallest singular value the product is below 1.
         */
        private double nearest() {
            double smallest = Double.POSITIVE_INFINITY;
            for (int k = 0; k < 4 * POINTS_PER_LINE; k++) {
                double y = highest * k / (4 * POINTS_PER_LINE - 1);
                smallest = Math.min(smallest, levels.resolvent().smallestSingularValue(0, y));
            }
            return smallest / 4;
        }

        private double[] gridPeak() {
            double from = StrictMath.log(nearest());
            double to = StrictMath.log(farthest);
            int lines = 2 + (int) Math.ceil((to - from) / StrictMath.log(10) * LINES_PER_DECADE);
            double[] peak = {to, 0};
            double best = 0;
            for (int i = 0; i < lines; i++) {
                double logX = from + (to - from) * i / (lines - 1);
                for (double y : heights) {
                    double value = product(logX, y);
                    if (value > best) {
                        best = value;
                        peak = new double[] {logX, y};
                    }
                }
            }
            return peak;
        }

        private PointValuePair refined(double[] from) {
            MultivariateFunction product = z -> product(z[0], z[1]);
            SimplexOptimizer optimizer = new SimplexOptimizer(new SimpleValueChecker(1e-13, 0));
            double spacing = highest / (POINTS_PER_LINE - 1);
            double[] steps = {0.5 / LINES_PER_DECADE, Math.max(spacing / 2, 1e-3)};
            return optimizer.optimize(
                    new MaxEval(4000),
                    new ObjectiveFunction(product),
                    GoalType.MAXIMIZE,
                    new InitialGuess(from),
                    new NelderMeadSimplex(steps));
        }
    }
}
