package dev.rondo.analysis.catalogue;

import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.Activation;
import dev.rondo.network.Constraints;
import dev.rondo.network.NetworkBuilder;
import dev.rondo.network.NoiseModel;
import dev.rondo.network.Population;
import dev.rondo.network.PowerLaw;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.TimeConstants;
import java.util.Optional;
import java.util.SplittableRandom;

/** Kinds of networks that analyses meet, each with a seeded example of few units. */
enum KindOfNetwork {
    DALE("relu"),
    MIXED_SIGNS("relu"),
    AUTAPSES("relu"),
    TAU_PER_UNIT("relu"),
    NO_INPUTS("relu"),
    NO_READOUTS("relu"),
    LEAKY("leaky-relu"),
    CAPPED("capped-relu"),
    SOFTPLUS("softplus"),
    TANH("tanh"),
    SIGMOID("sigmoid"),
    POWER_LAW("power-law"),
    LINEAR("identity"),
    RATE_FORM("relu"),
    ANY_PIECEWISE_LINEAR("leaky-relu"),
    ANY_SMOOTH("tanh");

    private static final int UNITS = 6;

    private final String activation;

    KindOfNetwork(String activation) {
        this.activation = activation;
    }

    private boolean isAny() {
        return this == ANY_PIECEWISE_LINEAR || this == ANY_SMOOTH;
    }

    private Activation phi() {
        return this == POWER_LAW
                ? new PowerLaw(0.4, 2)
                : Activation.KINDS.stream()
                        .filter(phi -> phi.key().equals(activation))
                        .findFirst()
                        .orElseThrow();
    }

    /** A network of the kind; its weights are small enough that linear and power-law networks stay bounded. */
    RateNetwork example(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        boolean mixed = this == MIXED_SIGNS || isAny();
        boolean autapses = this == AUTAPSES || isAny();
        double gain = this == LINEAR || this == POWER_LAW ? 0.4 : 1.8;
        int[] signs = {1, 1, 1, 1, -1, -1};
        Matrix w = Matrix.build(UNITS, UNITS, (i, j) -> {
            double v = gain * random.nextDouble(0.2, 1);
            return i == j && !autapses
                    ? 0
                    : (mixed ? (random.nextBoolean() ? v : -v) : signs[j] * v * (signs[j] < 0 ? 2 : 1));
        });
        NetworkBuilder builder = RateNetwork.of(w, phi())
                .bias(Vector.of(random.doubles(UNITS, 0.1, 1).toArray()))
                .initialState(Vector.of(random.doubles(UNITS, -0.5, 1).toArray()))
                .dt(Time.ms(5))
                .noise(new NoiseModel(0.05, 0, Time.ms(100), false))
                .timeConstants(
                        this == TAU_PER_UNIT || isAny()
                                ? TimeConstants.each(random.doubles(UNITS, 20, 100)
                                        .mapToObj(Time::ms)
                                        .toList())
                                : TimeConstants.same(Time.ms(50), UNITS));
        if (this != NO_INPUTS) {
            Vector baselines = isAny() ? Vector.of(0.2, -0.1) : Vector.of(0.2);
            builder.input(Matrix.build(UNITS, baselines.size(), (i, k) -> random.nextDouble()))
                    .baselines(baselines);
        }
        if (this != NO_READOUTS) {
            builder.readout(Matrix.build(2, UNITS, (l, j) -> random.nextDouble(-1, 1)));
        }
        if (this == RATE_FORM) {
            builder.noise(NoiseModel.NONE)
                    .rateForm(Vector.of(random.doubles(UNITS, 0, 1).toArray()));
        }
        return mixed
                ? builder.constraints(Constraints.NONE).build()
                : builder.signs(Population.ofSigns(signs))
                        .constraints(new Constraints(true, !autapses, Optional.empty()))
                        .build();
    }
}
