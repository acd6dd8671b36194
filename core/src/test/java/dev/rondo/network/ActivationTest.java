package dev.rondo.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.piecewise.PiecewiseLinearFunction;
import dev.rondo.setting.Refusal;
import dev.rondo.setting.yaml.Settings;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ActivationTest {
    private static final double[] POINTS = {-30, -3.1, -1.3, -0.2, 0.15, 0.6, 0.9, 1.7, 2.5, 30};

    static Stream<Activation> all() {
        return Stream.concat(
                Activation.KINDS.stream(),
                Stream.of(
                        new Rectifiers.LeakyRelu(0.3),
                        new Rectifiers.CappedRelu(1.1),
                        new PowerLaw(0.04, 1),
                        new PowerLaw(0.04, 2.7),
                        new PowerLaw(2, 1.5)));
    }

    @ParameterizedTest
    @MethodSource("all")
    void slopesAndCurvaturesAreLimitsOfDifferences(Activation phi) {
        double h = 1e-5;
        for (double x : POINTS) {
            double scale = Math.max(1, Math.abs(phi.rate(x)));
            assertThat(phi.slope(x)).isCloseTo((phi.rate(x + h) - phi.rate(x - h)) / (2 * h), within(1e-8 * scale));
            assertThat(phi.curvature(x))
                    .isCloseTo((phi.slope(x + h) - phi.slope(x - h)) / (2 * h), within(1e-8 * scale));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void aSumOfRectifiersHasTheSameValues(Activation phi) {
        for (double x : POINTS) {
            phi.piecewise()
                    .ifPresent(sum ->
                            assertThat(value(sum, x)).isCloseTo(phi.rate(x), within(1e-14 * (1 + Math.abs(x)))));
            boolean homogeneous = Math.abs(phi.rate(3 * x) - 3 * phi.rate(x)) <= 1e-12 * (1 + Math.abs(x))
                    && Math.abs(phi.rate(90) - 90 * phi.rate(1)) <= 1e-9;
            assertThat(phi.isHomogeneous()).isEqualTo(homogeneous);
        }
    }

    private static double value(PiecewiseLinearFunction sum, double x) {
        double value = sum.offset() + sum.slope() * x;
        for (PiecewiseLinearFunction.Kink kink : sum.kinks()) {
            value += kink.jump() * Math.max(0, x - kink.at());
        }
        return value;
    }

    @ParameterizedTest
    @MethodSource("all")
    void allAtOnceOrOneByOneGiveTheSameBits(Activation phi) {
        double[] out = new double[POINTS.length];
        phi.rates(POINTS, out);
        assertThat(out).containsExactly(Arrays.stream(POINTS).map(phi::rate).toArray());
    }

    @Test
    void sigmoidAndTanhAreOneFunction() {
        for (double x : POINTS) {
            assertThat(Activation.SIGMOID.rate(x)).isCloseTo((1 + Math.tanh(x / 2)) / 2, within(1e-15));
        }
        assertThat(Activation.SIGMOID.rate(-700)).isEqualTo(Math.exp(-700), within(1e-310));
        assertThat(Activation.SIGMOID.rate(800)).isEqualTo(1);
    }

    @Test
    void aKinkBelongsToThePieceOnItsLeft() {
        assertThat(new Rectifiers.LeakyRelu(0.25).slope(0)).isEqualTo(0.25);
        assertThat(new Rectifiers.CappedRelu(2).slope(0)).isZero();
        assertThat(new Rectifiers.CappedRelu(2).slope(2)).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("all")
    void aStudyIsWrittenAndReadBack(Activation phi) {
        NetworkDesign design = design(phi);
        String json = Settings.toJson(design).toString();
        assertThat(Settings.read(NetworkDesign.class, json, "json", List.of())).isEqualTo(design);
        assertThat(Settings.read(NetworkDesign.class, Settings.toYaml(design), "yaml", List.of()))
                .isEqualTo(design);
        if (Stream.of("relu", "softplus", "identity", "tanh", "sigmoid").anyMatch(phi.key()::equals)) {
            assertThat(json).contains("\"activation\":\"" + phi.key() + "\"");
        }
    }

    private static NetworkDesign design(Activation phi) {
        return Settings.read(
                NetworkDesign.class,
                "activation: " + Settings.toJson(new Wrapped(phi)).get("activation"),
                "text",
                List.of());
    }

    record Wrapped(
            @dev.rondo.setting.Setting(meaning = "phi") Activation activation) {}

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            activation: leaky-relu | LeakyRelu[slope=0.01]
            activation: {kind: leaky-relu, slope: 0.1} | LeakyRelu[slope=0.1]
            activation: {kind: power-law, gain: 0.04} | PowerLaw[gain=0.04, exponent=2.0]
            activation: {kind: capped-relu, cap: 3} | CappedRelu[cap=3.0]
            """)
    void parametersAreWrittenInAGroup(String text, String meant) {
        assertThat(Settings.read(NetworkDesign.class, text, "text", List.of()).activation())
                .hasToString(meant);
    }

    @Test
    void mistakesAreNamed() {
        assertThatThrownBy(() -> new PowerLaw(1, 0.5)).hasMessageContaining("exponent = 0.5");
        assertThatThrownBy(() -> new Rectifiers.LeakyRelu(1)).hasMessageContaining("slope = 1.0");
        assertThatThrownBy(() -> new Rectifiers.CappedRelu(0)).hasMessageContaining("cap = 0.0");
        assertThatThrownBy(() -> Activation.named("elu"))
                .hasMessageContaining("capped-relu")
                .hasMessageContaining("'elu'");
        assertThatThrownBy(
                        () -> Settings.read(NetworkDesign.class, "activation: {kind: relu, slope: 1}", "t", List.of()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("slope");
    }

    @Test
    void populationsMayHaveTimeConstantsOfTheirOwn() {
        NetworkDesign design =
                Settings.read(NetworkDesign.class, "units: 10\ntau_i_ms: 20\ndt_ms: 2", "text", List.of());
        TimeConstants taus = design.draw(1, 2, dev.rondo.random.Key.ofSeed(1)).timeConstants();
        assertThat(taus.of(0)).isEqualTo(Time.ms(50));
        assertThat(taus.of(9)).isEqualTo(Time.ms(20));
        assertThatThrownBy(() -> Settings.read(NetworkDesign.class, "tau_e_ms: 5", "text", List.of()))
                .hasMessageContaining("tau_e = 5.0 ms");
    }
}
