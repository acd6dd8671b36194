package dev.rondo.continuation.locus;

import dev.rondo.continuation.Criticality;
import dev.rondo.continuation.PiecewiseCurve;
import dev.rondo.continuation.SolutionCurve;
import dev.rondo.continuation.SpecialType;
import dev.rondo.continuation.Spectrum;
import dev.rondo.linalg.Complex;
import dev.rondo.linalg.ComplexVector;
import dev.rondo.linalg.FactorisationException;
import dev.rondo.linalg.LinearSolve;
import dev.rondo.linalg.Matrix;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Border collisions of fixed points: a state vanishes. Both pieces that meet there share the fixed point but not the
 * spectrum; the spectrum here is that of both together, so that a change of stability in either shows.
 *
 * @param state index of the state
 * @param size size of the states
 */
record ThresholdCondition(int state, double size) implements Condition {
    @Override
    public SpecialType type() {
        return SpecialType.BC;
    }

    @Override
    public OptionalInt unknown() {
        return OptionalInt.of(state);
    }

    @Override
    public double value(SolutionCurve curve, double[] y) {
        return y[state] / size;
    }

    @Override
    public Spectrum others(SolutionCurve curve, double[] y) {
        Spectrum here = curve.spectrum(y);
        Spectrum beyond = piecewise(curve).across(state).spectrum(y);
        return new Spectrum(
                here.kind(),
                ComplexVector.of(Stream.<Complex>concat(here.values().stream(), beyond.values().stream())
                        .toList()));
    }

    /** Number of unstable directions in the piece in which the state is negative: the unit is inactive. */
    @Override
    public int unstable(SolutionCurve curve, double[] y) {
        return piece(curve, -1).spectrum(y).unstable();
    }

    /** Number of unstable directions in the piece in which the state is positive: the unit is active. */
    @Override
    public OptionalInt unstableAbove(SolutionCurve curve, double[] y) {
        return OptionalInt.of(piece(curve, 1).spectrum(y).unstable());
    }

    private SolutionCurve piece(SolutionCurve curve, int sign) {
        return piecewise(curve).signs()[state] == sign
                ? curve
                : piecewise(curve).across(state);
    }

    private static PiecewiseCurve piecewise(SolutionCurve curve) {
        if (curve instanceof PiecewiseCurve piecewise) {
            return piecewise;
        }
        throw new IllegalArgumentException("Only fixed points of a piecewise smooth system meet switching manifolds");
    }

    /** Criticality: the fixed point turns back where the determinants of the two pieces differ in sign (Feigin). */
    @Override
    public Optional<Criticality> criticality(SolutionCurve curve, double[] y) {
        int here = determinantSign(curve, y);
        int beyond = determinantSign(piecewise(curve).across(state), y);
        return here * beyond == 0
                ? Optional.empty()
                : Optional.of(here == beyond ? Criticality.PERSISTENCE : Criticality.FOLD);
    }

    private static int determinantSign(SolutionCurve curve, double[] y) {
        Matrix full = curve.jacobian(y);
        try {
            return LinearSolve.of(Matrix.build(full.rows(), full.rows(), full::get))
                    .determinantSign();
        } catch (FactorisationException e) {
            return 0;
        }
    }

    @Override
    public Optional<SpecialType> together(SpecialType other, Spectrum there) {
        return switch (other) {
            case BP, LP, HB, TR, PD -> Optional.of(SpecialType.BH);
            case BC -> Optional.of(SpecialType.BB);
            default -> Optional.empty();
        };
    }

    @Override
    public boolean crossesBorders() {
        return true;
    }
}
