package dev.rondo.continuation;

import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.solve.NewtonResult.Solution;
import dev.rondo.linalg.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The end of a branch, where what the curve reports of it stands for a point that is known better than the last step.
 *
 * @param why the reason, with the values of that point
 * @param at the point
 * @param passed the last step's special points up to there
 */
record TerminalPoint(Ending why, BranchPoint at, List<SpecialPoint> passed) {
    /** Empty if the step's own end is all that is known. */
    static Optional<TerminalPoint> of(Ending why, BranchPoint to, List<SpecialPoint> passed) {
        return switch (why) {
            // The smallest cycles hardly tell where the parameter turns: the step before may have seen it already.
            case Ending.Shrank shrank ->
                last(SpecialType.HB, passed)
                        .or(() -> Optional.of(SpecialPoint.marked(SpecialType.HB, to)))
                        .flatMap(VanishingAmplitude::birth)
                        .map(hopf -> atHopf(hopf, passed));
            case Ending.Centre centre ->
                last(SpecialType.BC, passed)
                        .map(graze -> atSpecial(
                                graze, new Ending.Centre(graze.point().measure().amplitude()), passed));
            case Ending.AtOrigin end -> Optional.of(new TerminalPoint(end, origin(to, end), passed));
            default -> Optional.empty();
        };
    }

    static TerminalPoint atHopf(SpecialPoint hopf, List<SpecialPoint> passed) {
        Time period = hopf.point().measure().period().orElseThrow();
        return atSpecial(hopf, new Ending.AtHopf(hopf.parameter(), period), passed);
    }

    private static TerminalPoint atSpecial(SpecialPoint last, Ending why, List<SpecialPoint> passed) {
        List<SpecialPoint> kept = new ArrayList<>(passed.stream()
                .filter(s -> s.point().arclength() < last.point().arclength())
                .toList());
        kept.add(last);
        return new TerminalPoint(why, last.point(), kept);
    }

    /** The branch's point there, without what rounding left of it. */
    private static BranchPoint origin(BranchPoint last, Ending.AtOrigin end) {
        double[] y = new double[last.unknowns().size()];
        y[y.length - 1] = end.parameter();
        return BranchPoint.of(
                last.curve(),
                new Solution(Vector.owning(y), 0, 0),
                last.tangent().toArray(),
                last.arclength());
    }

    private static Optional<SpecialPoint> last(SpecialType type, List<SpecialPoint> passed) {
        return passed.stream().filter(s -> s.type() == type).reduce((a, b) -> b);
    }
}
