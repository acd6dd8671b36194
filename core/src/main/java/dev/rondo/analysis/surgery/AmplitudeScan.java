package dev.rondo.analysis.surgery;

import dev.rondo.attractor.About;
import dev.rondo.attractor.Attractor;
import dev.rondo.attractor.AttractorKind;
import dev.rondo.attractor.Attractors;
import dev.rondo.attractor.Effort;
import dev.rondo.dynamics.KeyedNoise;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.Trajectory;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.ProjectionGroup;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.Simulator;
import dev.rondo.random.Key;
import java.util.ArrayList;
import java.util.List;

/**
 * Amplitude of the steady state's oscillation when a block of W_rec is scaled, with and without noise (Rajakumar,
 * Rinzel and Chen 2021, figure 5c). It is that of the trained Euler map; every factor is a new trial, as in the paper.
 *
 * <p>Amplitude: the root of the summed variances of all states. Noise adds its own fluctuations, so the noisy amplitude
 * does not fall to 0 where the noiseless one does.
 *
 * @param group block of W_rec that is scaled
 * @param factors scaling factors
 * @param settling time after the trial that is not counted
 * @param window duration over which the noisy amplitude is measured
 */
public record AmplitudeScan(ProjectionGroup group, List<Double> factors, Time settling, Time window) {
    public AmplitudeScan {
        factors = List.copyOf(factors);
    }

    /**
     * One factor.
     *
     * @param factor scaling factor of the block
     * @param kind kind of the noiseless attractor
     * @param amplitude amplitude of the noiseless attractor; infinite where the state grows
     * @param noisy amplitude with the network's noise; infinite where the state grows
     */
    public record Sample(double factor, AttractorKind kind, double amplitude, double noisy) {}

    /**
     * The amplitudes at all factors, in their order.
     *
     * @param u the trial's input, T x N_in, baseline included
     * @param key key of the noise: the same for every factor
     */
    public List<Sample> of(RateNetwork network, Matrix u, Key key) {
        List<Sample> samples = new ArrayList<>();
        for (double factor : factors) {
            samples.add(at(network, u, key, factor));
        }
        return samples;
    }

    private Sample at(RateNetwork network, Matrix u, Key key, double factor) {
        RateNetwork scaled = group.scale(network, factor);
        Simulator simulator = Simulator.of(scaled);
        Attractor attractor = Attractors.of(scaled, About.MAP, Effort.QUICK).from(Vector.of(simulator.stateAfter(u)));
        return new Sample(
                factor,
                attractor.kind(),
                switch (attractor.kind()) {
                    case FIXED_POINT, FIXED_POINT_SET, SILENT -> 0;
                    case GROWING -> Double.POSITIVE_INFINITY;
                    default -> attractor.amplitude();
                },
                attractor.kind() == AttractorKind.GROWING
                        ? Double.POSITIVE_INFINITY
                        : noisy(simulator, u, new KeyedNoise(key, network.units())));
    }

    private double noisy(Simulator simulator, Matrix u, KeyedNoise noise) {
        int from = u.rows() + simulator.steps(settling);
        int steps = from + simulator.steps(window);
        Trajectory run = simulator.run(u, steps, noise);
        double sum = 0;
        for (int i = 0; i < run.units(); i++) {
            double mean = 0;
            double square = 0;
            for (int t = from; t < steps; t++) {
                double d = run.x().get(t, i) - run.x().get(from, i);
                mean += d / (steps - from);
                square += d * d / (steps - from);
            }
            sum += square - mean * mean;
        }
        return Math.sqrt(sum);
    }
}
