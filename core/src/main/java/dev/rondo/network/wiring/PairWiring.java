package dev.rondo.network.wiring;

import dev.rondo.linalg.Matrix;
import dev.rondo.network.Population;
import dev.rondo.network.Wiring;
import dev.rondo.random.UniformSource;
import dev.rondo.setting.Setting;

/**
 * A sparse E/I network in which two units are connected both ways more or less often than chance, depending on their
 * types: with probability {@code p^2 + kappa p (1-p)}, at an unchanged density p.
 *
 * <p>kappa = 0 is chance, 1 always reciprocal, {@code -p/(1-p)} never ({@code p <= 1/2}). Unidirectional connections within a
 * type and reciprocal ones between types amplify most. There are no autapses.
 *
 * <p>A draw takes one uniform u per pair i &lt; j, row by row, with {@code b} the probability above: both connections where
 * {@code u < b}, only that from j to i in the next {@code p - b}, only that from i to j in the next {@code p - b}.
 *
 * @param units N
 * @param density p
 * @param excitatoryFraction f
 * @param dominance gamma
 * @param radius R0, the spectral radius that the same weights have at kappa = 0
 * @param kappaEe between excitatory units
 * @param kappaIi between inhibitory units
 * @param kappaEi between units of opposite type
 * @param rowBalance whether every row is made to sum to the expected value
 */
public record PairWiring(
        @Setting(meaning = "Number of units", byDefault = "200", min = 2)
        int units,

        @Setting(meaning = "Probability of a connection, in (0, 1)", byDefault = "0.1", min = 0, max = 1)
        double density,

        @Setting(meaning = "Fraction of excitatory units, in (0, 1)", byDefault = "0.5", min = 0, max = 1)
        double excitatoryFraction,

        @Setting(meaning = "Inhibitory over excitatory weight (gamma)", byDefault = "1", min = 0)
        double dominance,

        @Setting(meaning = "Spectral radius of the same weights without structure", byDefault = "0.5", min = 0)
        double radius,

        @Setting(meaning = "Reciprocity of excitatory pairs beyond chance", byDefault = "0", min = -1, max = 1)
        double kappaEe,

        @Setting(meaning = "Reciprocity of inhibitory pairs beyond chance", byDefault = "0", min = -1, max = 1)
        double kappaIi,

        @Setting(meaning = "Reciprocity of mixed pairs beyond chance", byDefault = "0", min = -1, max = 1)
        double kappaEi,

        @Setting(meaning = "Whether every unit receives the same net weight", byDefault = "false")
        boolean rowBalance)
        implements Wiring {

    /** Rounding in {@code -p/(1-p)} must not make an impossible probability of 0. */
    private static final double ROUNDING = 1e-12;

    /**
     * @throws IllegalArgumentException if a kappa needs a negative probability, density or fraction are outside (0, 1), a
     *     type has no unit, gamma is not positive, or the radius is negative
     */
    public PairWiring {
        new DaleWeights(units, density, excitatoryFraction, dominance, radius);
        requirePossible("kappa_ee", kappaEe, density);
        requirePossible("kappa_ii", kappaIi, density);
        requirePossible("kappa_ei", kappaEi, density);
    }

    private static void requirePossible(String setting, double kappa, double p) {
        double both = p * p + kappa * p * (1 - p);
        double none = 1 - 2 * p + both;
        if (!(both >= -ROUNDING)) {
            throw new IllegalArgumentException(String.format(
                    java.util.Locale.ROOT,
                    "A reciprocal pair would have the negative probability %.4g: %s = %s at density %s; the least is"
                            + " -p/(1-p) = %.6g, never reciprocal",
                    both,
                    setting,
                    kappa,
                    p,
                    -p / (1 - p)));
        }
        if (!(none >= -ROUNDING)) {
            throw new IllegalArgumentException(String.format(
                    java.util.Locale.ROOT,
                    "An unconnected pair would have the negative probability %.4g: %s = %s at density %s; the least is"
                            + " -(1-p)/p = %.6g",
                    none,
                    setting,
                    kappa,
                    p,
                    -(1 - p) / p));
        }
        if (kappa > 1) {
            throw new IllegalArgumentException("A pair with one connection would have a negative probability: "
                    + setting + " = " + kappa + "; the most is 1, always reciprocal");
        }
    }

    private DaleWeights weights() {
        return new DaleWeights(units, density, excitatoryFraction, dominance, radius);
    }

    public Population population() {
        return weights().population();
    }

    /** The excitatory weight times sqrt(N). */
    public double w0() {
        return weights().w0();
    }

    @Override
    public Matrix draw(UniformSource uniforms) {
        DaleWeights weights = weights();
        Population population = weights.population();
        double[] columns = weights.ofColumns();
        double[] w = new double[Math.multiplyExact(units, units)];
        for (int i = 0; i < units; i++) {
            for (int j = i + 1; j < units; j++) {
                double kappa = kappa(population.isExcitatory(i), population.isExcitatory(j));
                double both = Math.max(0, density * density + kappa * density * (1 - density));
                double u = uniforms.nextDouble();
                boolean fromJ = u < density;
                boolean fromI = u < both || (u >= density && u < density + (density - both));
                w[i * units + j] = fromJ ? columns[j] : 0;
                w[j * units + i] = fromI ? columns[i] : 0;
            }
        }
        if (rowBalance) {
            RowBalance.apply(w, units, weights.expectedRowSum());
        }
        return Matrix.owning(units, units, w);
    }

    private double kappa(boolean oneExcitatory, boolean otherExcitatory) {
        if (oneExcitatory != otherExcitatory) {
            return kappaEi;
        }
        return oneExcitatory ? kappaEe : kappaIi;
    }
}
