package dev.rondo.analysis.branch;

import dev.rondo.linalg.Matrix;
import dev.rondo.network.Activation;
import dev.rondo.network.Projection;
import dev.rondo.network.RateNetwork;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What moves along a branch of a network. */
public sealed interface NetworkParameter {
    /** The name on the command line. */
    String key();

    /** The unit of its values, where it has one: the others are factors or in the units of the input. */
    default Optional<String> unit() {
        return Optional.empty();
    }

    /** What an axis or a column of its values is called. */
    default String label() {
        return unit().map(unit -> key() + " (" + unit + ")").orElse(key());
    }

    /**
     * Whether a network can have a value.
     *
     * @throws IllegalArgumentException if it cannot: an Euler step is positive and at most tau; or if the parameter moves
     *     nothing of it
     */
    default void requireOf(RateNetwork network, double value) {}

    /** The least value that makes sense for a network, which a branch that turns back does not pass. */
    default double least(RateNetwork network) {
        return 0;
    }

    /** The value at which the network is as it was given. */
    double present(RateNetwork network);

    /**
     * The weights of some projections, multiplied by the parameter; 1 is the network itself.
     *
     * @param projections which
     */
    record Weights(Set<Projection> projections) implements NetworkParameter {
        /** @throws IllegalArgumentException if there is none */
        public Weights {
            projections = Set.copyOf(projections);
            if (projections.isEmpty()) {
                throw new IllegalArgumentException("A factor of weights needs at least one projection");
            }
        }

        @Override
        public String key() {
            return Arrays.stream(Projection.values())
                    .filter(projections::contains)
                    .map(Projection::name)
                    .collect(Collectors.joining("+"));
        }

        @Override
        public String label() {
            return "factor of " + key();
        }

        @Override
        public void requireOf(RateNetwork network, double value) {
            Matrix w = network.recurrent();
            for (int i = 0; i < w.rows(); i++) {
                for (int j = 0; j < w.columns(); j++) {
                    if (w.get(i, j) != 0 && projections.contains(Projection.between(network.population(), j, i))) {
                        return;
                    }
                }
            }
            throw new IllegalArgumentException(key() + " moves nothing: all of these weights of the network ("
                    + network.population() + ") are 0; name a projection that it has");
        }

        @Override
        public double present(RateNetwork network) {
            return 1;
        }
    }

    /** The tonic input u. Where the network rectifies its input it is not below 0. */
    record Baseline() implements NetworkParameter {
        @Override
        public String key() {
            return "baseline";
        }

        @Override
        public double present(RateNetwork network) {
            return network.restingInput();
        }

        @Override
        public double least(RateNetwork network) {
            return network.noise().rectifyInput() ? 0 : Double.NEGATIVE_INFINITY;
        }

        @Override
        public void requireOf(RateNetwork network, double value) {
            requireReached(network);
            requireSeen(network, value, "baseline = " + value);
        }
    }

    private static void requireReached(RateNetwork network) {
        if (network.input().maxAbs() == 0) {
            throw new IllegalArgumentException("Baseline and input move nothing: all of W_in is 0, no input reaches a"
                    + " unit; name a projection, tau or dt, or give the network input weights");
        }
    }

    private static void requireSeen(RateNetwork network, double u, String values) {
        if (network.noise().rectifyInput() && u < 0) {
            throw new IllegalArgumentException(
                    "The network clips its input at 0 (rectify_input), so that what is below 0 is" + " 0 to it: "
                            + values);
        }
    }

    /**
     * A constant input on top of the baseline: u = baseline + parameter. Where the network rectifies its input u is not below
     * 0.
     */
    record Input() implements NetworkParameter {
        @Override
        public String key() {
            return "input";
        }

        @Override
        public double present(RateNetwork network) {
            return 0;
        }

        @Override
        public double least(RateNetwork network) {
            return network.noise().rectifyInput() ? -network.baseline() : Double.NEGATIVE_INFINITY;
        }

