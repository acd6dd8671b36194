package dev.rondo.continuation.patched;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.attractor.patched.CycleSearch;
import dev.rondo.attractor.patched.FlowOutcome;
import dev.rondo.continuation.cycles.Shooting;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.piecewise.ExactFlow;
import dev.rondo.dynamics.piecewise.PiecewiseLinearField;
import dev.rondo.dynamics.smooth.ReturnMap;
import dev.rondo.dynamics.smooth.TangentFlow;
import dev.rondo.linalg.Complex;
import dev.rondo.linalg.Eigen;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import org.junit.jupiter.api.Test;

/** The return map of the cycle of the 3-cycle graph (Curto and Morrison). */
class PatchedReturnTest {
    private static final Matrix W = Matrix.build(3, 3, (i, j) -> i == j ? 0 : i == (j + 1) % 3 ? -0.75 : -1.5);
    private static final PiecewiseLinearField FIELD =
            PiecewiseLinearField.rateForm(W, Vector.constant(3, 1), Time.seconds(1));
    private static final ExactFlow FLOW = ExactFlow.of(FIELD);

    private static final PiecewiseLinearFamily ALONE = new PiecewiseLinearFamily() {
        @Override
        public PiecewiseLinearField at(double p) {
            return FIELD;
        }

        @Override
        public PiecewiseLinearField derivative(double p) {
            return PiecewiseLinearField.of(
                    Matrix.zeros(3, 3), Matrix.zeros(3, 3), W, Vector.constant(3, 1), Vector.zeros(3));
        }
    };

    private static PatchedCycle cycle() {
        return ((FlowOutcome.OnCycle) CycleSearch.DEFAULT.from(FLOW, Vector.of(.5, .2, .1))).cycle();
    }

    @Test
    void aDisplacementIsCarriedAsNeighbouringOrbitsAre() {
        double[] x = {.5, .2, .1};
        double[] v = {1, -.5, .3};
        Time time = Time.seconds(7);
        double h = 1e-6;
        Vector ahead = FLOW.follow(new double[] {.5 + h, .2 - .5 * h, .1 + .3 * h}, time)
                .state();
        Vector behind = FLOW.follow(new double[] {.5 - h, .2 + .5 * h, .1 - .3 * h}, time)
                .state();
        TangentFlow.of(FLOW.field()).advance(x, v, time);
        assertThat(Vector.of(x)
                        .minus(FLOW.follow(new double[] {.5, .2, .1}, time).state())
                        .norm())
                .isZero();
        assertThat(Vector.of(v).minus(ahead.minus(behind).times(1 / (2 * h))).norm())
                .isLessThan(1e-8);
    }

    @Test
    void theReturnMapHasTheNontrivialMultipliersOfTheCycle() {
        PatchedCycle cycle = cycle();
        Shooting.Start start = ExactArcs.through(ALONE, cycle, 0, 2);
        ReturnMap map = start.curve().returns(start.unknowns().toArray()).orElseThrow();
        Matrix jacobian = map.jacobian();
        for (int j = 0; j < 3; j++) {
            double[] column = new double[3];
            map.differential(
                    cycle.start().toArray(), Matrix.identity(3).column(j).toArray(), column);
            assertThat(Vector.of(column).minus(jacobian.column(j)).norm()).isLessThan(1e-10);
        }
        double[] found = Eigen.valuesOf(jacobian).stream()
                .mapToDouble(Complex::abs)
                .sorted()
                .toArray();
        double[] multipliers =
                cycle.multipliers().stream().mapToDouble(Complex::abs).sorted().toArray();
        assertThat(found[0]).isLessThan(1e-12);
        assertThat(found[1]).isCloseTo(multipliers[0], within(1e-12));
        assertThat(found[2]).isCloseTo(multipliers[1], within(1e-10));
    }
}
