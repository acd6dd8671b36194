package dev.rondo.continuation.patched;

import dev.rondo.continuation.Ending;
import dev.rondo.dynamics.piecewise.ActiveSet;
import dev.rondo.dynamics.piecewise.PiecewiseLinearField;
import dev.rondo.linalg.Complex;
import dev.rondo.linalg.Vector;
import java.util.Optional;

/**
 * Parameter value at which a family of x-form fields is homogeneous, if its parameter changes nothing but the size of
 * the drive:
 *
 * <pre>
 *   F(x, p) = A(x) x + (p - p*) c.
 * </pre>
 *
 * Then {@code F(s x, p* + s (p - p*)) = s F(x, p)} for every s &gt; 0: with one cycle all its multiples are cycles, of
 * the same period and with the same multipliers, and their amplitude vanishes at the origin at p*, where all switching
 * manifolds meet.
 *
 * @param parameter value p*
 * @param side side of the cycles: +1 if they lie above p*, -1 below
 */
record Apex(double parameter, int side) {
    /** Part of a coefficient below which a difference is rounding. */
    private static final double ROUNDING = 1e-12;

    /** Size, as a part of the largest cycle's, at which a cycle has shown how the branch ends. */
    private static final double LEAST = 1e-3;

    /** The apex of a family, as it is seen at a value of the parameter. */
    static Optional<Apex> of(PiecewiseLinearFamily family, double from) {
        PiecewiseLinearField field = family.at(from);
        if (!field.switchesOnVariables()) {
            return Optional.empty();
        }
        PiecewiseLinearField change = family.derivative(from);
        ActiveSet none = ActiveSet.of(new boolean[field.manifolds()]);
        ActiveSet all = ActiveSet.of(filled(field.manifolds()));
        double moved = Math.max(change.matrix(none).maxAbs(), change.matrix(all).maxAbs());
        Vector drive = field.offset(none);
        Vector slope = change.offset(none);
        double square = slope.dot(slope);
        if (moved > ROUNDING * field.matrix(all).maxAbs() || square == 0) {
            return Optional.empty();
        }
        double distance = drive.dot(slope) / square;
        double left = drive.minus(slope.times(distance)).norm();
        if (left > ROUNDING * drive.norm() || distance == 0) {
            return Optional.empty();
        }
        double parameter = from - distance;
        boolean zero = Math.abs(parameter) <= ROUNDING * Math.abs(distance);
        return Optional.of(new Apex(zero ? 0 : parameter, distance > 0 ? 1 : -1));
    }

    private static boolean[] filled(int size) {
        boolean[] marks = new boolean[size];
        java.util.Arrays.fill(marks, true);
        return marks;
    }

    /** Test that a value of the parameter is p* or lies on its other side, where the law says nothing. */
    boolean isReached(double value) {
        return side * (value - parameter) <= 0;
    }

    /** The end of a branch the amplitude of whose cycles vanishes. */
    Optional<Ending> ending(Orbits before, Orbits after, double largestExtent, double amplitude) {
        double distance = Math.abs(after.parameter() - parameter);
        boolean shrinks = distance < Math.abs(before.parameter() - parameter);
        return shrinks && after.extent() <= LEAST * largestExtent
                ? Optional.of(new Ending.ShrankToOrigin(
                        parameter,
                        amplitude / distance,
                        after.period(),
                        after.floquet().nontrivial().stream()
                                .mapToDouble(Complex::abs)
                                .max()
                                .orElse(0)))
                : Optional.empty();
    }
}
