package dev.rondo.analysis.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.analysis.Answer;
import dev.rondo.analysis.Drawing;
import dev.rondo.analysis.Subject;
import dev.rondo.analysis.TrialInput;
import dev.rondo.attractor.About;
import dev.rondo.dynamics.Time;
import dev.rondo.linalg.ComplexVector;
import dev.rondo.linalg.Eigen;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.MatrixExponential;
import dev.rondo.linalg.Vector;
import dev.rondo.network.Activation;
import dev.rondo.network.AnyNetwork;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.Simulator;
import dev.rondo.network.TimeConstants;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attractors under a periodic input: closed forms of linear networks, brute-force iteration, subharmonics, beats. */
class StroboscopicTest {
    private static final List<Activation> KINDS = List.of(Activation.RELU, Activation.SOFTPLUS, Activation.TANH);

    private static Subject driven(RateNetwork network, Matrix input) {
        return Subject.of(network).playing(new TrialInput("an input", input));
    }

    private static Matrix sine(int rows, int period, double mean, double amplitude, int channels) {
        return Matrix.build(
                rows, channels, (t, k) -> mean + amplitude * Math.sin(2 * Math.PI * (t % period) / period + k));
    }

    private static Stroboscopic.Result of(Subject subject, About about) {
        return new Stroboscopic(about, 0, 1).of(subject).result();
    }

