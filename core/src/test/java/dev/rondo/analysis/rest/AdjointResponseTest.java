package dev.rondo.analysis.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.attractor.Attractor;
import dev.rondo.attractor.Attractors;
import dev.rondo.attractor.Effort;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.VectorField;
import dev.rondo.dynamics.piecewise.PiecewiseLinearField;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import org.junit.jupiter.api.Test;

class AdjointResponseTest {
    /** Stuart-Landau oscillator z' = (1 + i w0) z - (1 + i c)|z|^2 z: Omega = w0 - c, phase theta - c log r. */
    private record StuartLandau(double w0, double c) implements VectorField {
        @Override
        public int dimension() {
            return 2;
        }

        @Override
        public void evaluate(double[] x, double[] out) {
            double r2 = x[0] * x[0] + x[1] * x[1];
            out[0] = x[0] - w0 * x[1] - r2 * (x[0] - c * x[1]);
            out[1] = x[1] + w0 * x[0] - r2 * (x[1] + c * x[0]);
        }

        @Override
        public void differential(double[] x, double[] v, double[] out) {
            double r2 = x[0] * x[0] + x[1] * x[1];
            double dr2 = 2 * (x[0] * v[0] + x[1] * v[1]);
            out[0] = v[0] - w0 * v[1] - r2 * (v[0] - c * v[1]) - dr2 * (x[0] - c * x[1]);
            out[1] = v[1] + w0 * v[0] - r2 * (v[1] + c * v[0]) - dr2 * (x[1] + c * x[0]);
        }
    }

    /** The planar system of figures 8c and d: x1' = x1 h - x2, x2' = x2 h + x1, h = (r^2 - 1)(r^2 - 2). */
    private static final VectorField PLANAR = new VectorField() {
        @Override
        public int dimension() {
            return 2;
        }

        @Override
        public void evaluate(double[] x, double[] out) {
            double r2 = x[0] * x[0] + x[1] * x[1];
            double h = (r2 - 1) * (r2 - 2);
            out[0] = x[0] * h - x[1];
            out[1] = x[1] * h + x[0];
        }

        @Override
        public void differential(double[] x, double[] v, double[] out) {
            double r2 = x[0] * x[0] + x[1] * x[1];
            double h = (r2 - 1) * (r2 - 2);
            double dh = 2 * (x[0] * v[0] + x[1] * v[1]) * (2 * r2 - 3);
            out[0] = v[0] * h + x[0] * dh - v[1];
            out[1] = v[1] * h + x[1] * dh + v[0];
        }
    };

    @Test
    void stuartLandauHasItsClosedForm() {
        double c = 1;
        double omega = 2 - c;
        AdjointResponse r =
                AdjointResponse.of(new StuartLandau(2, c), Vector.of(1, 0), Time.seconds(2 * Math.PI / omega), 64);
        for (int k = 0; k < r.times().size(); k++) {
            double theta = omega * r.times().get(k);
            assertThat(r.response().get(k, 0))
                    .isCloseTo((-Math.sin(theta) - c * Math.cos(theta)) / omega, within(1e-10));
            assertThat(r.response().get(k, 1))
                    .isCloseTo((Math.cos(theta) - c * Math.sin(theta)) / omega, within(1e-10));
        }
        assertThat(r.normalisationError()).isLessThan(1e-11);
        assertThat(r.closureError()).isLessThan(1e-11);
    }

    /** Half-width of the 1:1 tongue, sqrt(1 + c^2)/2 per unit of the input's amplitude. */
    @Test
    void entrainmentHasItsHalfWidth() {
        for (double c : new double[] {0, 1, -0.5}) {
            AdjointResponse r = AdjointResponse.of(
                    new StuartLandau(2, c), Vector.of(1, 0), Time.seconds(2 * Math.PI / (2 - c)), 64);
            assertThat(r.lockingHalfWidth(Vector.of(1, 0))).isCloseTo(Math.sqrt(1 + c * c) / 2, within(1e-10));
        }
    }

    @Test
    void thePlanarSystemOfThePaperHasItsClosedForm() {
        AdjointResponse r = AdjointResponse.of(PLANAR, Vector.of(1, 0), Time.seconds(2 * Math.PI), 32);
        for (int k = 0; k < r.times().size(); k++) {
            double x1 = r.states().get(k, 0);
            double x2 = r.states().get(k, 1);
            assertThat(r.response().get(k, 0)).isCloseTo(-x2, within(1e-8));
            assertThat(r.response().get(k, 1)).isCloseTo(x1, within(1e-8));
        }
    }

    /** The cycle 1, 2, 3 of a combinatorial threshold-linear network in rate form; right values from SciPy. */
    private static final Matrix RING = Matrix.of(new double[][] {{0, -1.5, -.75}, {-.75, 0, -1.5}, {-1.5, -.75, 0}});

    @Test
    void aThresholdLinearRingAgreesWithPulses() {
        Time tau = Time.seconds(1);
        PiecewiseLinearField field = PiecewiseLinearField.rateForm(RING, Vector.of(1, 1, 1), tau);
        Attractor found =
                Attractors.of(field, tau, Time.seconds(0.1), Effort.USUAL).from(Vector.of(0.515, 0.0127, 0.409));
        assertThat(found).isInstanceOf(Attractor.Cycle.class);
        Attractor.Cycle cycle = (Attractor.Cycle) found;
        assertThat(cycle.orbit().period().seconds()).isCloseTo(11.2438555596, within(1e-9));
        AdjointResponse r = AdjointResponse.of(field, cycle.patched().orElseThrow(), 50);
        assertThat(r.normalisationError()).isLessThan(1e-9);
        assertThat(r.closureError()).isLessThan(1e-9);
        Vector expected = Vector.of(.27089041, 4.93677086, -5.32943224);
        Vector place = Vector.of(.51513043, .01270817, .40910145);
        int nearest = 0;
        for (int k = 1; k < r.times().size(); k++) {
            if (r.states().row(k).minus(place).norm()
                    < r.states().row(nearest).minus(place).norm()) {
                nearest = k;
            }
        }
        assertThat(r.states().row(nearest).minus(place).norm()).isLessThan(1e-7);
        assertThat(r.response().row(nearest).minus(expected).norm()).isLessThan(1e-6);
    }
}
