package dev.rondo.lab;

import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.Activation;
import dev.rondo.network.Population;
import dev.rondo.network.RateNetwork;
import dev.rondo.task.Trial;
import java.util.List;
import java.util.Optional;

/** Networks on which the lab can be tried within a moment. */
final class SmallNetworks {
    private SmallNetworks() {}

    /** Two excitatory units and an inhibitory one of rectified rates that oscillate. */
    static RateNetwork oscillator() {
        Matrix w = Matrix.of(new double[][] {
            {0.0, 4.1302573543469485, -5.175897697574238},
            {2.344340255385773, 0.0, -4.528748520647944},
            {0.4684476601835208, 0.8289724369637779, 0.0}
        });
        return RateNetwork.of(w, Activation.RELU)
                .input(Matrix.of(new double[][] {{1}, {0.5}, {0}}))
                .readout(Matrix.of(new double[][] {{1, 0, 0}, {0, 0, 1}}))
                .bias(Vector.of(8.004275613752535, 4.731966693990637, 0.5571792285128743))
                .baselines(Vector.of(0))
                .initialState(Vector.of(0.3, 0.1, 0.2))
                .signs(Population.of(2, 1))
                .tau(Time.ms(50))
                .dt(Time.ms(5))
                .build();
    }

    /** The lab of the oscillator, with two conditions. */
    static LabNetwork lab() {
        Matrix target = Matrix.zeros(40, 2);
        return new LabNetwork(
                "oscillator.npz",
                oscillator(),
                List.of(
                        Trial.unmasked("weak", Matrix.build(40, 1, (t, k) -> t < 20 ? 0.5 : 0), target),
                        Trial.unmasked("strong", Matrix.build(40, 1, (t, k) -> t < 20 ? 3 : 0), target)),
                Optional.empty());
    }
}
