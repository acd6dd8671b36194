package dev.rondo.continuation.locus;

import dev.rondo.continuation.Spectrum;
import dev.rondo.linalg.Complex;
import java.util.ArrayList;
import java.util.List;

/**
 * Pair of eigenvalues that are each other's conjugates, or both real. Their sum and product are smooth functions also
 * where they meet on the real line.
 *
 * @param first index of the first eigenvalue
 * @param second index of the second eigenvalue
 * @param sum sum of both
 * @param product product of both
 */
record CriticalPair(int first, int second, double sum, double product) {
    /** Distance from the critical values, in units of the rate, beyond which real values are not paired. */
    private static final double NEAR = 0.5;

    /** All pairs of conjugates, and those pairs of real values of which both are near enough to the values given. */
    static List<CriticalPair> of(Spectrum all, double near, double rate) {
        List<CriticalPair> pairs = new ArrayList<>();
        for (int i = 0; i < all.values().size(); i++) {
            Complex z = all.values().get(i);
            for (int j = 0; j < all.values().size(); j++) {
                Complex other = all.values().get(j);
                boolean conjugates = z.im() > 0 && other.equals(z.conjugate());
                boolean reals = z.im() == 0 && other.im() == 0 && i < j;
                if (conjugates) {
                    pairs.add(new CriticalPair(i, j, 2 * z.re(), z.re() * z.re() + z.im() * z.im()));
                } else if (reals && isNear(z, near, rate) && isNear(other, near, rate)) {
                    pairs.add(new CriticalPair(i, j, z.re() + other.re(), z.re() * other.re()));
                }
            }
        }
        return pairs;
    }

    private static boolean isNear(Complex z, double near, double rate) {
        return Math.abs(Math.abs(z.re()) - near) <= NEAR * rate;
    }
}
