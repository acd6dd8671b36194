package dev.rondo.continuation.patched;

import dev.rondo.continuation.cycles.ClosedOrbit;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.piecewise.ActiveSet;
import dev.rondo.dynamics.piecewise.ExactFlow;
import dev.rondo.dynamics.piecewise.PatchedPath;
import dev.rondo.dynamics.piecewise.Piece;
import dev.rondo.dynamics.smooth.Moments;
import dev.rondo.linalg.Complex;
import dev.rondo.linalg.ComplexVector;
import dev.rondo.linalg.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Periodic orbit of a piecewise-linear flow.
 *
 * @param period least period T
 * @param path path over one period, from {@code path.pieces().getFirst().state()} back to it
 * @param moments mean and standard deviation over one period
 * @param multipliers eigenvalues of the derivative of the flow over one period, by decreasing modulus, the trivial one
 *     (1, along the orbit) included
 * @param certificate evidence
 */
public record PatchedCycle(
        Time period, PatchedPath path, ExactFlow.Moments moments, ComplexVector multipliers, Certificate certificate) {

    /** Multipliers within this distance of 1 are neutral. */
    private static final double NEUTRAL = 1e-6;

    /**
     * The evidence.
     *
     * @param residual largest |phi_T(x) - x| of a variable, over the largest |x| on the orbit
     * @param trivialMultiplierError error |mu - 1| of the multiplier nearest to 1
     * @param iterations number of iterations of Newton's method
     * @param segments number of segments of multiple shooting
     * @param slowestCrossing least |ds/dt| of a switching function s at its crossings, over the field's rate and the
     *     orbit's size: near 0 the orbit grazes a switching manifold and a border collision is near
     * @param simultaneousCrossings number of crossings simultaneous with another
     */
    public record Certificate(
            double residual,
            double trivialMultiplierError,
            int iterations,
            int segments,
            double slowestCrossing,
            int simultaneousCrossings) {}

    /** A state on the orbit. */
    public Vector start() {
        return path.pieces().getFirst().state();
    }

    /** The regions in the order of the visit; where the period begins within one, that one is not counted twice. */
    public List<ActiveSet> regions() {
        List<ActiveSet> regions = new ArrayList<>(path.pieces().stream()
                .filter(p -> p.duration().seconds() > 0)
                .map(Piece::region)
                .toList());
        if (regions.size() > 1 && regions.getFirst().equals(regions.getLast())) {
            regions.removeLast();
        }
        return regions;
    }

    /** The distinct regions. */
    public List<ActiveSet> activeSets() {
        return regions().stream().distinct().collect(Collectors.toList());
    }

    /** Number of multipliers that are 1 to within 1e-6, the trivial one included: 1 for an isolated cycle. */
    public int neutralDirections() {
        return (int) multipliers.stream()
                .filter(mu -> mu.minus(Complex.ONE).abs() <= NEUTRAL)
                .count();
    }

    /** Number of multipliers outside the unit circle, the trivial one left out. */
    public int unstableDirections() {
        int trivial = trivialIndex(multipliers);
        int count = 0;
        for (int k = 0; k < multipliers.size(); k++) {
            if (k != trivial && multipliers.get(k).abs() > 1) {
                count++;
            }
        }
        return count;
    }

    /** Stability: every multiplier but the trivial one lies inside the unit circle. */
    public boolean isStable() {
        int trivial = trivialIndex(multipliers);
        for (int k = 0; k < multipliers.size(); k++) {
            if (k != trivial && multipliers.get(k).abs() >= 1) {
                return false;
            }
        }
        return true;
    }

    /** The largest modulus of a multiplier, the trivial one left out. */
    public double largestModulus() {
        int trivial = trivialIndex(multipliers);
        double largest = 0;
        for (int k = 0; k < multipliers.size(); k++) {
            largest = Math.max(largest, k == trivial ? 0 : multipliers.get(k).abs());
        }
        return largest;
    }

    /** This cycle without the properties that only a piecewise-linear flow has. */
    public ClosedOrbit asClosedOrbit() {
        int trivial = trivialIndex(multipliers);
        List<Complex> others = new ArrayList<>(multipliers.stream().toList());
        others.remove(trivial);
        return new ClosedOrbit(
                period,
                start(),
                new Moments(moments.mean(), moments.std()),
                ComplexVector.of(others),
                new ClosedOrbit.Certificate(
                        certificate.residual,
                        certificate.trivialMultiplierError,
                        certificate.iterations,
                        certificate.segments));
    }

    /** The multiplier nearest to 1. */
    static int trivialIndex(ComplexVector multipliers) {
        int nearest = 0;
        for (int k = 1; k < multipliers.size(); k++) {
            if (multipliers.get(k).minus(Complex.ONE).abs()
                    < multipliers.get(nearest).minus(Complex.ONE).abs()) {
                nearest = k;
            }
        }
        return nearest;
    }
}
