package dev.rondo.continuation;

import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Matrix;

/** A curve of cycles. */
public interface CycleCurve extends SolutionCurve {
    /** The period of a solution. */
    Time period(double[] y);

    /** The multipliers of a solution, with their certificate. */
    Floquet floquet(double[] y);

    /** The orbit of a solution: states at {@code rows} equally spaced times from 0, rows x n. */
    Matrix orbit(double[] y, int rows);

    @Override
    default Spectrum spectrum(double[] y) {
        return new Spectrum(Spectrum.Kind.CYCLE, floquet(y).nontrivial());
    }
}
