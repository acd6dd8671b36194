package dev.rondo.network.wiring;

import dev.rondo.linalg.Matrix;
import dev.rondo.network.Population;
import dev.rondo.network.Wiring;
import dev.rondo.random.UniformSource;
import dev.rondo.setting.Setting;
import java.util.Locale;

/**
 * A stability-optimised circuit (Hennequin, Vogels and Gerstner 2014): strong random excitation, held by inhibition that
 * was fine-tuned for stability. It amplifies some inputs strongly and briefly.
 *
 * <p>It starts from an Erdos-Renyi network without autapses and takes the steps of {@link StabilityOptimisation} until the
 * spectral abscissa is low enough. A draw takes its uniforms as {@link ErdosRenyi}.
 *
 * @param units N
 * @param density p, at the start
 * @param excitatoryFraction f
 * @param dominance gamma, at the start and during optimisation
 * @param radius R, at the start
 * @param learningRate eta
 * @param keptDensity the fraction of inhibitory connections that are kept
 * @param abscissa where to stop
 * @param iterations how many steps are taken at most
 */
public record StabilityOptimised(
        @Setting(meaning = "Number of units", byDefault = "200", min = 2)
        int units,

        @Setting(meaning = "Probability of a connection at the start, in (0, 1)", byDefault = "0.1", min = 0, max = 1)
        double density,

        @Setting(meaning = "Fraction of excitatory units, in (0, 1)", byDefault = "0.5", min = 0, max = 1)
        double excitatoryFraction,

        @Setting(meaning = "Mean inhibition over mean excitation (gamma)", byDefault = "3", min = 0)
        double dominance,

        @Setting(meaning = "Spectral radius at the start", byDefault = "10", min = 0)
        double radius,

        @Setting(meaning = "Length of a step down the gradient", byDefault = "10", min = 0)
        double learningRate,

        @Setting(meaning = "Fraction of inhibitory connections that are kept, in (0, 1)", byDefault = "0.4", max = 1)
        double keptDensity,

        @Setting(meaning = "Spectral abscissa at which the network is done", byDefault = "0.15")
        double abscissa,

        @Setting(meaning = "Most steps that are taken", byDefault = "1000", min = 1)
        int iterations)
        implements Wiring {

    /**
     * @throws IllegalArgumentException if a density or fraction is outside (0, 1), a type has no unit, gamma, radius or rate
     *     is not positive, the abscissa is not below 1, or no step may be taken
     */
    public StabilityOptimised {
        new DaleWeights(units, density, excitatoryFraction, dominance, radius);
        Requirement.positive("The length of a step", "learning_rate", learningRate);
        Requirement.inside("The fraction of inhibitory connections that are kept", "kept_density", keptDensity);
        if (!(abscissa < 1)) {
            throw new IllegalArgumentException(
                    "A circuit is stable with a spectral abscissa below 1: abscissa = " + abscissa);
        }
        if (iterations < 1) {
            throw new IllegalArgumentException("At least one step is taken: iterations = " + iterations);
        }
    }

    public Population population() {
        return new DaleWeights(units, density, excitatoryFraction, dominance, radius).population();
    }

    /** The steps from the random network onwards, for those who want to watch. */
    public StabilityOptimisation steps(UniformSource uniforms) {
        Matrix start =
                new ErdosRenyi(units, density, excitatoryFraction, dominance, radius, false, false).draw(uniforms);
        return new StabilityOptimisation(start, population(), dominance, learningRate, keptDensity);
    }

    /** @throws ArithmeticException if the abscissa is not reached in the steps allowed */
    @Override
    public Matrix draw(UniformSource uniforms) {
        StabilityOptimisation steps = steps(uniforms);
        StabilityOptimisation.Step step = steps.next();
        while (step.spectralAbscissa() > abscissa) {
            if (step.iteration() >= iterations) {
                throw new ArithmeticException(String.format(
                        Locale.ROOT,
                        "The circuit is not stable enough after %d steps: its spectral abscissa is %.4f, wanted %s;"
                                + " allow more iterations, a higher abscissa or a smaller radius",
                        iterations,
                        step.spectralAbscissa(),
                        abscissa));
            }
            step = steps.next();
        }
        return step.weights();
    }
}
