package dev.rondo.network.parameter;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Kinds of parameters of this package. */
final class BuiltInParameters {
    static final List<ParameterKind> KINDS = List.of(
            WeightFactor.KIND,
            single("baseline", Baseline::new),
            single("input", Input::new),
            ChannelInput.KIND,
            single("tau", TimeConstant::new),
            single("tau_e", () -> new PopulationTimeConstant(1)),
            single("tau_i", () -> new PopulationTimeConstant(-1)),
            single("dt", EulerStepSize::new),
            SingleWeight.KIND,
            single("gain", Gain::new),
            single("exponent", Exponent::new),
            single("softplus_width", SoftplusWidth::new, "rounding"));

    private BuiltInParameters() {}

    /** A single parameter of one name, and perhaps older spellings of it. */
    private static ParameterKind single(String key, Supplier<NetworkParameter> parameter, String... older) {
        return new ParameterKind() {
            @Override
            public List<String> forms() {
                return List.of(key);
            }

            @Override
            public Optional<NetworkParameter> named(String name) {
                return Stream.concat(Stream.of(key), Arrays.stream(older)).anyMatch(name::equals)
                        ? Optional.of(parameter.get())
                        : Optional.empty();
            }
        };
    }
}
