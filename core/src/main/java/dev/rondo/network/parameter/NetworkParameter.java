package dev.rondo.network.parameter;

import dev.rondo.network.RateNetwork;
import java.util.Optional;

/**
 * Parameter of a network: what moves along a branch. It carries the coefficients of the rate equation, {@code W_0 + p W_1},
 * {@code h_0 + p h_1}, tau(p), dt(p), phi(x; p), and their derivatives. Immutable.
 *
 * <p>Parameters have names ({@link #named}); those of other packages are found as {@link ParameterKind}s.
 */
public interface NetworkParameter {
    /** The name on the command line. */
    String key();

    /** The unit of its values, where it has one: the others are factors, weights, or in the units of the input. */
    default Optional<String> unit() {
        return Optional.empty();
    }

    /** Title of an axis or a column of its values. */
    default String label() {
        return unit().map(unit -> key() + " (" + unit + ")").orElse(key());
    }

    /** The value at which a network is as it was given. */
    double present(RateNetwork network);

    /**
     * Requires that a network has the parameter and can have a value of it.
     *
     * @throws IllegalArgumentException if it has not (an Euler step is positive and at most tau), or if the parameter moves
     *     nothing of it
     */
    default void requireOf(RateNetwork network, double value) {}

    /** The least value that makes sense for a network, which a branch that turns back does not pass. */
    default double least(RateNetwork network) {
        return 0;
    }

    /** The rate equation at a value of the parameter. */
    RateEquation at(RateEquation equation, double value);

    /** The derivative of {@link #at} with respect to the value, that of phi aside. */
    RateEquationSlope slope(RateEquation equation, double value);

    /** True if it moves the flow; the Euler step moves the map alone. */
    default boolean movesFlow() {
        return true;
    }

    /** True if phi of an equation depends on it: then its {@link dev.rondo.network.Rates#parameterSlope} counts. */
    default boolean movesRates(RateEquation equation) {
        return false;
    }

    /** True if at a value the equation has switching manifolds that it has at no other value nearby. */
    default boolean isSingularAt(double value) {
        return false;
    }

    /**
     * The parameter of a name, such as {@code E_TO_E}, {@code E_TO_E+E_TO_I}, {@code baseline} or {@code W[3,7]}.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    static NetworkParameter named(String name) {
        return ParameterKind.all().stream()
                .flatMap(kind -> kind.named(name).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("A parameter is one of "
                        + String.join(", ", ParameterKind.names()) + " (projections may be joined by +): there is no '"
                        + name + "'"));
    }
}
