package dev.rondo.analysis.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.analysis.theory.PairStatistics;
import dev.rondo.analysis.theory.TriangularAmplification;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.MatrixExponential;
import dev.rondo.linalg.Svd;
import dev.rondo.linalg.Vector;
import dev.rondo.network.wiring.ErdosRenyi;
import dev.rondo.network.wiring.PairWiring;
import dev.rondo.network.wiring.Triangular;
import dev.rondo.network.wiring.Triangular.EntryLaw;
import dev.rondo.network.wiring.TwoPopulations;
import dev.rondo.random.UniformSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures of networks rebuilt from their seeds against those of an independent program, to 1e-10 (Kreiss constant
 * 1e-6). Another file of the same form is tested with {@code -Drondo.fixtures.nonnormal=FILE}.
 */
class NonnormalFixturesTest {
    private static final String PROPERTY = "rondo.fixtures.nonnormal";

    /** Python writes an infinite number as Infinity. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    static Stream<Arguments> cases() throws IOException {
        JsonNode file;
        String chosen = System.getProperty(PROPERTY);
        try (InputStream in = chosen == null
                ? Objects.requireNonNull(
                        NonnormalFixturesTest.class.getResourceAsStream("nonnormal-reference-cases.json"))
                : Files.newInputStream(Path.of(chosen))) {
            file = JSON.readTree(in);
        }
        return file.properties().stream().map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
    }

    @Test
    void thereAreCases() throws IOException {
        assertThat(cases()).hasSizeGreaterThan(0);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void everyMeasureAgrees(String name, JsonNode expected) {
        Matrix w = network(name, expected.get("params"));
        Measures measures = new Measures(w, expected.get("params"));
        List<String> wrong = new ArrayList<>();
        for (var entry : expected.properties()) {
            String measure = entry.getKey();
            if (!measure.equals("params") && !entry.getValue().isNull()) {
                double actual = measures.measure(measure);
                double wanted = number(entry.getValue());
                if (!agree(measure, actual, wanted)) {
                    wrong.add(measure + " is " + actual + ", expected " + wanted);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static double number(JsonNode node) {
        return node.isString() ? Double.parseDouble(node.asString()) : node.asDouble();
    }

    private static boolean agree(String measure, double actual, double expected) {
        if (measure.equals("cond_eigvec") && expected > 1e12) {
            // Beyond the rounding of the eigenvectors it only says that there are too few of them.
            return actual > 1e12;
        }
        if (Math.abs(expected) < 1e-7) {
            // zero up to (the root of) rounding
            return Math.abs(actual) < 1e-7;
        }
        double tolerance = measure.equals("kreiss") ? 1e-6 : 1e-10;
        return Math.abs(actual - expected) <= tolerance * Math.abs(expected);
    }

    /** The network of a case: from its parameters, or a toy known by name. */
    private static Matrix network(String name, @Nullable JsonNode params) {
        if (params == null) {
            return toy(name);
        }
        UniformSource uniforms = UniformSource.splittable(params.get("seed").asLong());
        int n = params.get("N").asInt();
        if (params.has("zeta")) {
            return Triangular.dense(n, params.get("zeta").asDouble(), EntryLaw.SIGN)
                    .draw(uniforms);
        }
        double p = params.get("p").asDouble();
        double f = params.has("f") ? params.get("f").asDouble() : 0.5;
        double gamma = params.has("gamma") ? params.get("gamma").asDouble() : 1;
        boolean balance = params.has("rowfix") && params.get("rowfix").asBoolean();
        if (params.has("kap")) {
            JsonNode kappa = params.get("kap");
            PairStatistics pairs = new PairStatistics(
                    kappa.get(0).asDouble(),
                    kappa.get(1).asDouble(),
                    kappa.get(2).asDouble());
            assertThat(pairs.correlation(f, gamma)).isCloseTo(params.get("tau").asDouble(), within(1e-9));
            return new PairWiring(
                            n,
                            p,
                            f,
                            gamma,
                            params.get("R0").asDouble(),
                            pairs.excitatory(),
                            pairs.inhibitory(),
                            pairs.mixed(),
                            balance)
                    .draw(uniforms);
        }
        return new ErdosRenyi(n, p, f, gamma, params.get("R").asDouble(), balance, true).draw(uniforms);
    }

