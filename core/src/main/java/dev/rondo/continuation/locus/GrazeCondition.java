package dev.rondo.continuation.locus;

import dev.rondo.continuation.SolutionCurve;
import dev.rondo.continuation.SpecialType;
import dev.rondo.continuation.Spectrum;
import dev.rondo.continuation.SwitchingFunction;
import dev.rondo.continuation.patched.CycleGrazes;
import dev.rondo.continuation.patched.Graze;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * Border collisions of patched cycles: an extremum of a switching function along the orbit vanishes, so that the orbit
 * begins to visit another region, or ceases to. The cycle itself and its multipliers go on without a break.
 *
 * @param graze graze, with its unit and phase
 */
record GrazeCondition(Graze graze) implements Condition {
    /** The test at a solution whose orbit grazes a unit's threshold. */
    static GrazeCondition at(SolutionCurve cycles, double[] y, int manifold) {
        return new GrazeCondition(CycleGrazes.of(cycles).nearest(y, manifold));
    }

    @Override
    public SpecialType type() {
        return SpecialType.BC;
    }

    @Override
    public OptionalInt unknown() {
        return OptionalInt.of(graze.manifold());
    }

    @Override
    public double value(SolutionCurve curve, double[] y) {
        return CycleGrazes.of(curve).extremum(y, graze);
    }

    @Override
    public GrazeCondition near(SolutionCurve curve, double[] y) {
        return new GrazeCondition(CycleGrazes.of(curve).followed(y, graze));
    }

    /** Points where the orbit touches the threshold of another unit as well. */
    @Override
    public List<SwitchingFunction> touches(
            Function<double[], SolutionCurve> curve,
            double[] before,
            double[] after,
            double[] leaving,
            double[] arriving) {
        return CycleGrazes.between(curve, LocusEquations::solution, before, after, leaving, arriving).stream()
                .filter(touch -> touch.unknown() != graze.manifold())
                .toList();
    }

    @Override
    public Spectrum others(SolutionCurve curve, double[] y) {
        return curve.spectrum(y);
    }

    @Override
    public Optional<SpecialType> together(SpecialType other, Spectrum there) {
        return switch (other) {
            case BP, LP, HB, TR, PD -> Optional.of(SpecialType.BH);
            case BC -> Optional.of(SpecialType.BB);
            default -> Optional.empty();
        };
    }
}
