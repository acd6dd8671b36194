package dev.rondo.attractor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.analysis.rest.FixedPoints;
import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.Activation;
import dev.rondo.network.AnyNetwork;
import dev.rondo.network.Constraints;
import dev.rondo.network.Population;
import dev.rondo.network.PowerLaw;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.Rectifiers;
import dev.rondo.network.TimeConstants;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.hipparchus.complex.Complex;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Cycles and fixed points of random networks of every kind against an independent shooting, and against Dale's principle. */
class AnyCycleTest {
    /** Activations with the gain at which their networks often oscillate. */
    private record Kind(Activation activation, double gain) {}

    private static final List<Kind> KINDS = List.of(
            new Kind(Activation.RELU, 1.6),
            new Kind(new Rectifiers.LeakyRelu(0.1), 1.6),
            new Kind(new Rectifiers.CappedRelu(0.7), 3),
            new Kind(Activation.TANH, 2.5),
            new Kind(Activation.SIGMOID, 10),
            new Kind(new PowerLaw(0.8, 1.2), 1.6));

    /** A network that ends on a cycle of its flow. */
    record Oscillating(RateNetwork network, Attractor.Cycle cycle) {
        @Override
        public String toString() {
            return network.activation().key() + ", " + network.units() + " units, " + network.timeConstants();
        }
    }

    private static Stream<Oscillating> oscillating(Kind kind, int least, int most) {
        return LongStream.range(1, 400)
                .mapToObj(seed -> new AnyNetwork(seed)
                        .make(least + (int) (seed % (most - least + 1)), kind.activation, kind.gain))
                .flatMap(network ->
                        Attractors.of(network, About.FLOW, Effort.USUAL).from(network.initialState())
                                        instanceof Attractor.Cycle cycle
                                ? Stream.of(new Oscillating(network, cycle))
                                : Stream.empty());
    }

    static Stream<Oscillating> small() {
        return KINDS.stream().flatMap(kind -> oscillating(kind, 3, 12).limit(1));
    }

    static Stream<Oscillating> large() {
        return KINDS.stream().flatMap(kind -> oscillating(kind, 20, 60).limit(2));
    }

    @ParameterizedTest
    @MethodSource("small")
    void periodAndMultipliersAreThoseOfAnIndependentShooting(Oscillating oscillating) {
        assertShot(oscillating);
    }

    @Tag("slow")
    @ParameterizedTest
    @MethodSource("large")
    void soAreThoseOfLargeNetworks(Oscillating oscillating) {
        assertShot(oscillating);
    }

    private static void assertShot(Oscillating oscillating) {
        Attractor.Cycle cycle = oscillating.cycle;
        double period = cycle.period().orElseThrow().seconds();

        IndependentShooting.Orbit shot = new IndependentShooting(oscillating.network).orbit(cycle.state(), period);

        assertThat(period).isCloseTo(shot.seconds(), within(1e-9 * shot.seconds()));
        assertThat(cycle.multipliers().size()).isEqualTo(shot.multipliers().size());
        cycle.multipliers().stream()
                .forEach(found -> assertThat(distance(shot.multipliers(), found.re(), found.im()))
                        .isLessThan(Math.max(1e-6, 10 * trivialError(shot))));
    }

    /**
     * Distance of the shot orbit's trivial multiplier from 1: the accuracy of its multipliers, which is less than 1e-6 of long
     * orbits of many threshold crossings alone.
     */
    private static double trivialError(IndependentShooting.Orbit shot) {
        double error = distance(shot.multipliers(), 1, 0);
        assertThat(error).isLessThan(1e-6);
        return error;
    }

    private static double distance(List<Complex> values, double re, double im) {
        return values.stream()
                .mapToDouble(z -> Math.hypot(z.getRealPart() - re, z.getImaginaryPart() - im))
                .min()
                .orElseThrow();
    }

    static Stream<RateNetwork> networks() {
        return LongStream.range(0, 18).mapToObj(seed -> {
            Kind kind = KINDS.get((int) seed % KINDS.size());
            return new AnyNetwork(seed).make(3 + (int) (seed % 10), kind.activation, kind.gain);
        });
    }

    @ParameterizedTest
    @MethodSource("networks")
    void fixedPointsHaveTheEigenvaluesOfTheEquations(RateNetwork network) {
        FixedPoints search = new FixedPoints(About.FLOW, 20, 8, 0, Time.seconds(20), 1);
        IndependentShooting equations = new IndependentShooting(network);
        double fastest = 1 / network.timeConstants().shortest().seconds();
        for (FixedPoints.Point point : search.of(network).result().points()) {
            double[] x = point.state().toArray();
            double size = Math.max(1, point.state().norm());
            assertThat(Vector.of(equations.slope(x)).norm()).isLessThan(1e-10 * size * fastest);
            List<Complex> expected = equations.eigenvalues(x);
            point.eigenvalues()
                    .forEach(value -> assertThat(distance(expected, value.re(), value.im()))
                            .isLessThan(1e-6 * fastest));
        }
    }

    static Stream<Oscillating> tolerant() {
        return Stream.of(KINDS.get(0), KINDS.get(1), KINDS.get(3))
                .flatMap(kind -> oscillating(kind, 3, 8).limit(1));
    }

    /** W split by sign onto twins, one excitatory and one inhibitory, that get the same input: the same cycle. */
    @ParameterizedTest
    @MethodSource("tolerant")
    void aNetworkRewrittenToObeyDalesPrincipleHasTheSamePeriod(Oscillating oscillating) {
        RateNetwork network = oscillating.network;
        int n = network.units();
        int[] signs = new int[2 * n];
        Arrays.setAll(signs, j -> j < n ? 1 : -1);
        Matrix w = network.recurrent();
        Matrix split = Matrix.build(2 * n, 2 * n, (i, j) -> signs[j] * Math.max(0, signs[j] * w.get(i % n, j % n)));
        Vector drive = network.bias().plus(network.input().times(network.restingInputs()));
        RateNetwork twins = RateNetwork.of(split, network.activation())
                .bias(twice(drive))
                .initialState(twice(oscillating.cycle.state()))
                .timeConstants(TimeConstants.each(IntStream.range(0, 2 * n)
                        .mapToObj(i -> network.timeConstants().of(i % n))
                        .toList()))
                .signs(Population.ofSigns(signs))
                .constraints(new Constraints(true, false, Optional.empty()))
                .build();

        Attractor found = Attractors.of(twins, About.FLOW, Effort.USUAL).from(twins.initialState());

        double period = oscillating.cycle.period().orElseThrow().seconds();
        assertThat(found.period().orElseThrow().seconds()).isCloseTo(period, within(1e-9 * period));
    }

    private static Vector twice(Vector v) {
        double[] both = Arrays.copyOf(v.toArray(), 2 * v.size());
        System.arraycopy(v.toArray(), 0, both, v.size(), v.size());
        return Vector.owning(both);
    }
}
