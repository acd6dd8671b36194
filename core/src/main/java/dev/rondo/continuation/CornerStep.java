package dev.rondo.continuation;

import dev.rondo.dynamics.solve.Newton;
import dev.rondo.dynamics.solve.NewtonResult.Solution;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The step round a corner of a curve, where Newton's method along the tangent finds nothing however short the step.
 *
 * @param from the last solution before the corner
 * @param beyond the first one after it; empty where the curve goes on so nearly straight back that a walk would return
 */
record CornerStep(BranchPoint from, Optional<BranchPoint> beyond) {
    /** Radii in which corners are looked for, in smallest steps. */
    private static final List<Double> RADII = List.of(1e3, 1e4, 1e5);

    /** The step from a solution, if there is a corner near it. */
    static Optional<CornerStep> near(BranchPoint from, StepControl control) {
        double[] start = from.unknowns().toArray();
        for (double radius : RADII) {
            double reach = radius * control.smallest();
            Optional<BranchCorner> corner =
                    from.curve().corner(start, from.tangent().toArray(), reach);
            if (corner.isPresent() && corner.get().isTooSharp()) {
                return Optional.of(new CornerStep(from, Optional.empty()));
            }
            Optional<BranchPoint> beyond = corner.flatMap(c -> solution(from, c.onwards(), reach, control.newton()));
            if (beyond.isPresent()) {
                return Optional.of(new CornerStep(from, beyond));
            }
        }
        return Optional.empty();
    }

    private static Optional<BranchPoint> solution(BranchPoint from, BranchSwitch onwards, double reach, Newton newton) {
        double[] direction = onwards.direction().toArray();
        if (!(Corrector.onHyperplane(onwards.curve(), onwards.point().toArray(), direction, newton)
                instanceof Solution solution)) {
            return Optional.empty();
        }
        double[] y = solution.unknowns().toArray();
        SolutionCurve near = onwards.curve().near(y);
        return Corrector.tangent(near, y, direction)
                .map(tangent -> BranchPoint.of(near, solution, tangent, from.arclength() + reach));
    }

    /** The corner, which is located to the length of this step only. */
    SpecialPoint special() {
        double last = beyond.orElse(from).parameter();
        return new SpecialPoint(
                SpecialType.BH,
                from,
                new SpecialPoint.Interval(from.parameter(), last),
                false,
                0,
                Optional.empty(),
                OptionalInt.empty());
    }
}
