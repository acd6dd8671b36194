package dev.rondo.analysis.linear;

import dev.rondo.linalg.FactorisationException;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.MatrixExponential;
import dev.rondo.linalg.Schur;
import dev.rondo.linalg.Svd;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Proves that the norm of {@code e^{At}} has passed its largest value.
 *
 * <p>Let the first k Schur vectors Q_1 span the slowest modes, {@code A Q_1 = Q_1 T_1}, and let delta be the norm of
 * what {@code E = e^{At}} still has outside their span. Then
 * {@code e^{A(t+r)} = Q_1 e^{T_1 r} Q_1^T E + e^{Ar} (E - Q_1 Q_1^T E)}, the last term below delta times the largest
 * gain. If {@code |e^{T_1 s}| <= 1}, what comes after t + s is no larger than what came between t and t + s, up to a
 * part delta. So the gain need be known until t + s only.
 */
final class DecayHorizon {
    /** Norm below which the remainder of the fast modes counts as zero. */
    private static final double NOTHING = 1e-9;

    private final Optional<Schur> schur;

    DecayHorizon(Matrix generator) {
        schur = ordered(generator);
    }

    /** The slowest modes first; empty where rounding does not tell two of them apart. */
    private static Optional<Schur> ordered(Matrix generator) {
        try {
            return Optional.of(Schur.of(generator).ordered(Comparator.comparingDouble(z -> -z.re())));
        } catch (FactorisationException close) {
            return Optional.empty();
        }
    }

    /**
     * Further duration for which the gain must be followed after a time, given the propagator there; empty if unknown.
     */
    OptionalDouble after(Matrix propagator, double time) {
        if (schur.isEmpty()) {
            return OptionalDouble.empty();
        }
        Matrix inModes = schur.get().orthogonal().transposeTimes(propagator);
        int slow = slowModes(inModes);
        if (slow == 0) {
            return OptionalDouble.of(0);
        }
        Matrix t = schur.get().triangular();
        return contraction(Matrix.build(slow, slow, t::get), time);
    }

    /** The smallest number of leading modes outside of which nothing is left. */
    private int slowModes(Matrix inModes) {
        Matrix t = schur.orElseThrow().triangular();
        double squares = 0;
        for (int k = inModes.rows() - 1; k >= 0; k--) {
            double norm = inModes.row(k).norm();
            squares += norm * norm;
            if (!(squares <= NOTHING * NOTHING)) {
                boolean isFirstOfPair = k + 1 < t.rows() && t.get(k + 1, k) != 0;
                return isFirstOfPair ? k + 2 : k + 1;
            }
        }
        return 0;
    }

    /** A time after which the slow modes contract, if it is not much longer than the time that has passed. */
    private static OptionalDouble contraction(Matrix slow, double time) {
        double growth = NumericalAbscissa.ofGenerator(slow);
        if (growth <= 0) {
            return OptionalDouble.of(0);
        }
        if (slow.rows() == 2 && slow.get(1, 0) != 0) {
            // After a whole period e^{T_1 s} is e^{Re lambda s} times the identity.
            double omega = Math.sqrt(Math.abs(slow.get(0, 1))) * Math.sqrt(Math.abs(slow.get(1, 0)));
            return OptionalDouble.of(2 * Math.PI / omega);
        }
        Matrix propagator = MatrixExponential.of(slow, time / 16).value();
        for (double s = time / 16; s <= 4 * time && propagator.isFinite(); s *= 2) {
            if (propagator.frobeniusNorm() <= 1 || Svd.norm(propagator) <= 1) {
                return OptionalDouble.of(s);
            }
            propagator = propagator.times(propagator);
        }
        return OptionalDouble.empty();
    }
}
