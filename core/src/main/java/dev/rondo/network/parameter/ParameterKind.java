package dev.rondo.network.parameter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Kind of parameters, by their names. Kinds of other packages are services of this interface ({@link ServiceLoader}: a line in
 * {@code META-INF/services/dev.rondo.network.parameter.ParameterKind}, or {@code provides} in a module).
 */
public interface ParameterKind {
    /** The names of its parameters as a help page lists them, such as {@code tau} or {@code W[i,j]}. */
    List<String> forms();

    /**
     * The parameter of a name; empty if the name is of no parameter of this kind.
     *
     * @throws IllegalArgumentException if the name is of this kind, but of no parameter
     */
    Optional<NetworkParameter> named(String name);

    /** All kinds, those of this package first. */
    static List<ParameterKind> all() {
        List<ParameterKind> kinds = new ArrayList<>(BuiltInParameters.KINDS);
        ServiceLoader.load(ParameterKind.class).forEach(kinds::add);
        return kinds;
    }

    /** The names of all parameters, as a help page lists them. */
    static List<String> names() {
        return all().stream().flatMap(kind -> kind.forms().stream()).toList();
    }
}
