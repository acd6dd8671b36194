package dev.rondo.continuation;

import dev.rondo.dynamics.solve.BracketedRoot;
import dev.rondo.dynamics.solve.NewtonResult.Solution;
import dev.rondo.dynamics.solve.Vectors;
import java.util.Optional;

/** Where a branch leaves the piece that it runs in. */
final class SwitchingManifolds {
    /** An unknown that stays below this part of the largest one stays on its border. */
    private static final double ROUNDING = 1e-14;

    private SwitchingManifolds() {}

    /** The first crossing of a border on a chord. */
    static Optional<Crossing> firstCrossing(BranchSegment chord) {
        int[] signs = chord.curve().signs();
        double[] start = chord.start().unknowns().toArray();
        double[] end = chord.end();
        double rounding = ROUNDING * Math.max(Vectors.maxAbs(start), Vectors.maxAbs(end));
        int first = -1;
        BracketedRoot earliest = new BracketedRoot(Double.POSITIVE_INFINITY, 0, 0);
        for (int i = 0; i < signs.length; i++) {
            if (signs[i] * end[i] >= 0 || Math.max(Math.abs(start[i]), Math.abs(end[i])) <= rounding) {
                continue;
            }
            BracketedRoot root = root(chord, i, signs[i] * start[i], signs[i] * end[i]);
            if (root.root() < earliest.root()) {
                earliest = root;
                first = i;
            }
        }
        return first < 0 ? Optional.empty() : Optional.of(crossing(chord, first, earliest));
    }

    /** Where the unknown changes its sign; at the start if it had the wrong one already (two borders at one place). */
    private static BracketedRoot root(BranchSegment chord, int unknown, double before, double after) {
        if (before <= 0) {
            return new BracketedRoot(0, 0, 0);
        }
        int sign = chord.curve().signs()[unknown];
        return BracketedRoot.of(chord.along(y -> sign * y[unknown]), 0, 1, before, after, SpecialSearch.WIDTH);
    }

    private static Crossing crossing(BranchSegment chord, int unknown, BracketedRoot root) {
        double[] low = chord.unknowns(root.low());
        double[] high = chord.unknowns(root.high());
        int last = low.length - 1;
        Optional<Solution> solution = chord.at(root.root());
        boolean converged = solution.isPresent() && root.high() - root.low() <= SpecialSearch.WIDTH;
        return new Crossing(
                unknown,
                solution.orElseGet(() -> new Solution(
                        dev.rondo.linalg.Vector.of(chord.unknowns(root.root())), Double.POSITIVE_INFINITY, 0)),
                new SpecialPoint.Interval(low[last], high[last]),
                converged);
    }
}
