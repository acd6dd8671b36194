package dev.rondo.analysis.comparison;

import dev.rondo.linalg.Matrix;
import dev.rondo.network.Population;
import java.util.Optional;

/**
 * Two limit cycles over one period each, at the phase shift at which their shapes are nearest.
 *
 * @param shift phase of the second cycle that belongs to phase 0 of the first, in periods, from 0 to 1
 * @param periodRatio T_2/T_1
 * @param procrustes distance with the best rotation
 * @param matching distance with the best order of the units
 */
public record CycleComparison(double shift, double periodRatio, Procrustes procrustes, UnitMatching matching) {
    /** States per period that are compared. */
    private static final int PHASES = 128;

    /** Halvings of the phase shift's uncertainty: to rounding. */
    private static final int REFINEMENTS = 60;

    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    /** The nearest shapes of two cycles. */
    static CycleComparison of(
            ClosedCourse a,
            ClosedCourse b,
            double periodRatio,
            Optional<Population> signsA,
            Optional<Population> signsB) {
        Matrix x = a.sampled(PHASES, 0);
        double best = nearestStep(x, b);
        double refined = refined(x, b, best);
        double shift = distance(x, b, refined) < distance(x, b, best) ? refined : best;
        Matrix y = b.sampled(PHASES, shift);
        return new CycleComparison(
                shift - Math.floor(shift), periodRatio, Procrustes.of(x, y), UnitMatching.of(x, y, signsA, signsB));
    }

    private static double nearestStep(Matrix x, ClosedCourse b) {
        double least = Double.POSITIVE_INFINITY;
        double best = 0;
        for (int k = 0; k < PHASES; k++) {
            double distance = distance(x, b, (double) k / PHASES);
            if (distance < least) {
                least = distance;
                best = (double) k / PHASES;
            }
        }
        return best;
    }

    /** Golden-section search about a step. */
    private static double refined(Matrix x, ClosedCourse b, double about) {
        double low = about - 1.0 / PHASES;
        double high = about + 1.0 / PHASES;
        double left = high - GOLDEN * (high - low);
        double right = low + GOLDEN * (high - low);
        double atLeft = distance(x, b, left);
        double atRight = distance(x, b, right);
        for (int k = 0; k < REFINEMENTS; k++) {
            if (atLeft <= atRight) {
                high = right;
                right = left;
                atRight = atLeft;
                left = high - GOLDEN * (high - low);
                atLeft = distance(x, b, left);
            } else {
                low = left;
                left = right;
                atLeft = atRight;
                right = low + GOLDEN * (high - low);
                atRight = distance(x, b, right);
            }
        }
        return (low + high) / 2;
    }

    private static double distance(Matrix x, ClosedCourse b, double shift) {
        return Procrustes.of(x, b.sampled(PHASES, shift)).distance();
    }
}
