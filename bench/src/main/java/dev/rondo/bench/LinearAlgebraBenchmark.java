package dev.rondo.bench;

import dev.rondo.linalg.ComplexSchur;
import dev.rondo.linalg.ComplexVector;
import dev.rondo.linalg.Eigen;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Schur;
import dev.rondo.linalg.Svd;
import dev.rondo.linalg.Vector;
import dev.rondo.linalg.equation.Lyapunov;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Factorisations of a Gaussian matrix of spectral radius 1, on one thread. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 1,
        jvmArgsPrepend = {"--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED"})
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // JMH gives the parameters and calls the set-up
public class LinearAlgebraBenchmark {
    private static final long SEED = 1;

    /** Backward stable algorithms stay far below. */
    private static final double LARGEST_RESIDUAL = 1e-12;

    @Param({"100", "400", "1000"})
    public int units;

    private Matrix weights;
    private Matrix stable;
    private Matrix identity;
    private Runnable check;

    @Setup
    public void draw() {
        SplittableRandom random = new SplittableRandom(SEED);
        weights = Matrix.build(units, units, (i, j) -> random.nextGaussian() / Math.sqrt(units));
        identity = Matrix.identity(units);
        stable = weights.times(0.5).minus(identity);
    }

    /** The last answer of what was timed is looked at when the time has stopped. */
    @TearDown
    public void check() {
        check.run();
    }

    private void residual(String what, DoubleSupplier residual) {
        check = () -> Require.atMost("The residual of " + what, residual.getAsDouble(), LARGEST_RESIDUAL);
    }

    /** Eigenvalues alone: their sum is the trace. */
    @Benchmark
    public ComplexVector eigenvalues() {
        ComplexVector values = Eigen.valuesOf(weights);
        residual("the sum of eigenvalues", () -> Math.abs(sumOfRealParts(values) - weights.trace()) / units);
        return values;
    }

    private static double sumOfRealParts(ComplexVector values) {
        double sum = 0;
        for (int k = 0; k < values.size(); k++) {
            sum += values.get(k).re();
        }
        return sum;
    }

    /** Eigenvalues and right eigenvectors. */
    @Benchmark
    public Eigen eigenvectors() {
        Eigen eigen = Eigen.of(weights);
        residual("the eigenvectors", () -> eigen.certificate().residual());
        return eigen;
    }

    @Benchmark
    public Schur schur() {
        Schur schur = Schur.of(weights);
        residual("the Schur form", () -> schur.certificate().residual());
        return schur;
    }

    @Benchmark
    public ComplexSchur complexSchur() {
        ComplexSchur schur = ComplexSchur.of(weights);
        residual("the complex Schur form", () -> schur.certificate().residual());
        return schur;
    }

    /** {@code A X + X A^T = -I} for {@code A = W/2 - I}, its Schur form and its residual included. */
    @Benchmark
    public Lyapunov lyapunov() {
        Lyapunov solved = Lyapunov.of(stable, identity);
        residual("the Lyapunov equation", solved::residual);
        return solved;
    }

    /** Singular values: the root of their summed squares is the Frobenius norm. */
    @Benchmark
    public Vector singularValues() {
        Vector values = Svd.valuesOf(weights);
        double norm = weights.frobeniusNorm();
        residual("the singular values' norm", () -> Math.abs(values.norm() - norm) / norm);
        return values;
    }
}
