package dev.rondo.continuation.equilibria;

import dev.rondo.continuation.BranchPoint;
import dev.rondo.continuation.BranchProgress;
import dev.rondo.continuation.Ending;
import dev.rondo.continuation.Event;
import dev.rondo.continuation.EventOutcome;
import dev.rondo.continuation.SpecialPoint;
import dev.rondo.dynamics.solve.Vectors;
import java.util.List;
import java.util.Optional;

/** Straight line of fixed points at one value of the parameter, which a piecewise-linear flow does not tell apart. */
record EquilibriumContinuum() implements Event {
    /** Slope of the parameter below which it is rounding, along such a line. */
    private static final double LEVEL = 1e-10;
    /** Residual of the equations of such a line, per unit of length. */
    private static final double STRAIGHT = 1e-8;

    /** The branch ends where the line begins. */
    @Override
    public Optional<EventOutcome> arrival(BranchProgress progress, List<SpecialPoint> passed) {
        BranchPoint from = progress.from();
        return goesOn(from, progress.to())
                ? Optional.of(new EventOutcome.Ends(new Ending.Continuum(from.parameter()), from, List.of()))
                : Optional.empty();
    }

    private static boolean goesOn(BranchPoint from, BranchPoint to) {
        if (Math.max(Math.abs(from.parameterSlope()), Math.abs(to.parameterSlope())) > LEVEL) {
            return false;
        }
        double[] far = from.unknowns().toArray();
        double distance = 1 + Vectors.maxAbs(far);
        Vectors.add(distance, from.tangent().toArray(), far);
        double[] left = new double[far.length - 1];
        from.curve().residual(far, left);
        return Vectors.maxAbs(left) <= STRAIGHT * distance;
    }
}