    private static void assertSame(Stroboscopic.Result result, Matrix derivative) {
        ComplexVector expected = Eigen.valuesOf(derivative);
        assertThat(result.multipliers()).hasSize(expected.size());
        result.multipliers()
                .forEach(mu -> assertThat(expected.stream()
                                .mapToDouble(e -> Math.hypot(e.re() - mu.re(), e.im() - mu.im()))
                                .min()
                                .orElseThrow())
                        .isLessThan(1e-8));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void linearNetworksHaveTheMultipliersOfTheirMatrix(long seed) {
        Random random = new Random(seed);
        Matrix w = Matrix.build(4, 4, (i, j) -> random.nextGaussian() / 4);
        RateNetwork network = RateNetwork.of(w, Activation.IDENTITY)
                .input(Matrix.build(4, 1, (i, k) -> random.nextGaussian()))
                .timeConstants(TimeConstants.same(Time.ms(50), 4))
                .dt(Time.ms(10))
                .build();
        int period = 7;
        Matrix step = Matrix.identity(4).plus(w.minus(Matrix.identity(4)).times(0.2));
        Matrix power = Matrix.identity(4);
        for (int t = 0; t < period; t++) {
            power = step.times(power);
        }
        Subject subject = driven(network, sine(5 * period, period, 0, 1, 1));

        Stroboscopic.Result map = of(subject, About.MAP);
        Stroboscopic.Result flow = of(subject, About.FLOW);

        assertThat(map.verdict()).isEqualTo(Stroboscopic.Verdict.ENTRAINED);
        assertThat(map.order()).contains(1);
        assertThat(map.period().orElseThrow().ms()).isCloseTo(70, within(1e-9));
        assertSame(map, power);
        assertSame(
                flow,
                MatrixExponential.of(w.minus(Matrix.identity(4)).times(0.2 * period))
                        .value());
    }

    /** The state after many periods of brute-force simulation lies on the cycle. */
    @ParameterizedTest
    @ValueSource(longs = {3, 5, 6, 8, 9, 12})
    void entrainedNetworksOfAnyKindRepeatTheirSimulation(long seed) {
        RateNetwork network = new AnyNetwork(seed)
                .make(4 + (int) (seed % 4), KINDS.get((int) (seed % KINDS.size())), 0.5)
                .change()
                .dt(Time.ms(2))
                .build();
        int period = 50;
        Matrix once = sine(period, period, 0.2, 1, network.inputs());
        Matrix often = Matrix.build(period * 200, network.inputs(), (t, k) -> once.get(t % period, k));
        Vector late = Vector.of(Simulator.of(network).stateAfter(often));
        Subject subject = driven(network, once);

        Answer<Stroboscopic.Result> answer = new Stroboscopic(About.MAP, period, 1).of(subject);

        assertThat(answer.result().verdict()).isEqualTo(Stroboscopic.Verdict.ENTRAINED);
        AttractorOrbit orbit = (AttractorOrbit) new Stroboscopic(About.MAP, period, 1)
                .arrays(answer.result(), subject)
                .orElseThrow();
        assertThat(orbit.x().row(0).minus(late).norm()).isLessThan(1e-6 * Math.max(1, late.norm()));
        Stroboscopic.Certificate certificate = (Stroboscopic.Certificate) answer.certificate();
        assertThat(certificate.residual().orElseThrow()).isLessThan(1e-10);
        assertThat(certificate.exponentError().orElseThrow())
                .isLessThan(0.05
                        * Math.abs(answer.result().conditionalExponentsPerS().get(0)));
    }

    @Test
    void aSubharmonicHasItsOrder() {
        RateNetwork network = RateNetwork.of(Matrix.of(new double[][] {{-1.5}}), Activation.TANH)
                .input(Matrix.of(new double[][] {{1}}))
                .timeConstants(TimeConstants.same(Time.ms(10), 1))
                .dt(Time.ms(10))
                .initialState(Vector.of(0.3))
                .build();
        Stroboscopic.Result result = of(driven(network, Matrix.zeros(4, 1)), About.MAP);
        assertThat(result.order()).contains(2);
        assertThat(result.inputSteps()).isEqualTo(1);
        assertThat(result.multipliers()).hasSize(1);
        assertThat(Math.abs(result.multipliers().getFirst().re())).isLessThan(1);
    }

    @Test
    void anOscillatorUnderAWeakInputOfAnotherPeriodIsQuasiPeriodic() {
        RateNetwork network = RateNetwork.of(
                        Matrix.of(new double[][] {{0, -1.5, -.75}, {-.75, 0, -1.5}, {-1.5, -.75, 0}}), Activation.RELU)
                .input(Matrix.of(new double[][] {{1}, {1}, {1}}))
                .initialState(Vector.of(1, .5, .2))
                .timeConstants(TimeConstants.same(Time.ms(50), 3))
                .dt(Time.ms(10))
                .build();
        Subject subject = driven(network, sine(59, 59, 1, .001, 1));
        Stroboscopic.Result result = of(subject, About.MAP);
        assertThat(result.verdict()).isEqualTo(Stroboscopic.Verdict.QUASI_PERIODIC);
        assertThat(result.order()).isEmpty();
        assertThat(new Stroboscopic(About.MAP, 0, 1).draw(result, subject)).isInstanceOf(Drawing.Drawn.class);
        Stroboscopic.Result strong = of(driven(network, sine(59, 59, 1, .9, 1)), About.MAP);
        assertThat(strong.verdict()).isEqualTo(Stroboscopic.Verdict.ENTRAINED);
        assertThat(strong.multipliers().getFirst().abs()).isCloseTo(Math.exp(-2.4258569 * .59), within(1e-6));
    }

    @Test
    void growthIsAVerdictAndNothingPlayedIsRefused() {
        RateNetwork network = RateNetwork.of(Matrix.of(new double[][] {{2}}), Activation.IDENTITY)
                .input(Matrix.of(new double[][] {{1}}))
                .timeConstants(TimeConstants.same(Time.ms(50), 1))
                .dt(Time.ms(10))
                .build();
        assertThat(of(driven(network, sine(9, 9, 1, 1, 1)), About.FLOW).verdict())
                .isEqualTo(Stroboscopic.Verdict.GROWING);
        assertThatThrownBy(() -> of(Subject.of(network), About.MAP)).hasMessageContaining("nothing is played");
        assertThatThrownBy(() -> new Stroboscopic(About.MAP, 20, 1).of(driven(network, sine(9, 9, 1, 1, 1))))
                .hasMessageContaining("got 20");
    }
}
