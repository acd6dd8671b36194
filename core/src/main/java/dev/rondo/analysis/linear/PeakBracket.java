package dev.rondo.analysis.linear;

import java.util.Comparator;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;

/**
 * Two points between which a function has a maximum: it rises at the first and falls at the second.
 *
 * @param low point at which the function rises
 * @param high point at which the function falls
 * @param position coordinate of a point
 * @param slope slope of the function's logarithm at a point
 */
record PeakBracket<P>(P low, P high, ToDoubleFunction<P> position, ToDoubleFunction<P> slope) {
    private static final int MOST_STEPS = 60;
    /** A slope, times the width of the bracket, that no longer changes the height. */
    private static final double NOTHING = 1e-15;

    /**
     * The highest point evaluated in the search for the zero of the slope, by the Illinois method.
     *
     * @param at point at a coordinate
     * @param accuracy relative accuracy of the coordinate
     * @param known a point evaluated before; returned where the ends do not rise and fall
     * @param height order of points by the function's value
     */
    P narrowed(DoubleFunction<P> at, double accuracy, P known, Comparator<P> height) {
        double a = position.applyAsDouble(low);
        double b = position.applyAsDouble(high);
        double slopeA = slope.applyAsDouble(low);
        double slopeB = slope.applyAsDouble(high);
        P best = higher(higher(known, low, height), high, height);
        if (!(slopeA > 0) || !(slopeB < 0)) {
            return best;
        }
        int side = 0;
        for (int k = 0; k < MOST_STEPS && b - a > accuracy * b; k++) {
            double next = (a * slopeB - b * slopeA) / (slopeB - slopeA);
            if (!(next > a && next < b)) {
                return best;
            }
            P point = at.apply(next);
            best = higher(best, point, height);
            double value = slope.applyAsDouble(point);
            if (Math.abs(value) * (b - a) <= NOTHING) {
                return best;
            }
            if (value > 0) {
                a = next;
                slopeA = value;
                slopeB = side > 0 ? slopeB / 2 : slopeB;
                side = 1;
            } else {
                b = next;
                slopeB = value;
                slopeA = side < 0 ? slopeA / 2 : slopeA;
                side = -1;
            }
        }
        return best;
    }

    private static <P> P higher(P a, P b, Comparator<P> height) {
        return height.compare(b, a) > 0 ? b : a;
    }
}
