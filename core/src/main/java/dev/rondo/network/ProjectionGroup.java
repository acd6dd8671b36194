package dev.rondo.network;

import dev.rondo.linalg.Matrix;

/**
 * Projections whose weights are scaled together: the seven ways of Rajakumar, Rinzel and Chen (2021), figure 5b, with
 * their factors a1 (E to E), a2 (I to E), a3 (E to I) and a4 (I to I).
 */
public enum ProjectionGroup {
    /** a1 alone. */
    E_TO_E,
    /** a2 alone. */
    I_TO_E,
    /** a3 alone. */
    E_TO_I,
    /** a4 alone. */
    I_TO_I,
    /** a1 = a3: all excitatory weights. */
    FROM_E,
    /** a2 = a4: all inhibitory weights. */
    FROM_I,
    /** a1 = a2 = a3 = a4: the whole matrix and with it its spectrum. */
    ALL;

    /** True if a projection belongs to it. */
    public boolean contains(Projection projection) {
        return switch (this) {
            case E_TO_E -> projection == Projection.E_TO_E;
            case I_TO_E -> projection == Projection.I_TO_E;
            case E_TO_I -> projection == Projection.E_TO_I;
            case I_TO_I -> projection == Projection.I_TO_I;
            case FROM_E -> projection == Projection.E_TO_E || projection == Projection.E_TO_I;
            case FROM_I -> projection == Projection.I_TO_E || projection == Projection.I_TO_I;
            case ALL -> true;
        };
    }

    /** True if it is one projection alone. */
    public boolean isSingle() {
        return this != FROM_E && this != FROM_I && this != ALL;
    }

    /**
     * A network with the weights of this group multiplied by a factor; all else stays.
     *
     * @throws IllegalArgumentException if the factor is negative (a weight would break Dale's principle) or not finite
     */
    public RateNetwork scale(RateNetwork network, double factor) {
        if (!(factor >= 0) || Double.isInfinite(factor)) {
            throw new IllegalArgumentException("A factor of weights is 0 or positive, so that signs stay: " + factor);
        }
        Matrix w = network.recurrent();
        if (this == ALL) {
            return network.withRecurrent(w.times(factor));
        }
        Population population = network.population();
        return network.withRecurrent(Matrix.build(
                w.rows(),
                w.columns(),
                (i, j) -> contains(Projection.between(population, j, i)) ? factor * w.get(i, j) : w.get(i, j)));
    }
}
