package dev.rondo.lab;

import dev.rondo.linalg.Matrix;
import dev.rondo.network.Population;
import java.util.Optional;

/**
 * Wiring turned from unidirectional to reciprocal. Of every pair of units the sizes of both weights are written as
 * {@code (R cos phi, R sin phi)}; R stays and phi moves from its own value to 0 or pi/2 (one direction, the stronger one)
 * or to pi/4 (both alike), by a part from 0 to 1. Signs are those of the weights, or of the presynaptic unit where there was
 * none.
 *
 * @param same turn of pairs of units of one type: -1 unidirectional, 0 as given, 1 reciprocal
 * @param opposite turn of pairs of an excitatory and an inhibitory unit
 */
record TurnedWiring(double same, double opposite) {
    /** The turned weights. */
    Matrix of(Matrix w, Optional<Population> signs) {
        int n = w.rows();
        int[] sign = new int[n];
        for (int j = 0; j < n; j++) {
            int unit = j;
            sign[j] = signs.map(s -> s.sign(unit)).orElseGet(() -> columnSign(w, unit));
        }
        double[] out = w.toRowMajor();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                double by = sign[i] == sign[j] ? same : opposite;
                double a = w.get(i, j);
                double b = w.get(j, i);
                double size = Math.hypot(a, b);
                if (by != 0 && size > 0) {
                    double angle = angle(Math.abs(a), Math.abs(b), by);
                    out[i * n + j] = (a == 0 ? sign[j] : Math.signum(a)) * size * StrictMath.cos(angle);
                    out[j * n + i] = (b == 0 ? sign[i] : Math.signum(b)) * size * StrictMath.sin(angle);
                }
            }
        }
        return Matrix.owning(n, n, out);
    }

    private static double angle(double a, double b, double by) {
        double from = StrictMath.atan2(b, a);
        double oneWay = a >= b ? 0 : Math.PI / 2;
        double goal = by > 0 ? Math.PI / 4 : oneWay;
        return from + Math.abs(by) * (goal - from);
    }

    private static int columnSign(Matrix w, int j) {
        double sum = 0;
        for (int i = 0; i < w.rows(); i++) {
            sum += w.get(i, j);
        }
        return sum < 0 ? -1 : 1;
    }
}
