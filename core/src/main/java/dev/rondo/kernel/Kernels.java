package dev.rondo.kernel;

import java.util.Locale;
import java.util.Optional;

/**
 * The implementations in use: SIMD where the JVM has the Vector API and a compiler that knows it, scalar elsewhere. The
 * system property {@code rondo.kernel} ({@code scalar} or {@code simd}) overrides the choice; results are the same
 * bits.
 *
 * @param name for reports, e.g. {@code simd-512}
 */
public record Kernels(
        String name, FloatKernel floats, DoubleKernel doubles, NormalKernel normals, ParameterKernel parameters) {
    private static final Kernels IN_USE = choose(System.getProperty("rondo.kernel", "auto"));

    /** The kernels that this JVM uses. */
    public static Kernels inUse() {
        return IN_USE;
    }

    /** The reference implementations. */
    public static Kernels scalar() {
        return new Kernels(
                "scalar",
                new ScalarFloatKernel(),
                new ScalarDoubleKernel(),
                new ScalarNormalKernel(),
                new ScalarParameterKernel());
    }

    /** The SIMD implementations, where the JVM was started with the Vector API's module. */
    public static Optional<Kernels> simd() {
        if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Kernels(
                "simd-" + FloatBlocks.S.vectorBitSize(),
                new SimdFloatKernel(),
                new SimdDoubleKernel(),
                new SimdNormalKernel(),
                new SimdParameterKernel()));
    }

    private static Kernels choose(String wish) {
        return switch (wish.toLowerCase(Locale.ROOT)) {
            case "scalar" -> scalar();
            case "simd" ->
                simd().orElseThrow(() -> new IllegalStateException(
                        "rondo.kernel=simd needs the Vector API: start Java with --add-modules jdk.incubator.vector"));
            case "auto" -> hasOptimisingCompiler() ? simd().orElseGet(Kernels::scalar) : scalar();
            default -> throw new IllegalStateException("rondo.kernel is scalar, simd or auto: it is '" + wish + "'");
        };
    }

    /** Without C2 every vector is an object, some thousand times slower than the scalar loop. */
    private static boolean hasOptimisingCompiler() {
        String compiler = System.getProperty("java.vm.info", "");
        String name = System.getProperty("java.vm.name", "");
        return name.contains("Server") && !compiler.contains("interpreted mode");
    }
}
