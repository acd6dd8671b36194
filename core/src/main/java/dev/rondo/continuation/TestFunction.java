package dev.rondo.continuation;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A continuous function along a curve that changes its sign at special points of a kind.
 *
 * @param type type of the special points
 * @param value function of the unknowns
 */
public record TestFunction(SpecialType type, ToDoubleFunction<double[]> value) implements Event {
    /** Values of the parameter that a user named. */
    static TestFunction parameterIs(double wanted) {
        return new TestFunction(SpecialType.UZ, y -> y[y.length - 1] - wanted);
    }

    @Override
    public List<LocatedPoint> passed(BranchSegment chord, BranchPoint end) {
        double first = value.applyAsDouble(chord.start().unknowns().toArray());
        double second = value.applyAsDouble(end.unknowns().toArray());
        return first * second < 0 || (second == 0 && first != 0)
                ? List.of(new EventLocator(chord).where(type, chord.along(value), first, second))
                : List.of();
    }
}
