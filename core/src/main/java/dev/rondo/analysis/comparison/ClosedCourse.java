package dev.rondo.analysis.comparison;

import dev.rondo.analysis.rest.AttractorOrbit;
import dev.rondo.attractor.Attractor;
import dev.rondo.attractor.CycleForm;
import dev.rondo.linalg.Matrix;

/** States of a cycle as a function of the phase, from 0 to 1: cubic polynomials between samples. */
final class ClosedCourse {
    private static final int POINTS = 4;

    private final Matrix states;
    private final double samplesPerPeriod;
    private final boolean closes;

    /**
     * @param attractor a limit cycle
     * @param orbit its orbit
     * @param states rates or states along the orbit
     */
    ClosedCourse(Attractor attractor, AttractorOrbit orbit, Matrix states) {
        this.states = states;
        double step = orbit.t().size() < 2 ? 1 : orbit.t().get(1) - orbit.t().get(0);
        samplesPerPeriod = attractor.period().orElseThrow().seconds() / step;
        closes = attractor.form().orElseThrow() != CycleForm.INVARIANT_CURVE;
    }

    /** States at equal steps of the phase, K x N. */
    Matrix sampled(int count, double shift) {
        double[] values = new double[count * states.columns()];
        for (int k = 0; k < count; k++) {
            double phase = (double) k / count + shift;
            write((phase - Math.floor(phase)) * samplesPerPeriod, values, k * states.columns());
        }
        return Matrix.owning(count, states.columns(), values);
    }

    /** Lagrange's polynomial through the four samples about a place. */
    private void write(double place, double[] values, int offset) {
        int rows = states.rows();
        int points = Math.min(POINTS, rows);
        int first = (int) Math.floor(place) - (points - 1) / 2;
        if (!closes) {
            first = Math.max(0, Math.min(rows - points, first));
        }
        for (int p = 0; p < points; p++) {
            double weight = 1;
            for (int q = 0; q < points; q++) {
                weight *= p == q ? 1 : (place - first - q) / (p - q);
            }
            int row = Math.floorMod(first + p, rows);
            for (int i = 0; i < states.columns(); i++) {
                values[offset + i] = Math.fma(weight, states.get(row, i), values[offset + i]);
            }
        }
    }
}
