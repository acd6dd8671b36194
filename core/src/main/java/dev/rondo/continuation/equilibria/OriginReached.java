package dev.rondo.continuation.equilibria;

import dev.rondo.continuation.BranchPoint;
import dev.rondo.continuation.BranchProgress;
import dev.rondo.continuation.Ending;
import dev.rondo.continuation.Event;
import dev.rondo.continuation.EventOutcome;
import dev.rondo.continuation.SpecialPoint;
import dev.rondo.dynamics.smooth.FieldFamily;
import dev.rondo.dynamics.solve.NewtonResult.Solution;
import dev.rondo.dynamics.solve.Vectors;
import dev.rondo.linalg.Vector;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * End of a branch of fixed points at the origin, where there is no drive and all switching manifolds meet.
 *
 * @param piece linear fields of the piece in which the branch runs
 */
record OriginReached(FieldFamily piece) implements Event {
    /** Part of its former size below which a quantity has become 0. */
    private static final double ROUNDING = 1e-9;

    @Override
    public Optional<EventOutcome> arrival(BranchProgress progress, List<SpecialPoint> passed) {
        int n = piece.dimension();
        double[] before = progress.from().unknowns().toArray();
        double[] after = progress.to().unknowns().toArray();
        boolean vanishes =
                n > 1 && Vectors.maxAbs(Arrays.copyOf(after, n)) <= ROUNDING * Vectors.maxAbs(Arrays.copyOf(before, n));
        return vanishes
                ? withoutDrive(before[n])
                        .map(parameter -> new EventOutcome.Ends(
                                new Ending.AtOrigin(parameter), origin(progress.to(), parameter), passed))
                : Optional.empty();
    }

    /** The value of p where F(0, p) = 0, to first order from a value of p. */
    private Optional<Double> withoutDrive(double from) {
        double[] origin = new double[piece.dimension()];
        double[] drive = new double[origin.length];
        double[] slope = new double[origin.length];
        piece.at(from).evaluate(origin, drive);
        piece.parameterDerivative(origin, from, slope);
        double square = Vectors.dot(slope, slope);
        if (square == 0) {
            return Optional.empty();
        }
        double distance = Vectors.dot(slope, drive) / square;
        double parameter = from - distance;
        return Optional.of(Math.abs(parameter) <= ROUNDING * Math.abs(distance) ? 0 : parameter);
    }

    /** The branch's point there, without the remainder of rounding. */
    private static BranchPoint origin(BranchPoint last, double parameter) {
        double[] y = new double[last.unknowns().size()];
        y[y.length - 1] = parameter;
        return BranchPoint.of(
                last.curve(),
                new Solution(Vector.owning(y), 0, 0),
                last.tangent().toArray(),
                last.arclength());
    }
}
