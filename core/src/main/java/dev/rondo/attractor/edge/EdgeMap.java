package dev.rondo.attractor.edge;

import dev.rondo.dynamics.EulerMap;
import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import java.util.Optional;

/**
 * A map, as edge tracking needs it.
 *
 * @param map map G
 * @param samplesPerUnit number of steps that make a time constant, at least 1
 */
public record EdgeMap(EulerMap map, int samplesPerUnit) implements EdgeSystem {
    /** A map with a time constant, rounded to steps. */
    public static EdgeMap of(EulerMap map, Time tau) {
        return new EdgeMap(map, (int) Math.max(1, Math.rint(tau.in(map.step()))));
    }

    @Override
    public Time unit() {
        return map.step().times(samplesPerUnit);
    }

    @Override
    public boolean isContinuous() {
        return false;
    }

    @Override
    public Optional<Matrix> follow(Vector start, Time duration, int rows, double radius) {
        int stepsPerRow = (int) Math.max(1, Math.rint(duration.in(map.step()) / rows));
        double[][] states = new double[rows][];
        double[] x = start.toArray();
        double[] next = new double[x.length];
        for (int row = 0; row < rows; row++) {
            for (int step = 0; step < stepsPerRow; step++) {
                map.apply(x, next);
                double[] swap = x;
                x = next;
                next = swap;
            }
            if (!(Vector.of(x).norm() <= radius)) {
                return Optional.empty();
            }
            states[row] = x.clone();
        }
        return Optional.of(Matrix.of(states));
    }
}
