package dev.rondo.continuation.cycles;

import dev.rondo.continuation.BifurcationOutcome;
import dev.rondo.continuation.BranchSwitch;
import dev.rondo.continuation.SolutionCurve;
import dev.rondo.continuation.SpecialType;
import dev.rondo.continuation.Spectrum;
import dev.rondo.continuation.TorusOnset;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.smooth.ReturnMap;
import dev.rondo.linalg.Matrix;
import java.util.Optional;

/** Curve of cycles. The unknowns are states on the cycle, its period in s, and the parameter. */
public interface CycleCurve extends SolutionCurve {
    /** The period of a solution. */
    default Time period(double[] y) {
        return Time.seconds(y[y.length - 2]);
    }

    /** The multipliers of a solution, with their certificate. */
    Floquet floquet(double[] y);

    /** The orbit of a solution: states at {@code rows} equally spaced times from 0, rows x n. */
    Matrix orbit(double[] y, int rows);

    /**
     * The cycles of twice the period that leave a solution with a multiplier of -1, where these equations know them.
     */
    default Optional<BranchSwitch> doubling(double[] y) {
        return Optional.empty();
    }

    @Override
    default Spectrum spectrum(double[] y) {
        Floquet floquet = floquet(y);
        return new Spectrum(Spectrum.Kind.CYCLE, floquet.nontrivial(), floquet.trivialError());
    }

    /**
     * The Poincare return map: from states near the first to the section through it, after one period, where these
     * equations know it.
     */
    default Optional<ReturnMap> returns(double[] y) {
        return Optional.empty();
    }

    @Override
    default Optional<BifurcationOutcome> onset(double[] y, SpecialType type) {
        return switch (type) {
            case PD -> doubling(y).map(doubled -> Doubling.onset(this, y, doubled));
            case TR -> returns(y).map(map -> TorusOnset.of(spectrum(y), map));
            default -> Optional.empty();
        };
    }
}
