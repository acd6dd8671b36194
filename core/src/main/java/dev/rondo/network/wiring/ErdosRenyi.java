package dev.rondo.network.wiring;

import dev.rondo.linalg.Matrix;
import dev.rondo.network.Population;
import dev.rondo.network.Wiring;
import dev.rondo.random.UniformSource;
import dev.rondo.setting.Setting;

/**
 * A sparse random E/I network: every connection exists with probability p, independently, and weighs
 * {@code w0/sqrt(N)} from an excitatory, {@code -gamma w0/sqrt(N)} from an inhibitory unit. The excitatory units come first.
 *
 * <p>The random part has spectral radius {@code R}, {@code R^2 = w0^2 p (1-p) (f + (1-f) gamma^2)}. A draw takes one uniform
 * u per entry, row by row; the connection exists where {@code u < p}.
 *
 * @param units N
 * @param density p
 * @param excitatoryFraction f
 * @param dominance gamma
 * @param radius R
 * @param rowBalance whether every row is made to sum to the expected value ({@link RowBalance})
 * @param autapses whether a unit may connect to itself
 */
public record ErdosRenyi(
        @Setting(meaning = "Number of units", byDefault = "200", min = 2)
        int units,

        @Setting(meaning = "Probability of a connection, in (0, 1)", byDefault = "0.1", min = 0, max = 1)
        double density,

        @Setting(meaning = "Fraction of excitatory units, in (0, 1)", byDefault = "0.5", min = 0, max = 1)
        double excitatoryFraction,

        @Setting(
                meaning = "Inhibitory over excitatory weight (gamma); f/(1 - f) is exact balance",
                byDefault = "1",
                min = 0)
        double dominance,

        @Setting(meaning = "Spectral radius of the random part", byDefault = "0.5", min = 0)
        double radius,

        @Setting(meaning = "Whether every unit receives the same net weight", byDefault = "true")
        boolean rowBalance,

        @Setting(meaning = "Whether a unit may connect to itself", byDefault = "true")
        boolean autapses)
        implements Wiring {

    /**
     * @throws IllegalArgumentException if density or fraction are outside (0, 1), a type has no unit, gamma is not
     *     positive, or the radius is negative
     */
    public ErdosRenyi {
        new DaleWeights(units, density, excitatoryFraction, dominance, radius);
    }

    /** The spectral radius that an excitatory weight of {@code w0/sqrt(N)} amounts to. */
    public static double radiusOf(double w0, double density, double excitatoryFraction, double dominance) {
        return w0 * DaleWeights.unitRadius(density, excitatoryFraction, dominance);
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
        double[] columns = weights.ofColumns();
        double[] w = new double[Math.multiplyExact(units, units)];
        for (int i = 0, k = 0; i < units; i++) {
            for (int j = 0; j < units; j++, k++) {
                boolean connected = uniforms.nextDouble() < density;
                w[k] = connected && (autapses || i != j) ? columns[j] : 0;
            }
        }
        if (rowBalance) {
            RowBalance.apply(w, units, weights.expectedRowSum());
        }
        return Matrix.owning(units, units, w);
    }
}
