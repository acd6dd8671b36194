package dev.rondo.continuation.cycles;

import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.smooth.Moments;
import dev.rondo.linalg.Complex;
import dev.rondo.linalg.ComplexVector;
import dev.rondo.linalg.Vector;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Cycle of a flow at one value of its parameters, however it was closed.
 *
 * @param period least period T
 * @param start state on the cycle
 * @param moments mean and standard deviation of every variable over one period
 * @param nontrivial Floquet multipliers but the trivial one, by decreasing modulus
 * @param certificate evidence
 */
public record ClosedOrbit(
        Time period, Vector start, Moments moments, ComplexVector nontrivial, Certificate certificate) {
    /** Multipliers within this distance of 1 are neutral. */
    private static final double NEUTRAL = 1e-6;

    /**
     * The evidence.
     *
     * @param residual largest |phi(x_k) - x_(k+1)| of a variable, over the largest |x|
     * @param trivialMultiplierError |mu - 1| of the trivial multiplier as computed
     * @param iterations number of iterations of Newton's method
     * @param segments number of segments of multiple shooting
     */
    public record Certificate(double residual, double trivialMultiplierError, int iterations, int segments) {}

    /** All multipliers by decreasing modulus, the trivial one (1, along the orbit) included. */
    public ComplexVector multipliers() {
        List<Complex> all = new ArrayList<>(nontrivial.stream().toList());
        all.add(Complex.ONE);
        all.sort(Comparator.comparingDouble(mu -> -mu.abs()));
        return ComplexVector.of(all);
    }

    /**
     * Stability: every multiplier that is not neutral lies inside the unit circle; with more than one neutral
     * multiplier the cycle is one of a family that attracts.
     */
    public boolean isStable() {
        return nontrivial.stream().allMatch(mu -> mu.abs() < 1 || isNeutral(mu));
    }

    /** Number of multipliers outside the unit circle, neutral ones left out. */
    public int unstableDirections() {
        return (int)
                nontrivial.stream().filter(mu -> mu.abs() > 1 && !isNeutral(mu)).count();
    }

    private static boolean isNeutral(Complex mu) {
        return mu.minus(Complex.ONE).abs() <= NEUTRAL;
    }

    /** Number of multipliers that are 1 to within 1e-6, the trivial one included: 1 for an isolated cycle. */
    public int neutralDirections() {
        return 1 + (int) nontrivial.stream().filter(ClosedOrbit::isNeutral).count();
    }
}
