package dev.rondo.analysis.linear;

import dev.rondo.analysis.Analysis;
import dev.rondo.analysis.Answer;
import dev.rondo.analysis.Card;
import dev.rondo.analysis.Drawing;
import dev.rondo.analysis.Subject;
import dev.rondo.figure.Axis;
import dev.rondo.figure.Colour;
import dev.rondo.figure.ColourMap;
import dev.rondo.figure.ColourScale;
import dev.rondo.figure.Contours;
import dev.rondo.figure.Figure;
import dev.rondo.figure.Legend;
import dev.rondo.figure.Length;
import dev.rondo.figure.Palette;
import dev.rondo.figure.Panel;
import dev.rondo.figure.Points;
import dev.rondo.figure.Rule;
import dev.rondo.linalg.Complex;
import dev.rondo.linalg.ComplexMatrix;
import dev.rondo.linalg.ComplexVector;
import dev.rondo.linalg.Eigen;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Svd;
import dev.rondo.linalg.Vector;
import dev.rondo.setting.MissingBecause;
import dev.rondo.setting.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Pseudospectrum, the reach of the eigenvalues under small changes of the weights: {@code sigma_min(z - A)},
 * {@code A = W - I}, over the complex plane (in units of 1/tau). z is an eigenvalue of some {@code A + E} with
 * {@code |E| <= epsilon} exactly where it is at most epsilon (Trefethen and Embree 2005).
 *
 * <p>The grid is computed from the Schur form by inverse Lanczos iteration; the epsilon-pseudospectral abscissae by
 * alternating vertical and horizontal searches with Hamiltonian eigenvalues (Burke, Lewis and Overton 2003), the
 * distance to instability by lowering a level (Byers 1988). The last two do not depend on the grid.
 *
 * @param points number of grid points along each axis
 * @param epsilons perturbation sizes whose abscissae are computed
 */
