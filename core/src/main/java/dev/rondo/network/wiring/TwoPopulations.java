package dev.rondo.network.wiring;

import dev.rondo.linalg.Matrix;
import dev.rondo.network.Wiring;
import dev.rondo.random.UniformSource;
import dev.rondo.setting.Setting;

/**
 * One excitatory and one inhibitory population, {@code [[w, -k w], [w, -k w]]} (Murphy and Miller 2009): balanced
 * amplification in its smallest form. Nothing is random.
 *
 * @param weight w
 * @param dominance k, of inhibition over excitation
 */
public record TwoPopulations(
        @Setting(meaning = "Weight from the excitatory population (w)", byDefault = "4.285714285714286", min = 0)
        double weight,

        @Setting(meaning = "Inhibition over excitation (k)", byDefault = "1.1", min = 0)
        double dominance)
        implements Wiring {

    /** @throws IllegalArgumentException if a parameter is negative or not finite */
    public TwoPopulations {
        Requirement.notNegative("The weight of the excitatory population", "weight", weight);
        Requirement.notNegative("The dominance of inhibition", "dominance", dominance);
    }

    @Override
    public int units() {
        return 2;
    }

    @Override
    public Matrix draw(UniformSource uniforms) {
        double inhibition = -dominance * weight;
        return Matrix.of(new double[][] {{weight, inhibition}, {weight, inhibition}});
    }
}
