package dev.rondo.paper.hennequin2012;

import dev.rondo.figure.Colour;
import dev.rondo.figure.Points;
import dev.rondo.paper.Estimate;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A measured point to set beside a curve.
 *
 * @param x abscissa of the sample
 * @param theory the curve's value there
 * @param estimate measured value
 */
record Sampled(double x, double theory, Estimate estimate) {
    /** Means with bars of one standard error. */
    static Points means(List<Sampled> samples, Colour colour) {
        return Points.of(xs(samples), values(samples, s -> s.estimate().mean()))
                .errors(values(samples, s -> s.estimate().standardError()))
                .colour(colour);
    }

    /** The key of {@link #means}. */
    static Points meansKey() {
        return means(List.of(), Colour.INK).label("simulated, mean \u00b1 SE");
    }

    /** The key of {@link #medians}. */
    static Points mediansKey() {
        return medians(List.of(), Colour.INK).label("simulated, median");
    }

    /** Medians as rings, for where a few draws carry the mean. */
    static Points medians(List<Sampled> samples, Colour colour) {
        return Points.of(xs(samples), values(samples, s -> s.estimate().median()))
                .colour(colour)
                .size(7)
                .hollow();
    }

    private static double[] xs(List<Sampled> samples) {
        return values(samples, Sampled::x);
    }

    private static double[] values(List<Sampled> samples, ToDoubleFunction<Sampled> value) {
        return samples.stream().mapToDouble(value).toArray();
    }

    /** The point that is farthest from its theory, in standard errors beyond an allowance. */
    static Sampled worst(List<Sampled> samples) {
        return samples.stream()
                .max(java.util.Comparator.comparingDouble(
                        s -> Math.abs(s.estimate().mean() - s.theory())
                                / s.estimate().standardError()))
                .orElseThrow();
    }
}
