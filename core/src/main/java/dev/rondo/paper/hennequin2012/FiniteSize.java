package dev.rondo.paper.hennequin2012;

import dev.rondo.paper.Estimate;
import java.util.List;

/**
 * Extrapolation of a measurement to networks without end: the line in 1/N through the estimates at several N, by least
 * squares weighted by 1/SE^2, and its value at 1/N = 0.
 *
 * @param quantity name of the quantity
 * @param ratios measured value over its theory, with x = 1/N
 * @param limit the line's value at 1/N = 0 with its standard error
 * @param slope the line's slope, in N
 */
record FiniteSize(String quantity, List<Sampled> ratios, Estimate limit, double slope) {
    FiniteSize {
        ratios = List.copyOf(ratios);
    }

    /** @param ratios at least two, at different N, with errors above 0 */
    static FiniteSize of(String quantity, List<Sampled> ratios) {
        double weights = 0;
        double x = 0;
        double y = 0;
        double xx = 0;
        double xy = 0;
        int draws = 0;
        for (Sampled ratio : ratios) {
            double error = ratio.estimate().standardError();
            double weight = 1 / (error * error);
            weights += weight;
            x += weight * ratio.x();
            y += weight * ratio.estimate().mean();
            xx += weight * ratio.x() * ratio.x();
            xy += weight * ratio.x() * ratio.estimate().mean();
            draws += ratio.estimate().draws();
        }
        double determinant = weights * xx - x * x;
        double slope = (weights * xy - x * y) / determinant;
        double limit = (xx * y - x * xy) / determinant;
        Estimate atEnd = new Estimate(limit, Math.sqrt(xx / determinant), limit, draws, 0);
        return new FiniteSize(quantity, ratios, atEnd, slope);
    }

    /** Number of units of the smallest and of the largest networks. */
    String sizes() {
        return Math.round(1 / ratios.getFirst().x()) + " to "
                + Math.round(1 / ratios.getLast().x());
    }
}