    private static Matrix toy(String name) {
        return switch (name) {
            case "chain2_w3" -> Matrix.of(new double[][] {{0, 0}, {3, 0}});
            case "murphy_miller_w4.2857_k1.1" -> new TwoPopulations(30.0 / 7, 1.1).draw(UniformSource.splittable(0));
            case "balanced_w2_k1" -> new TwoPopulations(2, 1).draw(UniformSource.splittable(0));
            case "sym" -> Matrix.of(new double[][] {{0.2, 0.3}, {0.3, -0.1}});
            case "antisym" -> Matrix.of(new double[][] {{0, 0.7}, {-0.7, 0}});
            default -> fail("No network is known by the name " + name + "; give it params");
        };
    }

    /** The measures by their names in the file. */
    private static final class Measures {
        private final Matrix w;
        private final @Nullable JsonNode params;
        private final Amplification a;
        private final Matrix covariance;

        Measures(Matrix w, @Nullable JsonNode params) {
            this.w = w;
            this.params = params;
            this.a = Amplification.of(w);
            this.covariance = Gramians.pair(w).covariance();
        }

        double measure(String name) {
            int n = w.rows();
            return switch (name) {
                case "N" -> n;
                case "sumW" -> w.times(Vector.constant(n, 1)).dot(Vector.constant(n, 1));
                case "fro2" -> a.frobeniusSquared();
                case "trW2" -> a.traceOfSquare();
                case "links" ->
                    Arrays.stream(w.toRowMajor()).filter(v -> v != 0).count();
                case "max_re" -> a.spectralAbscissa();
                case "spectral_radius" -> a.spectralRadius();
                case "max_im" -> a.maxImaginary();
                case "sum_abs_lam2" -> a.frobeniusSquared() - a.henrici() * a.henrici();
                case "henrici" -> a.henrici();
                case "zeta2" -> a.zetaSquared();
                case "commutator_fro" -> a.commutatorNorm();
                case "numerical_abscissa_W" -> a.numericalAbscissa();
                case "A_W", "A" -> Objects.requireNonNull(a.amplification().total());
                case "A_Lambda" -> Objects.requireNonNull(a.amplification().normal());
                case "A_T_sorted" -> a.amplification().nonnormal();
                case "var_global_mode" -> Objects.requireNonNull(a.variance()).globalMode();
                case "mean_var_E" -> meanExcitatoryVariance();
                case "var_min" -> Objects.requireNonNull(a.variance()).min();
                case "var_max" -> Objects.requireNonNull(a.variance()).max();
                case "var_first" -> covariance.get(0, 0);
                case "var_last" -> covariance.get(n - 1, n - 1);
                case "frob_cov" -> covariance.frobeniusNorm();
                case "expected" ->
                    TriangularAmplification.expected(
                            Objects.requireNonNull(params).get("zeta").asDouble(), n);
                case "top_cov_eig" -> Objects.requireNonNull(a.topCovarianceEigenvalue());
                case "top_obs_gramian_eig" -> Objects.requireNonNull(a.topObservabilityEigenvalue());
                case "cond_eigvec" ->
                    a.eigenvectorCondition() == null ? Double.POSITIVE_INFINITY : a.eigenvectorCondition();
                case "participation_ratio" -> Objects.requireNonNull(a.participationRatio());
                case "max_transient_gain" -> largestOnGrid().gain;
                case "t_at_max" -> largestOnGrid().time;
                case "kreiss" -> Objects.requireNonNull(a.kreiss());
                case "dc_gain_sigma1" -> Objects.requireNonNull(a.steadyGain());
                default -> fail("The file holds a measure that this test does not know: " + name);
            };
        }

        private record Growth(double gain, double time) {}

        /** The file's values are the largest of the times 0, 0.05, ..., 20: no larger than the gain, and near it. */
        private Growth largestOnGrid() {
            Matrix step = MatrixExponential.of(w.minus(Matrix.identity(w.rows())), 0.05)
                    .value();
            Matrix propagator = step;
            Growth best = new Growth(1, 0);
            for (int k = 1; k <= 40; k++) {
                double gain = Svd.norm(propagator);
                best = gain > best.gain ? new Growth(gain, 0.05 * k) : best;
                propagator = propagator.times(step);
            }
            TransientGain exact = Objects.requireNonNull(a.transient_());
            assertThat(exact.maxGain()).isBetween(best.gain * (1 - 1e-12), best.gain * 1.01);
            assertThat(exact.timeInTau()).isCloseTo(best.time, within(0.05));
            assertThat(exact.atLeast()).isFalse();
            return best;
        }

        private double meanExcitatoryVariance() {
            double f = params != null && params.has("f") ? params.get("f").asDouble() : 0.5;
            int excitatory = (int) Math.rint(f * w.rows());
            double sum = 0;
            for (int i = 0; i < excitatory; i++) {
                sum += covariance.get(i, i);
            }
            return sum / excitatory;
        }
    }
}
