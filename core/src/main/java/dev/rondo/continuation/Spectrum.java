package dev.rondo.continuation;

import dev.rondo.linalg.Complex;
import dev.rondo.linalg.ComplexVector;
import java.util.Comparator;

/**
 * Spectrum that decides stability: the eigenvalues of a fixed point of a flow, the multipliers of a fixed point of a
 * map, or those of a cycle without the trivial one. Sorted by growth, the fastest first, of a pair the one with
 * positive imaginary part first.
 *
 * @param kind kind of the numbers
 * @param values eigenvalues or multipliers
 * @param trivialError error of the trivial multiplier 1 of a cycle: the accuracy of the others, if they are of order 1;
 *     0 where there is none
 */
public record Spectrum(Kind kind, ComplexVector values, double trivialError) {
    private static final double NEUTRAL = 1e-8;

    /** Kind of the numbers. */
    public enum Kind {
        /** Eigenvalues lambda of a flow, per second: growth = Re lambda. */
        FLOW,
        /** Multipliers mu of a map: growth = log |mu| per step. */
        MAP,
        /** Multipliers mu of a cycle, without the trivial one: growth = log |mu| per period. */
        CYCLE;

        double growth(Complex z) {
            return this == FLOW ? z.re() : Math.log(z.abs());
        }
    }

    /** Sorts the values. */
    public Spectrum {
        values = values.sorted(Comparator.<Complex>comparingDouble(z -> -kind.growth(z))
                .thenComparing(Comparator.comparingDouble(z -> -z.im())));
    }

    /** Spectrum without a trivial multiplier. */
    public Spectrum(Kind kind, ComplexVector values) {
        this(kind, values, 0);
    }

    /** The k-th fastest growth, k = 0, 1, ...; a continuous function along a smooth curve. */
    public double growth(int k) {
        return kind.growth(values.get(k));
    }

    /**
     * The growth from which on a direction counts as unstable: 0, and for cycles 1e-8, the accuracy of their
     * multipliers. (Where a piecewise-linear system has a centre, cycles fill a disc and a second multiplier is 1
     * exactly.)
     */
    public double threshold() {
        return kind == Kind.CYCLE ? NEUTRAL : 0;
    }

    /** The number of unstable directions: growths above the threshold. */
    public int unstable() {
        int count = 0;
        while (count < values.size() && growth(count) > threshold()) {
            count++;
        }
        return count;
    }

    public boolean isStable() {
        return unstable() == 0;
    }
}
