package dev.rondo.continuation;

import dev.rondo.linalg.Svd;
import dev.rondo.linalg.Vector;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Folds without a change of stability in the spectrum: the parameter turns back. */
public record Fold() implements Event {
    /** Part of the least singular value at the ends of the chord below which branches cross. */
    private static final double CROSSES = 0.01;

    @Override
    public List<LocatedPoint> passed(BranchSegment chord, BranchPoint end) {
        if (!turns(chord, end) || StabilityChange.includesFold(chord, end)) {
            return List.of();
        }
        LocatedPoint fold = new EventLocator(chord)
                .where(SpecialType.LP, slope(chord), chord.start().parameterSlope(), end.parameterSlope());
        return List.of(new LocatedPoint(fold.theta(), orBranchPoint(fold.point(), chord, end)));
    }

    /** Test that the parameter turns back between two points. */
    static boolean turns(BranchSegment chord, BranchPoint end) {
        return chord.start().parameterSlope() * end.parameterSlope() < 0;
    }

    /** The slope of the parameter along the branch. */
    private static DoubleUnaryOperator slope(BranchSegment chord) {
        return theta -> Corrector.tangent(
                        chord.curve(),
                        chord.unknowns(theta),
                        chord.start().tangent().toArray())
                .map(t -> t[t.length - 1])
                .orElse(Double.NaN);
    }

    /**
     * The special point as a fold or a branch point. The parameter turns back, too, where a branch meets another one at
     * a pitchfork, coming from its bent side: there the Jacobian loses rank with the parameter's column included, at a
     * fold it does not.
     */
    static SpecialPoint orBranchPoint(SpecialPoint found, BranchSegment chord, BranchPoint end) {
        boolean fold =
                found.type() == SpecialType.LP && chord.start().spectrum().kind() != Spectrum.Kind.CYCLE;
        if (!fold) {
            return found;
        }
        double here = leastSingular(chord, found.point());
        double before = leastSingular(chord, chord.start());
        double after = leastSingular(chord, end);
        return here < CROSSES * Math.min(before, after) ? found.as(SpecialType.BP) : found;
    }

    private static double leastSingular(BranchSegment chord, BranchPoint point) {
        Vector values = Svd.valuesOf(chord.curve().jacobian(point.unknowns().toArray()));
        return values.get(values.size() - 1);
    }
}
