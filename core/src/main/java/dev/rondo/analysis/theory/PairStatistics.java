package dev.rondo.analysis.theory;

/**
 * Frequency of reciprocal connections per pair of types: two units are connected both ways with probability
 * {@code p^2 + kappa p (1 - p)}, at an unchanged density p.
 *
 * <p>kappa = 0 is chance, 1 always reciprocal, {@code -p/(1-p)} never ({@code p <= 1/2}).
 *
 * @param excitatory reciprocity kappa between two excitatory units
 * @param inhibitory reciprocity kappa between two inhibitory units
 * @param mixed reciprocity kappa between units of opposite type
 */
public record PairStatistics(double excitatory, double inhibitory, double mixed) {
    public static final PairStatistics CHANCE = new PairStatistics(0, 0, 0);

    /** @throws IllegalArgumentException if a kappa is outside [-1, 1] */
    public PairStatistics {
        requireKappa("E-E", excitatory);
        requireKappa("I-I", inhibitory);
        requireKappa("E-I", mixed);
    }

    private static void requireKappa(String pair, double kappa) {
        if (!(kappa >= -1 && kappa <= 1)) {
            throw new IllegalArgumentException(
                    "The correlation of two opposite connections is in [-1, 1]: kappa_" + pair + " = " + kappa);
        }
    }

    /** The kappa of pairs that are never connected both ways: {@code -p/(1 - p)}. */
    public static double unidirectional(double density) {
        return -density / (1 - density);
    }

    /**
     * The correlation of reciprocal weights that these pairs amount to,
     * {@code tau = (f^2 kEE + (1-f)^2 gamma^2 kII - 2 f (1-f) gamma kEI)/(f + (1-f) gamma^2)}.
     *
     * <p>Unidirectional links within a type and reciprocal ones between types give {@code -1/(2(1-p))} at f = 1/2,
     * gamma = 1.
     *
     * @param excitatoryFraction fraction f of excitatory units
     * @param dominance ratio gamma of the inhibitory to the excitatory weight
     */
    public double correlation(double excitatoryFraction, double dominance) {
        double e = excitatoryFraction;
        double i = (1 - excitatoryFraction) * dominance;
        return (e * e * excitatory + i * i * inhibitory - 2 * e * i * mixed) / (e + i * dominance);
    }
}
