package dev.rondo.continuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.continuation.equilibria.PiecewiseFixedPoints;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.smooth.FieldFamily;
import dev.rondo.dynamics.smooth.SwitchedFields;
import dev.rondo.dynamics.solve.Newton;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Fixed points of {@code x' = -x + W max(0, x) + h + p g} crossing thresholds. */
class BorderCollisionTest {
    private static SwitchedFields rectified(Matrix w, Vector h, Vector g) {
        int n = w.rows();
        return new SwitchedFields() {
            @Override
            public int dimension() {
                return n;
            }

            @Override
            public FieldFamily where(Vector signs) {
                Matrix a = Matrix.build(n, n, (i, j) -> (signs.get(j) > 0 ? w.get(i, j) : 0) - (i == j ? 1 : 0));
                return new Systems.Smooth() {
                    @Override
                    public int dimension() {
                        return n;
                    }

                    @Override
                    public double[] f(double[] x, double p) {
                        return a.times(Vector.of(x)).plus(h).plus(g.times(p)).toArray();
                    }

                    @Override
                    public double[][] df(double[] x, double p) {
                        return a.toRows();
                    }
                };
            }
        };
    }

    private static Branch branch(SwitchedFields fields, ContinuationSettings settings, double... state) {
        Vector start = Vector.of(state);
        return Branch.of(Continuation.of(
                PiecewiseFixedPoints.ofFlow(fields, start), Arrays.copyOf(state, state.length + 1), settings));
    }

    @Test
    void aWeakLoopPersistsAndAStrongOneFolds() {
        ContinuationSettings settings = ContinuationSettings.between(-1, 1, StepControl.STANDARD);
        Branch weak = branch(rectified(Matrix.of(new double[][] {{.5}}), Vector.zeros(1), Vector.of(1)), settings, -1);
        SpecialPoint joins = weak.special(SpecialType.BC).get(0);
        assertThat(joins.parameter()).isCloseTo(0, within(1e-12));
        assertThat(joins.criticality()).contains(Criticality.PERSISTENCE);
        assertThat(joins.unknown()).hasValue(0);
        assertThat(weak.ending()).isEqualTo(new Ending.BoundReached(1));
        assertThat(weak.points().getLast().unknowns().get(0)).isCloseTo(2, within(1e-12));

        Branch strong = branch(rectified(Matrix.of(new double[][] {{2}}), Vector.zeros(1), Vector.of(1)), settings, -1);
        SpecialPoint turns = strong.special(SpecialType.BC).get(0);
        assertThat(turns.criticality()).contains(Criticality.FOLD);
        assertThat(turns.unstableChange()).isEqualTo(1);
        assertThat(strong.ending()).isEqualTo(new Ending.BoundReached(-1));
        assertThat(strong.points().getLast().unknowns().get(0)).isCloseTo(1, within(1e-12));
    }

    @Test
    void everyPointOfALongBranchSolvesTheRectifiedEquationsWhateverTheStep() {
        java.util.SplittableRandom random = new java.util.SplittableRandom(7);
        int n = 12;
        Matrix w = Matrix.build(n, n, (i, j) -> i == j ? 0 : 1.2 * random.nextGaussian() / Math.sqrt(n));
        Vector h = Vector.of(random.doubles(n, -1, 1).toArray());
        Vector g = Vector.of(random.doubles(n, -1, 1).toArray());
        SwitchedFields fields = rectified(w, h, g);
        double[] start = h.plus(g.times(-20)).toArray();
        for (int k = 0; k < 2000; k++) {
            Vector rates = Matrix.of(new double[][] {start}).row(0);
            start = relaxed(w, h.plus(g.times(-20)), rates);
        }
        ContinuationSettings settings =
                ContinuationSettings.between(-20, 20, new StepControl(.1, 1e-9, 1, Newton.STANDARD, 1, 5000));
        Branch coarse = branch(fields, settings, start);
        Branch fine = branch(
                fields, ContinuationSettings.between(-20, 20, settings.control().scaled(.5)), start);
        List<SpecialPoint> borders = coarse.special(SpecialType.BC);
        assertThat(coarse.ending()).isInstanceOf(Ending.BoundReached.class);
        assertThat(borders).hasSizeGreaterThan(5).hasSameSizeAs(fine.special(SpecialType.BC));
        for (int k = 0; k < borders.size(); k++) {
            SpecialPoint other = fine.special(SpecialType.BC).get(k);
            assertThat(borders.get(k).unknown()).isEqualTo(other.unknown());
            assertThat(borders.get(k).parameter()).isCloseTo(other.parameter(), within(1e-10));
            assertThat(borders.get(k).converged()).isTrue();
        }
        for (BranchPoint point : coarse.points()) {
            Vector x = Vector.of(Arrays.copyOf(point.unknowns().toArray(), n));
            Vector rates = Vector.of(
                    Arrays.stream(x.toArray()).map(v -> Math.max(0, v)).toArray());
            Vector gap = w.times(rates).plus(h).plus(g.times(point.parameter())).minus(x);
            assertThat(gap.norm()).isLessThan(1e-9);
        }
    }

    /** With a drive p g alone the fixed point is in proportion to p: at p = 0 all thresholds are met at once. */
    @Test
    void theFixedPointReachesTheOriginWhereThereIsNoDrive() {
        java.util.SplittableRandom random = new java.util.SplittableRandom(3);
        int n = 40;
        Matrix w = Matrix.build(n, n, (i, j) -> i == j ? 0 : .4 * random.nextGaussian() / Math.sqrt(n));
        Vector g = Vector.of(random.doubles(n, -1, 1).toArray());
        double[] start = g.toArray();
        for (int k = 0; k < 500; k++) {
            start = relaxed(w, g, Vector.of(start));
        }
        Branch branch = branch(
                rectified(w, Vector.zeros(n), g), ContinuationSettings.between(1, -1, StepControl.STANDARD), start);
        assertThat(branch.ending()).isEqualTo(new Ending.AtOrigin(0));
        assertThat(branch.ending().advice()).contains("begin anew beyond it");
        assertThat(branch.special()).extracting(SpecialPoint::type).containsExactly(SpecialType.EP, SpecialType.EP);
        assertThat(branch.points().getLast().unknowns().toArray()).containsOnly(0);
    }

    /** A unit that nothing reaches stands on its threshold for ever, and rounding moves it to both sides. */
    @Test
    void aUnitThatStaysOnItsThresholdCrossesNothing() {
        int n = 3;
        Matrix w = Matrix.of(new double[][] {{0, -.7, .3}, {.3, 0, .1}, {0, 0, 0}});
        SwitchedFields fields = rectified(w, Vector.of(1, 1, 1e-17), Vector.of(1, .5, -3e-17));
        Branch branch = branch(fields, ContinuationSettings.between(0, 1, StepControl.STANDARD), 1, 1, 1e-17);
        assertThat(branch.ending()).isEqualTo(new Ending.BoundReached(1));
        assertThat(branch.special(SpecialType.BC)).isEmpty();
        assertThat(branch.points().getLast().unknowns().size()).isEqualTo(n + 1);
    }

    /** Units x_i = p - i/1000 without connections: a step is longer than what lies between two thresholds. */
    @Test
    void manyBordersInARowAreNotBordersAtOnce() {
        int n = 80;
        double[] thresholds = new double[n];
        Arrays.setAll(thresholds, i -> -i / 1000.0);
        SwitchedFields fields = rectified(Matrix.zeros(n, n), Vector.of(thresholds), Vector.constant(n, 1));
        double[] start = new double[n];
        Arrays.setAll(start, i -> -1 + thresholds[i]);
        Branch branch = branch(fields, ContinuationSettings.between(-1, 1, StepControl.STANDARD), start);
        assertThat(branch.ending()).isEqualTo(new Ending.BoundReached(1));
        List<SpecialPoint> borders = branch.special(SpecialType.BC);
        assertThat(borders).hasSize(n);
        for (int i = 0; i < n; i++) {
            assertThat(borders.get(i).unknown()).hasValue(i);
            assertThat(borders.get(i).parameter()).isCloseTo(i / 1000.0, within(1e-12));
        }
    }

    private static double[] relaxed(Matrix w, Vector drive, Vector x) {
        double[] rates = x.toArray();
        for (int i = 0; i < rates.length; i++) {
            rates[i] = Math.max(0, rates[i]);
        }
        Vector target = w.times(Vector.owning(rates)).plus(drive);
        return x.plus(target.minus(x).times(.05)).toArray();
    }

    @Test
    void theMapLosesStabilityWhereAMultiplierLeavesTheCircle() {
        // lambda = -1 +- i p in the all-active piece: the map with step dt is unstable from p^2 = 2/dt - 1 on.
        double dt = .5;
        SwitchedFields fields = new SwitchedFields() {
            @Override
            public int dimension() {
                return 2;
            }

            @Override
            public FieldFamily where(Vector signs) {
                return new Systems.Smooth() {
                    @Override
                    public int dimension() {
                        return 2;
                    }

                    @Override
                    public double[] f(double[] x, double p) {
                        return new double[] {1 - x[0] - p * (x[1] - 1), 1 - x[1] + p * (x[0] - 1)};
                    }

                    @Override
                    public double[][] df(double[] x, double p) {
                        return new double[][] {{-1, -p}, {p, -1}};
                    }
                };
            }
        };
        Vector one = Vector.of(1, 1);
        Branch map = Branch.of(Continuation.of(
                PiecewiseFixedPoints.ofMap(fields, one, p -> Time.seconds(dt)),
                new double[] {1, 1, 0},
                ContinuationSettings.between(0, 3, StepControl.STANDARD)));
        assertThat(map.special(SpecialType.TR).get(0).parameter()).isCloseTo(Math.sqrt(2 / dt - 1), within(1e-10));
        Branch flow = Branch.of(Continuation.of(
                PiecewiseFixedPoints.ofFlow(fields, one),
                new double[] {1, 1, 0},
                ContinuationSettings.between(0, 3, StepControl.STANDARD)));
        assertThat(flow.points()).allMatch(BranchPoint::isStable);
    }
}