public record Pseudospectrum(
        @Setting(meaning = "Points of the grid along each axis", byDefault = "61", min = 2)
        int points,

        @Setting(meaning = "Sizes of perturbations whose abscissa is computed", byDefault = "[0.3, 0.1, 0.03, 0.01]")
        List<Double> epsilons)
        implements Analysis<Pseudospectrum.Result> {

    private static final double ACCURACY = 1e-10;
    private static final int MOST_ROUNDS = 50;

    /** The lowest level that is drawn, as a power of ten, and how many levels there are, half a decade apart. */
    private static final double DRAWN_FROM = -4;

    private static final int LEVELS = 10;

    /** Margin of the grid beyond the eigenvalues, per root mean square of a row of A. */
    private static final double MARGIN = 0.4;

    /** @throws IllegalArgumentException if there are fewer than 2 points or an epsilon is not positive */
    public Pseudospectrum {
        if (points < 2) {
            throw new IllegalArgumentException("A grid has at least two points along each axis: points = " + points);
        }
        epsilons = List.copyOf(epsilons);
        for (double epsilon : epsilons) {
            if (!(epsilon > 0) || Double.isInfinite(epsilon)) {
                throw new IllegalArgumentException("A perturbation has a positive size: epsilon = " + epsilon);
            }
        }
    }

    /**
     * The rightmost point that a perturbation can reach.
     *
     * @param epsilon the size of the perturbation
     * @param value {@code max Re z} over {@code sigma_min(z - A) <= epsilon}, per tau; at most 0 if none destabilises
     */
    public record Abscissa(double epsilon, double value) {}

    /**
     * Grid, abscissae and distance to instability.
     *
     * @param re real parts of the grid's columns, per tau
     * @param im imaginary parts of the grid's rows, per tau
     * @param sigmaMin {@code sigma_min(z - A)}, [im, re]
     * @param abscissae pseudospectral abscissae, one per epsilon
     * @param distanceToInstability the smallest perturbation that makes the network unstable; null if it is unstable
     *     already
     * @param kreissLowerBound the largest {@code abscissa/epsilon} found; the Kreiss constant is at least that, and 1
     */
    public record Result(
            Vector re,
            Vector im,
            Matrix sigmaMin,
            List<Abscissa> abscissae,

            @MissingBecause("W is unstable already") @Nullable
            Double distanceToInstability,

            double kreissLowerBound) {}

    /**
     * The pseudospectrum of a connectivity.
     *
     * @throws IllegalArgumentException if the matrix is empty, not square or not finite
     */
    public Result of(Matrix weights) {
        Matrix generator = Generators.of(weights);
        ComplexVector eigenvalues = Eigen.valuesOf(generator);
        ResolventLevels levels = new ResolventLevels(generator);
        List<Abscissa> abscissae = epsilons.stream()
                .map(epsilon -> new Abscissa(epsilon, abscissa(levels, eigenvalues, epsilon)))
                .toList();
        double kreiss = 1;
        for (Abscissa a : abscissae) {
            kreiss = Math.max(kreiss, a.value / a.epsilon);
        }
        double margin = MARGIN * Math.max(1, levels.generatorNorm() / Math.sqrt(weights.rows()));
        Vector re = axis(minReal(eigenvalues) - margin, eigenvalues.maxReal() + margin);
        Vector im = axis(-eigenvalues.maxImaginary() - margin, eigenvalues.maxImaginary() + margin);
        return new Result(re, im, grid(levels.resolvent(), re, im), abscissae, distance(levels, eigenvalues), kreiss);
    }

    private Vector axis(double from, double to) {
        double[] values = new double[points];
        for (int k = 0; k < points; k++) {
            // from both ends, so that an axis around 0 is symmetric to the bit
            values[k] = (from * (points - 1 - k) + to * k) / (points - 1);
        }
        return Vector.owning(values);
    }

    private static double minReal(ComplexVector eigenvalues) {
        double min = Double.POSITIVE_INFINITY;
        for (int k = 0; k < eigenvalues.size(); k++) {
            min = Math.min(min, eigenvalues.re(k));
        }
        return min;
    }

    /** sigma_min on the grid; of a real matrix the lower half-plane mirrors the upper one. */
    private Matrix grid(Resolvent resolvent, Vector re, Vector im) {
        double[] values = new double[points * points];
        for (int i = 0; i < points; i++) {
            int mirror = points - 1 - i;
            for (int j = 0; j < points; j++) {
                values[i * points + j] = mirror < i
                        ? values[mirror * points + j]
                        : resolvent.smallestSingularValue(re.get(j), im.get(i));
            }
        }
        return Matrix.owning(points, points, values);
    }

    /**
     * Criss-cross: go right until the level is met, look along that vertical line for gaps, go right from their
     * middles.
     */
    private static double abscissa(ResolventLevels levels, ComplexVector eigenvalues, double epsilon) {
        double x = eigenvalues.maxReal();
        List<Double> rows = new ArrayList<>();
        for (int k = 0; k < eigenvalues.size(); k++) {
            if (eigenvalues.re(k) == x) {
                rows.add(eigenvalues.im(k));
            }
        }
        for (int round = 0; round < MOST_ROUNDS; round++) {
            double before = x;
            for (double y : rows) {
                List<Double> crossings = levels.onHorizontal(y, epsilon);
                x = crossings.isEmpty() ? x : Math.max(x, crossings.getLast());
            }
            if (x - before <= ACCURACY * Math.max(1, Math.abs(x)) && round > 0) {
                break;
            }
            rows = gaps(levels, x, epsilon);
        }
        return x;
    }

    /** The middles, at 0 or above, of the stretches of a vertical line where sigma_min is below the level. */
    private static List<Double> gaps(ResolventLevels levels, double x, double epsilon) {
        List<Double> crossings = levels.onVertical(x, epsilon);
        List<Double> middles = new ArrayList<>();
        for (int k = 0; k + 1 < crossings.size(); k++) {
            double y = (crossings.get(k) + crossings.get(k + 1)) / 2;
            if (y >= -1e-9 && levels.resolvent().smallestSingularValue(x, y) < epsilon) {
                middles.add(y);
            }
        }
        return middles;
    }

    private static @Nullable Double distance(ResolventLevels levels, ComplexVector eigenvalues) {
        return eigenvalues.maxReal() >= 0
                ? null
                : levels.lowest(0, eigenvalues.imaginary().toArray(), ACCURACY).value();
    }

    @Override
    public Card card() {
        return Card.ofMatrix("pseudospectrum", "resolvent norms on a grid, epsilon-abscissae, distance to instability")
                .field("re", "1/tau", "Re z", "real parts of the grid")
                .field("im", "1/tau", "Im z", "imaginary parts of the grid")
                .field("sigma_min", "1/tau", "sigma_min(z - A)", "inverse norm of the resolvent at [im, re], A = W - I")
                .field("abscissae", "rightmost points that perturbations can reach")
                .field("abscissae.epsilon", "1/tau", "", "size of the perturbation")
                .field("abscissae.value", "1/tau", "max {Re z: sigma_min(z - A) <= epsilon}", "pseudospectral abscissa")
                .field(
                        "distance_to_instability",
                        "1/tau",
                        "min_y sigma_min(i y - A)",
                        "smallest destabilising perturbation")
                .field("kreiss_lower_bound", "", "max abscissa/epsilon", "the Kreiss constant is at least that, and 1")
                .certificate(
                        "grid_error",
                        "",
                        "max |sigma - sigma_svd|/sigma_svd",
                        "error of the grid at its corners and centre, against a full singular value decomposition")
                .certificate(
                        "abscissa_error",
                        "",
                        "max |min_y sigma_min(x + i y - A) - epsilon|/epsilon",
                        "error of the level at the abscissae")
                .example("rondo analyze pseudospectrum W.npy --set points=21", "resolvent norms on a coarse grid")
                .example(
                        "rondo analyze pseudospectrum W.npy --set points=21 --figure levels.svg",
                        "level lines of the resolvent norm");
    }

    @Override
    public Answer<Result> of(Subject subject) {
        Result result = of(subject.matrix());
        return Answer.ofMatrix(result, certificate(result, Generators.of(subject.matrix())));
    }

    /**
     * Certificate of a pseudospectrum.
     *
     * @param gridError largest relative error of the grid at its corners and centre, against a full decomposition
     * @param abscissaError largest relative error of the level at the abscissae
     */
    public record Certificate(double gridError, double abscissaError) {}

    private Certificate certificate(Result result, Matrix generator) {
        ResolventLevels levels = new ResolventLevels(generator);
        double gridError = 0;
        for (int[] at : new int[][] {{0, 0}, {0, points - 1}, {points / 2, points / 2}, {points - 1, 0}}) {
            double sigma = result.sigmaMin().get(at[0], at[1]);
            ComplexMatrix shifted = ComplexMatrix.identity(generator.rows())
                    .times(new Complex(result.re().get(at[1]), result.im().get(at[0])))
                    .minus(ComplexMatrix.of(generator));
            double exact = Svd.valuesOf(shifted).get(generator.rows() - 1);
            gridError = Math.max(gridError, exact == 0 ? sigma : Math.abs(sigma - exact) / exact);
        }
        double abscissaError = 0;
        double[] starts = Eigen.valuesOf(generator).imaginary().toArray();
        for (Abscissa a : result.abscissae()) {
            double level = levels.lowest(a.value(), starts, ACCURACY).value();
            abscissaError = Math.max(abscissaError, Math.abs(level - a.epsilon()) / a.epsilon());
        }
        return new Certificate(gridError, abscissaError);
    }

    @Override
    public Drawing draw(Result result, Subject subject) {
        ComplexVector eigenvalues = Eigen.valuesOf(Generators.of(subject.matrix()));
        double[] re = result.re().toArray();
        double[] im = result.im().toArray();
        Matrix sigma = result.sigmaMin();
        double[][] log = new double[im.length][re.length];
        for (int i = 0; i < im.length; i++) {
            for (int j = 0; j < re.length; j++) {
                log[i][j] = Math.max(DRAWN_FROM, StrictMath.log10(sigma.get(i, j)));
            }
        }
        double[] levels = IntStream.range(0, LEVELS)
                .mapToDouble(k -> DRAWN_FROM + 0.5 * k)
                .toArray();
        ColourScale colours = ColourScale.of(ColourMap.VIRIDIS).limits(DRAWN_FROM, DRAWN_FROM + 0.5 * (LEVELS - 1));
        Panel plane = Panel.of(Axis.x("Re z", "1/τ"), Axis.y("Im z", "1/τ"))
                .equalAspect()
                .legend(Legend.ABOVE)
                .with(Rule.vertical(0).colour(Palette.VERMILION).solid().label("Re z = 0"))
                .with(Contours.of(re, im, log, levels).colours(colours))
                .with(Points.of(
                                eigenvalues.real().toArray(),
                                eigenvalues.imaginary().toArray())
                        .size(3)
                        .colour(Colour.INK)
                        .label("eigenvalue of W - I"))
                .colourBar("log_{10} σ_{min}(z - A)");
        Panel abscissae = Panel.of(Axis.x("size ε of the perturbation", "1/τ").log(), Axis.y("ε-abscissa", "1/τ"))
                .with(Rule.horizontal(0).colour(Palette.VERMILION).solid());
        if (!result.abscissae().isEmpty()) {
            abscissae = abscissae.with(Points.of(
                            result.abscissae().stream()
                                    .mapToDouble(Abscissa::epsilon)
                                    .toArray(),
                            result.abscissae().stream()
                                    .mapToDouble(Abscissa::value)
                                    .toArray())
                    .colour(Palette.BLUE));
        }
        return Drawing.of((result.abscissae().isEmpty() ? Figure.of(plane) : Figure.row(plane, abscissae))
                .width(Length.mm(174))
                .height(Length.mm(80))
                .lettered()
                .described(
                        "Pseudospectrum",
                        "Level lines of the smallest singular value of z - A with the eigenvalues, and the rightmost points that"
                                + " perturbations of a size can reach."));
    }
}
