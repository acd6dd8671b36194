package dev.rondo.network.parameter;

import dev.rondo.linalg.Matrix;
import dev.rondo.network.Population;
import dev.rondo.network.Projection;
import dev.rondo.network.RateNetwork;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Factor of the weights of some projections; 1 is the network itself. All four are all weights, also of a network whose units
 * have no signs.
 *
 * @param projections which
 */
public record WeightFactor(Set<Projection> projections) implements NetworkParameter {
    static final ParameterKind KIND = new ParameterKind() {
        @Override
        public List<String> forms() {
            return List.of("E_TO_E", "I_TO_E", "E_TO_I", "I_TO_I", "FROM_E", "FROM_I", "ALL");
        }

        @Override
        public Optional<NetworkParameter> named(String name) {
            Set<Projection> projections = EnumSet.noneOf(Projection.class);
            for (String part : name.split("\\+", -1)) {
                Set<Projection> these = projections(part);
                if (these.isEmpty()) {
                    return Optional.empty();
                }
                projections.addAll(these);
            }
            return Optional.of(new WeightFactor(projections));
        }
    };

    /** @throws IllegalArgumentException if there is none */
    public WeightFactor {
        projections = Set.copyOf(projections);
        if (projections.isEmpty()) {
            throw new IllegalArgumentException("A factor of weights needs at least one projection");
        }
    }

    private static Set<Projection> projections(String name) {
        return switch (name) {
            case "ALL" -> EnumSet.allOf(Projection.class);
            case "FROM_E" -> EnumSet.of(Projection.E_TO_E, Projection.E_TO_I);
            case "FROM_I" -> EnumSet.of(Projection.I_TO_E, Projection.I_TO_I);
            default ->
                Arrays.stream(Projection.values())
                        .filter(p -> p.name().equals(name))
                        .collect(Collectors.toSet());
        };
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
    public double present(RateNetwork network) {
        return 1;
    }

    @Override
    public void requireOf(RateNetwork network, double value) {
        if (moved(RateEquation.of(network)).maxAbs() == 0) {
            throw new IllegalArgumentException(key() + " moves nothing: all of these weights of the network"
                    + network.signs().map(signs -> " (" + signs + ")").orElse("")
                    + " are 0; name a projection that it has");
        }
    }

    @Override
    public RateEquation at(RateEquation equation, double value) {
        Matrix moved = moved(equation);
        return equation.withWeights(equation.weights().minus(moved).plus(moved.times(value)));
    }

    @Override
    public RateEquationSlope slope(RateEquation equation, double value) {
        return RateEquationSlope.none(equation.units()).withWeights(moved(equation));
    }

    /** The weights of these projections, 0 elsewhere. */
    private Matrix moved(RateEquation equation) {
        Matrix w = equation.weights();
        if (projections.size() == Projection.values().length) {
            return w;
        }
        Population population = equation.population();
        return Matrix.build(
                w.rows(),
                w.columns(),
                (i, j) -> projections.contains(Projection.between(population, j, i)) ? w.get(i, j) : 0);
    }
}
