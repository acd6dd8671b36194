package dev.rondo.analysis.branch;

import dev.rondo.continuation.equilibria.PiecewiseFixedPoints;
import dev.rondo.dynamics.FlowMap;
import dev.rondo.dynamics.VectorField;
import dev.rondo.dynamics.smooth.SwitchedFields;
import dev.rondo.dynamics.solve.Equations;
import dev.rondo.dynamics.solve.Newton;
import dev.rondo.dynamics.solve.NewtonResult;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A fixed point of a network to begin a branch with, stable or not. */
final class FixedPointStart {
    private static final Newton PATIENT = new Newton(1e-10, 100);
    private static final int TURNS = 400;
    private static final int SETTLING = 4000;

    private FixedPointStart() {}

    /**
     * The fixed point that Newton's method reaches from the mean of an orbit of the flow, from its end, from the first
     * state or from zero. (For ReLU, Newton's method guesses the active units, solves, and takes those that the
     * solution implies.)
     */
    static Optional<Vector> find(NetworkFamily family, double parameter) {
        VectorField field = family.at(parameter);
        for (Vector start : starts(family, field, parameter)) {
            Optional<Vector> found = family.isPiecewiseLinear()
                    ? inOrthants(family, parameter, start)
                    : PATIENT.solve(new AtRest(field), start.toArray()) instanceof NewtonResult.Solution s
                            ? Optional.of(s.unknowns())
                            : Optional.empty();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static List<Vector> starts(NetworkFamily family, VectorField field, double parameter) {
        FlowMap step = FlowMap.of(field, family.tau(parameter).times(0.1));
        double[] x = family.network().initialState().toArray();
        double[] next = new double[x.length];
        double[] mean = new double[x.length];
        for (int k = 0; k < SETTLING; k++) {
            step.apply(x, next);
            System.arraycopy(next, 0, x, 0, x.length);
            if (2 * k >= SETTLING) {
                for (int i = 0; i < x.length; i++) {
                    mean[i] += 2 * x[i] / SETTLING;
                }
            }
        }
        List<Vector> starts = new ArrayList<>(List.of(Vector.of(mean), Vector.of(x)));
        starts.add(family.network().initialState());
        starts.add(Vector.zeros(x.length));
        return starts.stream().filter(Vector::isFinite).toList();
    }

    private static Optional<Vector> inOrthants(NetworkFamily family, double parameter, Vector start) {
        SwitchedFields pieces = family.pieces();
        Vector x = start;
        for (int turn = 0; turn < TURNS; turn++) {
            Vector inside = PiecewiseFixedPoints.insideOf(pieces, x);
            VectorField piece = pieces.where(inside).at(parameter);
            if (!(PATIENT.solve(new AtRest(piece), x.toArray()) instanceof NewtonResult.Solution s)) {
                return Optional.empty();
            }
            Vector solution = s.unknowns();
            if (PiecewiseFixedPoints.insideOf(pieces, solution).equals(inside)) {
                return Optional.of(solution);
            }
            // A guess that cycles would cycle for ever: from time to time go half the way only.
            x = turn % 3 == 2 ? solution.plus(x).times(0.5) : solution;
        }
        return Optional.empty();
    }

    /** {@code F(x) = 0}. */
    private record AtRest(VectorField field) implements Equations {
        @Override
        public int size() {
            return field.dimension();
        }

        @Override
        public void residual(double[] y, double[] out) {
            field.evaluate(y, out);
        }

        @Override
        public Matrix jacobian(double[] y) {
            return field.jacobian(y);
        }
    }
}
