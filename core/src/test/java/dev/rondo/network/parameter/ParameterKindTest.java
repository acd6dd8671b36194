package dev.rondo.network.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParameterKindTest {
    private static final String OUTSIDE = """
            package elsewhere;

            import dev.rondo.network.RateNetwork;
            import dev.rondo.network.parameter.*;
            import java.util.List;
            import java.util.Optional;

            public final class Leak implements ParameterKind {
                @Override
                public List<String> forms() {
                    return List.of("excitability");
                }

                @Override
                public Optional<NetworkParameter> named(String name) {
                    return name.equals("excitability") ? Optional.of(new Excitability()) : Optional.empty();
                }

                record Excitability() implements NetworkParameter {
                    @Override
                    public String key() {
                        return "excitability";
                    }

                    @Override
                    public double present(RateNetwork network) {
                        return 1;
                    }

                    @Override
                    public RateEquation at(RateEquation equation, double value) {
                        return equation.withWeights(equation.weights().times(value * value));
                    }

                    @Override
                    public RateEquationSlope slope(RateEquation equation, double value) {
                        return RateEquationSlope.none(equation.units())
                                .withWeights(equation.weights().times(2 * value));
                    }
                }
            }
            """;

    /** Compiled outside, found by its name through a service of the class path. */
    @Test
    void aParameterOfAnotherPackageIsFoundByItsName(@TempDir Path folder) throws Exception {
        Path source = Files.writeString(folder.resolve("Leak.java"), OUTSIDE);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        int result = compiler.run(
                null,
                null,
                null,
                "-proc:none",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                folder.toString(),
                source.toString());
        assertThat(result).isZero();
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(ParameterKind.class.getName()), "elsewhere.Leak\n");
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, before)) {
            thread.setContextClassLoader(loader);
            assertThat(ParameterKind.names()).contains("excitability", "tau", "W[i,j]");
            NetworkParameter parameter = NetworkParameter.named("excitability");
            assertThat(parameter.getClass().getClassLoader()).isSameAs(loader);
            assertThat(parameter.label()).isEqualTo("excitability");
        } finally {
            thread.setContextClassLoader(before);
        }
        assertThatThrownBy(() -> NetworkParameter.named("excitability")).hasMessageContaining("there is no");
    }

    @Test
    void olderSpellingsStayReadable() {
        assertThat(NetworkParameter.named("rounding")).isEqualTo(NetworkParameter.named("softplus_width"));
        assertThat(NetworkParameter.named("W[ 3, 12 ]").key()).isEqualTo("W[3,12]");
    }
}
