package dev.rondo.cli.bench;

import dev.rondo.linalg.ComplexSchur;
import dev.rondo.linalg.Eigen;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Schur;
import dev.rondo.linalg.Svd;
import dev.rondo.linalg.equation.Lyapunov;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Computing times of the factorisations of a dense random matrix of N units on this machine: independent Gaussian
 * entries of variance 1/N, one thread, wall-clock medians.
 *
 * @param units        the order N
 * @param eigen        eigenvalues and right eigenvectors, in seconds
 * @param eigenvalues  eigenvalues alone, in seconds
 * @param schur        the real Schur form, in seconds
 * @param complexSchur the complex Schur form, in seconds
 * @param lyapunov     {@code A X + X A^T + I = 0} for {@code A = W/2 - I}, its Schur form and its residual included, in
 *     seconds
 * @param svd          singular values and vectors, in seconds
 */
public record LinearAlgebraBenchmark(
        int units, double eigen, double eigenvalues, double schur, double complexSchur, double lyapunov, double svd) {
    private static final long SEED = 1;

    /** The order at which library and compiler are brought to speed before anything is timed. */
    private static final int WARM_UP_UNITS = 60;

    private static final int WARM_UPS = 20;

    /**
     * Times the factorisations alternately, {@code repetitions} times over, so that a slow moment of the machine hits
     * all.
     *
     * @throws IllegalArgumentException if either number is less than 1
     */
    public static LinearAlgebraBenchmark measure(int units, int repetitions) {
        if (units < 1 || repetitions < 1) {
            throw new IllegalArgumentException("A benchmark needs at least one unit and one repetition: units " + units
                    + ", repetitions " + repetitions);
        }
        SequencedMap<String, Consumer<Matrix>> work = work();
        Matrix small = gaussian(WARM_UP_UNITS);
        for (int k = 0; k < WARM_UPS; k++) {
            work.values().forEach(factorise -> factorise.accept(small));
        }
        Matrix weights = gaussian(units);
        Map<String, double[]> seconds = new LinkedHashMap<>();
        for (int k = 0; k < repetitions; k++) {
            for (Map.Entry<String, Consumer<Matrix>> entry : work.entrySet()) {
                double[] times = seconds.computeIfAbsent(entry.getKey(), name -> new double[repetitions]);
                times[k] = secondsFor(() -> entry.getValue().accept(weights));
            }
        }
        return new LinearAlgebraBenchmark(
                units,
                median(seconds, "eigen"),
                median(seconds, "eigenvalues"),
                median(seconds, "schur"),
                median(seconds, "complexSchur"),
                median(seconds, "lyapunov"),
                median(seconds, "svd"));
    }

    /** The medians under the names by which other programs know them: {@code eigen_s} and so on, in seconds. */
    public SequencedMap<String, Double> fields() {
        SequencedMap<String, Double> fields = new LinkedHashMap<>();
        fields.put("eigen_s", eigen);
        fields.put("eigenvalues_s", eigenvalues);
        fields.put("schur_s", schur);
        fields.put("complex_schur_s", complexSchur);
        fields.put("lyapunov_s", lyapunov);
        fields.put("svd_s", svd);
        return fields;
    }

    private static SequencedMap<String, Consumer<Matrix>> work() {
        SequencedMap<String, Consumer<Matrix>> work = new LinkedHashMap<>();
        work.put("eigen", Eigen::of);
        work.put("eigenvalues", Eigen::valuesOf);
        work.put("schur", Schur::of);
        work.put("complexSchur", w -> ComplexSchur.of(w));
        work.put("lyapunov", w -> {
            Matrix identity = Matrix.identity(w.rows());
            Lyapunov.of(w.times(0.5).minus(identity), identity);
        });
        work.put("svd", Svd::of);
        return work;
    }

    private static Matrix gaussian(int units) {
        SplittableRandom random = new SplittableRandom(SEED);
        return Matrix.build(units, units, (i, j) -> random.nextGaussian() / Math.sqrt(units));
    }

    private static double secondsFor(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) * 1e-9;
    }

    private static double median(Map<String, double[]> seconds, String name) {
        double[] sorted = seconds.getOrDefault(name, new double[1]).clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
