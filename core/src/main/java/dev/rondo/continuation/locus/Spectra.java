package dev.rondo.continuation.locus;

import dev.rondo.continuation.Spectrum;
import dev.rondo.linalg.Complex;
import dev.rondo.linalg.ComplexVector;
import java.util.ArrayList;
import java.util.List;

/** Eigenvalues and multipliers singled out. */
final class Spectra {
    /**
     * Imaginary part, relative to the size of the eigenvalues, up to which a pair counts as a double real value that
     * rounding has split: rounding splits it by its square root, far below this.
     */
    private static final double SPLIT = 1e-5;

    private Spectra() {}

    /** The index of the value nearest to a real number. */
    static int nearest(Spectrum all, double to) {
        int best = 0;
        for (int k = 1; k < all.values().size(); k++) {
            if (distance(all, k, to) < distance(all, best, to)) {
                best = k;
            }
        }
        return best;
    }

    /**
     * Test that the value nearest to the stability boundary oscillates, and is not one of a double real value that
     * rounding has split.
     *
     * @param unit size of the eigenvalues
     */
    static boolean isOscillation(Spectrum all, double unit) {
        int best = 0;
        for (int k = 1; k < all.values().size(); k++) {
            if (Math.abs(all.growth(k)) < Math.abs(all.growth(best))) {
                best = k;
            }
        }
        Complex critical = all.values().get(best);
        return Math.abs(critical.im()) > SPLIT * unit;
    }

    private static double distance(Spectrum all, int k, double to) {
        return all.values().get(k).minus(Complex.of(to)).abs();
    }

    /** All but the values of some indices. */
    static Spectrum without(Spectrum all, int... left) {
        List<Complex> kept = new ArrayList<>();
        for (int k = 0; k < all.values().size(); k++) {
            boolean stays = true;
            for (int other : left) {
                stays &= k != other;
            }
            if (stays) {
                kept.add(all.values().get(k));
            }
        }
        return new Spectrum(all.kind(), ComplexVector.of(kept));
    }
}
