package dev.rondo.dynamics.piecewise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.dynamics.DormandPrince;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.VectorField;
import dev.rondo.linalg.LinearSolve;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.MatrixExponential;
import dev.rondo.linalg.Vector;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExactFlowTest {
    private static final Time TAU = Time.ms(50);

    /** Inside a region: x(t) = x* + e^(A t) (x - x*). */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void isTheMatrixExponentialWithinARegion(int bits) {
        ActiveSet region = ActiveSet.ofBits(3, bits);
        PiecewiseLinearField field = Networks.random(3, bits, 0.7, TAU);
        double[] x = {depth(region, 0), depth(region, 1), depth(region, 2)};
        Time time = Time.ms(2);
        PatchedPath path = ExactFlow.of(field).follow(x, time);
        assertThat(path.crossings()).isEmpty();
        assertThat(path.pieces().getFirst().region()).isEqualTo(region);
        Matrix a = field.matrix(region);
        Vector rest = LinearSolve.of(a).solve(field.offset(region)).times(-1);
        Vector expected = rest.plus(MatrixExponential.of(a, time.seconds())
                .value()
                .times(Vector.of(x).minus(rest)));
        assertThat(path.state().minus(expected).norm()).isLessThan(1e-14 * expected.norm());
    }

    @ParameterizedTest
    @CsvSource({"2, 1", "3, 2", "5, 3", "10, 4", "30, 5", "30, 6"})
    void agreesWithDormandAndPrinceAcrossBoundaries(int n, int seed) {
        PiecewiseLinearField field = Networks.random(n, seed, 1.5, TAU);
        double[] x = Networks.state(n, seed);
        Time time = Time.ms(500);
        PatchedPath path = ExactFlow.of(field).follow(x, time);
        Vector expected = DormandPrince.PRECISE.advance(field, Vector.of(x), time);
        assertThat(path.crossings()).isNotEmpty();
        assertThat(path.state().minus(expected).norm()).isLessThan(1e-9 * (1 + expected.norm()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void everyPieceLiesInItsRegionAndEndsOnASwitchingManifold(int seed) {
        PiecewiseLinearField field = Networks.random(12, seed, 1.6, TAU);
        ExactFlow flow = ExactFlow.of(field);
        PatchedPath path = flow.follow(Networks.state(12, seed), Time.ms(400));
        double scale =
                path.pieces().stream().mapToDouble(p -> p.state().norm()).max().orElseThrow();
        for (int k = 0; k < path.pieces().size(); k++) {
            Piece piece = path.pieces().get(k);
            for (double part : new double[] {0, 0.25, 0.5, 0.75, 1}) {
                Vector x = flow.state(path, piece.start().plus(piece.duration().times(part)));
                double[] manifolds = field.switchingAt(x.toArray());
                for (int j = 0; j < manifolds.length; j++) {
                    double outside = piece.region().contains(j) ? -manifolds[j] : manifolds[j];
                    if (part < 1) {
                        assertThat(outside).isLessThan(1e-13 * scale);
                    }
                }
            }
            if (k > 0) {
                int manifold = path.crossings().get(k - 1).manifold();
                assertThat(piece.region())
                        .isEqualTo(path.pieces().get(k - 1).region().flipped(manifold));
                assertThat(Math.abs(field.switchingAt(piece.state().toArray())[manifold]))
                        .isLessThan(1e-14 * scale);
            }
        }
    }

    /** The change of variables y = W r + theta turns r-form into x-form. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void rateFormIsXFormInOtherVariables(int seed) {
        int n = 6;
        Matrix w = Networks.weights(n, seed, 1.5);
        Vector theta = Vector.constant(n, 0.8);
        Vector r = Vector.of(Networks.state(n, seed));
        Vector y = w.times(r).plus(theta);
        Time time = Time.ms(300);
        Vector rates = ExactFlow.of(PiecewiseLinearField.rateForm(w, theta, TAU))
                .follow(r.toArray(), time)
                .state();
        Vector states = ExactFlow.of(PiecewiseLinearField.network(w, theta, TAU))
                .follow(y.toArray(), time)
                .state();
        assertThat(w.times(rates).plus(theta).minus(states).norm()).isLessThan(1e-12 * (1 + states.norm()));
    }

    @Test
    void unitsThatSwitchTogetherAreReported() {
        Matrix w = Matrix.of(new double[][] {{0, 0, -2}, {0, 0, -2}, {1.5, 1.5, 0}});
        PiecewiseLinearField field = PiecewiseLinearField.network(w, Vector.of(1, 1, -0.2), TAU);
        PatchedPath path = ExactFlow.of(field).follow(new double[] {-1, -1, 0.5}, Time.ms(400));
        assertThat(path.crossings()).anyMatch(Crossing::simultaneous);
        assertThat(path.state().get(0)).isCloseTo(path.state().get(1), within(1e-15));
        Vector expected = DormandPrince.PRECISE.advance(field, Vector.of(-1, -1, 0.5), Time.ms(400));
        assertThat(path.state().minus(expected).norm()).isLessThan(1e-9);
    }

    /** The circle of radius 1 touches the boundary x = 1 from inside once a turn; beyond it the field differs. */
    @Test
    void aTouchedBoundaryChangesNothing() {
        PiecewiseLinearField field = PiecewiseLinearField.of(
                Matrix.of(new double[][] {{0, -1}, {1, 0}}),
                Matrix.of(new double[][] {{-3}, {5}}),
                Matrix.of(new double[][] {{1, 0}}),
                Vector.of(-1),
                Vector.zeros(2));
        PatchedPath path = ExactFlow.of(field).follow(new double[] {0, -1}, Time.seconds(20));
        assertThat(path.state().get(0)).isCloseTo(Math.sin(20), within(1e-10));
        assertThat(path.state().get(1)).isCloseTo(-Math.cos(20), within(1e-10));
        assertThat(path.slowestCrossing() < 1e-6 || path.crossings().isEmpty()).isTrue();
    }

    @Test
    void aCircleHasTheMomentsOfTheSine() {
        PiecewiseLinearField field = PiecewiseLinearField.of(
                Matrix.of(new double[][] {{0, -1}, {1, 0}}),
                Matrix.zeros(2, 1),
                Matrix.of(new double[][] {{1, 0}}),
                Vector.zeros(1),
                Vector.zeros(2));
        ExactFlow flow = ExactFlow.of(field);
        PatchedPath turn = flow.follow(new double[] {3, 0}, Time.seconds(2 * Math.PI));
        ExactFlow.Moments moments = flow.moments(turn);
        assertThat(turn.crossings()).hasSize(2);
        assertThat(turn.crossings().getFirst().time().seconds()).isCloseTo(Math.PI / 2, within(1e-15));
        assertThat(moments.mean().norm()).isLessThan(1e-14);
        assertThat(moments.amplitude()).isCloseTo(3, within(1e-13));
    }

    /** A switching function that starts at 0 becomes positive or not as its derivative says. */
    @Test
    void aNetworkStartsFromZero() {
        PiecewiseLinearField field = PiecewiseLinearField.network(Matrix.zeros(3, 3), Vector.of(1, -1, 0), TAU);
        PatchedPath path = ExactFlow.of(field).follow(new double[3], TAU);
        assertThat(path.pieces().getFirst().region().members()).containsExactly(0);
        double rise = 1 - Math.exp(-1);
        assertThat(path.state().minus(Vector.of(rise, -rise, 0)).norm()).isLessThan(1e-15);
    }

    @Test
    void endsWhereItIsTold() {
        PiecewiseLinearField growing =
                PiecewiseLinearField.network(Matrix.of(new double[][] {{0, 3}, {3, 0}}), Vector.of(1, 1), TAU);
        ExactFlow flow = ExactFlow.of(growing);
        PatchedPath path = flow.follow(new double[2], Time.seconds(100), new ExactFlow.Limits(1e6, 10));
        assertThat(path.ending()).isEqualTo(PatchedPath.Ending.ESCAPED);
        assertThatThrownBy(() -> flow.follow(new double[3], TAU)).hasMessageContaining("2 variables");
        assertThatThrownBy(() -> flow.follow(new double[2], Time.ms(-1))).hasMessageContaining("forwards");
    }

    /** The product of exponentials solves the variational equation V' = DF(x) V. */
    @ParameterizedTest
    @CsvSource({"3, 1, true", "6, 2, true", "6, 3, false", "12, 4, true"})
    void theProductOfExponentialsSolvesTheVariationalEquation(int n, int seed, boolean xForm) {
        Matrix w = Networks.weights(n, seed, 1.5);
        Vector drive = Vector.constant(n, 0.5);
        PiecewiseLinearField field =
                xForm ? PiecewiseLinearField.network(w, drive, TAU) : PiecewiseLinearField.rateForm(w, drive, TAU);
        double[] x = Networks.state(n, seed);
        Time time = Time.ms(250);
        PatchedPath path = ExactFlow.of(field).follow(x, time);
        assertThat(path.crossings()).isNotEmpty();
        Matrix derivative = Propagator.of(field).along(path);
        double[] start = new double[n + n * n];
        System.arraycopy(x, 0, start, 0, n);
        System.arraycopy(Matrix.identity(n).toRowMajor(), 0, start, n, n * n);
        double[] end = DormandPrince.PRECISE
                .advance(new Variational(field), Vector.owning(start), time)
                .toArray();
        for (int k = 0; k < n; k++) {
            for (int i = 0; i < n; i++) {
                assertThat(derivative.get(i, k)).isCloseTo(end[n + k * n + i], within(1e-8));
            }
        }
    }

    private static double depth(ActiveSet region, int manifold) {
        return (region.contains(manifold) ? 1 : -1) * (2 + manifold);
    }

    /** x and the columns of V together. */
    private record Variational(PiecewiseLinearField field) implements VectorField {
        @Override
        public int dimension() {
            int n = field.dimension();
            return n + n * n;
        }

        @Override
        public void evaluate(double[] y, double[] derivative) {
            int n = field.dimension();
            double[] x = Arrays.copyOf(y, n);
            double[] out = new double[n];
            field.evaluate(x, out);
            System.arraycopy(out, 0, derivative, 0, n);
            for (int k = 1; k <= n; k++) {
                field.differential(x, Arrays.copyOfRange(y, k * n, (k + 1) * n), out);
                System.arraycopy(out, 0, derivative, k * n, n);
            }
        }

        @Override
        public void differential(double[] y, double[] v, double[] out) {
            throw new UnsupportedOperationException("no second derivative");
        }
    }
}
