package dev.rondo.continuation;

import dev.rondo.dynamics.solve.BracketedRoot;
import dev.rondo.dynamics.solve.NewtonResult;
import dev.rondo.linalg.Vector;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.DoubleUnaryOperator;

/**
 * Special points of a chord from roots along it.
 *
 * @param chord segment between two neighbouring points of a branch
 */
record EventLocator(BranchSegment chord) {
    /** Width of a bracket, in units of the chord. */
    static final double WIDTH = 1e-11;

    /** The special point where a function of theta vanishes, of which the values at both ends are given. */
    LocatedPoint where(SpecialType type, DoubleUnaryOperator f, double first, double second) {
        BracketedRoot root = BracketedRoot.of(f, 0, 1, first, second, WIDTH);
        return new LocatedPoint(root.root(), at(type, root, WIDTH));
    }

    /** The special point in a bracket; converged if that is no wider than asked for. */
    SpecialPoint at(SpecialType type, BracketedRoot root, double width) {
        Optional<NewtonResult.Solution> found =
                root.high() - root.low() <= width ? chord.at(root.root()) : Optional.empty();
        NewtonResult.Solution solution = found.orElseGet(
                () -> new NewtonResult.Solution(Vector.of(chord.unknowns(root.root())), Double.POSITIVE_INFINITY, 0));
        return at(
                type,
                root.root(),
                solution,
                SpecialPoint.Interval.between(chord.unknowns(root.low()), chord.unknowns(root.high())),
                type == SpecialType.BC ? chord.start().spectrum() : chord.spectrum(root.root()));
    }

    /** The special point at a solution on the chord. */
    SpecialPoint at(
            SpecialType type,
            double theta,
            NewtonResult.Solution solution,
            SpecialPoint.Interval interval,
            Spectrum spectrum) {
        BranchPoint start = chord.start();
        BranchPoint point = new BranchPoint(
                chord.curve(),
                solution.unknowns(),
                start.tangent(),
                start.arclength() + theta * chord.length(),
                spectrum,
                chord.curve().measure(solution.unknowns().toArray()),
                solution.residual());
        return new SpecialPoint(
                type, point, interval, Double.isFinite(solution.residual()), 0, Optional.empty(), OptionalInt.empty());
    }
}
