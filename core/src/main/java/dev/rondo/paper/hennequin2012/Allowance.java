package dev.rondo.paper.hennequin2012;

import java.util.function.DoubleUnaryOperator;

/** Tolerance for the difference of a finite, row-balanced network from the theory of a large one. */
final class Allowance {
    /** Row balance takes 1/(pN) off the variance of the bulk, other corrections of that order come on top. */
    private static final double MARGIN = 1.5;

    /** Source of the allowance, for a claim. */
    static final String ROW_BALANCE =
            "finite N: 1.5 times the change when row balance takes 1/(pN) off the variance of the bulk";

    private Allowance() {}

    /**
     * The change of a function of the radius where the variance of the bulk is smaller by 1/(pN), and half as much again.
     */
    static double ofRowBalance(double radius, double density, int units, DoubleUnaryOperator theory) {
        double smaller = radius * Math.sqrt(1 - 1 / (density * units));
        return MARGIN * Math.abs(theory.applyAsDouble(radius) - theory.applyAsDouble(smaller));
    }
}
