package dev.rondo.dynamics.piecewise;

import java.util.List;

/**
 * Continuous piecewise-linear function of one variable,
 *
 * <pre>
 *   phi(x) = offset + slope x + sum over kinks of jump max(0, x - at).
 * </pre>
 *
 * @param offset value of the leftmost piece at x = 0
 * @param slope slope of the leftmost piece
 * @param kinks kinks, at which the slope changes, from left to right; at least one
 */
public record PiecewiseLinearFunction(double offset, double slope, List<Kink> kinks) {
    /** max(0, x). */
    public static final PiecewiseLinearFunction RECTIFIER = of(0, new Kink(0, 1));

    /**
     * Kink: a place where the slope changes.
     *
     * @param at x at the kink
     * @param jump slope to the right minus slope to the left
     */
    public record Kink(double at, double jump) {}

    /** @throws IllegalArgumentException if there is no kink or they do not stand from left to right */
    public PiecewiseLinearFunction {
        kinks = List.copyOf(kinks);
        if (kinks.isEmpty()) {
            throw new IllegalArgumentException("A piecewise-linear function has at least one kink");
        }
        for (int k = 1; k < kinks.size(); k++) {
            if (!(kinks.get(k - 1).at() < kinks.get(k).at())) {
                throw new IllegalArgumentException("The kinks stand from left to right: " + kinks);
            }
        }
    }

    /** The function through the origin with a slope to the left of all kinks. */
    public static PiecewiseLinearFunction of(double slope, Kink... kinks) {
        return new PiecewiseLinearFunction(0, slope, List.of(kinks));
    }

    /** phi(x). */
    public double value(double x) {
        double sum = offset + slope * x;
        for (Kink kink : kinks) {
            sum += x > kink.at() ? kink.jump() * (x - kink.at()) : 0;
        }
        return sum;
    }

    /** phi'(x); at a kink that of the piece to the left. */
    public double slopeAt(double x) {
        double sum = slope;
        for (Kink kink : kinks) {
            sum += x > kink.at() ? kink.jump() : 0;
        }
        return sum;
    }

    /** The steepest slope of a piece, its Lipschitz constant. */
    double steepest() {
        double here = slope;
        double most = Math.abs(here);
        for (Kink kink : kinks) {
            here += kink.jump();
            most = Math.max(most, Math.abs(here));
        }
        return most;
    }

    /** Tests whether phi is homogeneous: phi(c x) = c phi(x) for every c &gt; 0. */
    public boolean isHomogeneous() {
        return offset == 0 && kinks.size() == 1 && kinks.getFirst().at() == 0;
    }
}