        @Override
        public void requireOf(RateNetwork network, double value) {
            requireReached(network);
            requireSeen(network, network.baseline() + value, "baseline = " + network.baseline() + ", input = " + value);
        }
    }

    /** The time constant in ms: it moves eigenvalues and periods of the flow by a factor, and all else of the map. */
    record TimeConstant() implements NetworkParameter {
        @Override
        public String key() {
            return "tau";
        }

        @Override
        public Optional<String> unit() {
            return Optional.of("ms");
        }

        @Override
        public double present(RateNetwork network) {
            return network.tau().ms();
        }

        @Override
        public double least(RateNetwork network) {
            return network.dt().ms();
        }

        @Override
        public void requireOf(RateNetwork network, double value) {
            if (!(value >= network.dt().ms())) {
                throw new IllegalArgumentException("tau is given in ms and is at least the Euler step: tau = " + value
                        + " ms, dt = " + network.dt());
            }
        }
    }

    /** The Euler step in ms: it moves the multipliers of the map. */
    record Step() implements NetworkParameter {
        @Override
        public String key() {
            return "dt";
        }

        @Override
        public Optional<String> unit() {
            return Optional.of("ms");
        }

        @Override
        public double present(RateNetwork network) {
            return network.dt().ms();
        }

        @Override
        public void requireOf(RateNetwork network, double value) {
            if (!(value > 0 && value <= network.tau().ms())) {
                throw new IllegalArgumentException("dt is given in ms, is positive and at most tau: dt = " + value
                        + " ms, tau = " + network.tau());
            }
        }
    }

    /**
     * The width s of a rounded threshold, {@code phi(x) = s log(1 + e^(x/s))}: softplus at 1, ReLU in the limit 0. The
     * bridge from border collisions to smooth bifurcations.
     */
    record Rounding() implements NetworkParameter {
        @Override
        public String key() {
            return "rounding";
        }

        @Override
        public double present(RateNetwork network) {
            return network.activation().equals(Activation.SOFTPLUS) ? 1 : 0;
        }

        @Override
        public void requireOf(RateNetwork network, double value) {
            if (!(value >= 0)) {
                throw new IllegalArgumentException(
                        "The rounding of a threshold is 0 (ReLU) or above: rounding = " + value);
            }
        }
    }

    /** The names that {@link #named} knows; projections may be joined by +. */
    List<String> NAMES = List.of(
            "E_TO_E",
            "I_TO_E",
            "E_TO_I",
            "I_TO_I",
            "FROM_E",
            "FROM_I",
            "ALL",
            "baseline",
            "input",
            "tau",
            "dt",
            "rounding");

    /**
     * The parameter of a name, such as {@code E_TO_E}, {@code E_TO_E+E_TO_I} or {@code baseline}.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    static NetworkParameter named(String name) {
        return switch (name) {
            case "baseline" -> new Baseline();
            case "input" -> new Input();
            case "tau" -> new TimeConstant();
            case "dt" -> new Step();
            case "rounding" -> new Rounding();
            default -> weights(name);
        };
    }

    private static Weights weights(String name) {
        Set<Projection> projections = EnumSet.noneOf(Projection.class);
        for (String part : name.split("\\+", -1)) {
            projections.addAll(
                    switch (part) {
                        case "ALL" -> EnumSet.allOf(Projection.class);
                        case "FROM_E" -> EnumSet.of(Projection.E_TO_E, Projection.E_TO_I);
                        case "FROM_I" -> EnumSet.of(Projection.I_TO_E, Projection.I_TO_I);
                        default -> EnumSet.of(projection(part, name));
                    });
        }
        return new Weights(projections);
    }

    private static Projection projection(String part, String name) {
        return Arrays.stream(Projection.values())
                .filter(p -> p.name().equals(part))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("A parameter is one of " + String.join(", ", NAMES)
                        + " (projections may be joined by +): there is no '" + name + "'"));
    }
}
