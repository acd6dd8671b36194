package dev.rondo.analysis.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.attractor.About;
import dev.rondo.attractor.AttractorKind;
import dev.rondo.dynamics.Time;
import dev.rondo.linalg.LinearSolve;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.Activation;
import dev.rondo.network.NoiseModel;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.TimeConstants;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** All cycles of an order of maps {@code z' = diag(a) z + W max(0, z) + h}, written as networks: tau_i = dt/(1 - a_i). */
class CyclesOfOrderTest {
    private static RateNetwork network(double[] a, Matrix w, Vector h, Activation activation) {
        int n = a.length;
        return RateNetwork.of(Matrix.build(n, n, (i, j) -> w.get(i, j) / (1 - a[i])), activation)
                .bias(Vector.owning(java.util.stream.IntStream.range(0, n)
                        .mapToDouble(i -> h.get(i) / (1 - a[i]))
                        .toArray()))
                .initialState(Vector.constant(n, .1))
                .timeConstants(TimeConstants.each(
                        DoubleStream.of(a).mapToObj(v -> Time.ms(1 / (1 - v))).toList()))
                .dt(Time.ms(1))
                .noise(new NoiseModel(0, 0, Time.ms(100), false))
                .build();
    }

    private static List<LimitCycle.OrderedCycle> cycles(RateNetwork network, int order) {
        return new LimitCycle(About.MAP, 1, order)
                .from(network, network.initialState())
                .result()
                .cycles()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        ".8377689, -.64375, .52505308, 16, 2, .5189, 1.6102",
        ".8377689, -.64375, .52505308, 15, 0, 0, 0",
        ".9777689, -.14375, .52505308, 27, 2, .6932, 1.1320",
        ".9777689, -.14375, .52505308, 25, 0, 0, 0"
    })
    void publishedCyclesAreFoundAndNoOthers(
            double a1, double w1, double w2, int order, int count, double stable, double unstable) {
        RateNetwork network = network(
                new double[] {a1, .96461297},
                Matrix.of(new double[][] {{0, w1}, {w2, 0}}),
                Vector.of(.37298253, -.97931491),
                Activation.RELU);
        LimitCycle.Result result = new LimitCycle(About.MAP, 1, order)
                .from(network, network.initialState())
                .result();
        List<LimitCycle.OrderedCycle> found = result.cycles().orElseThrow();
        assertThat(found).hasSize(count);
        assertThat(result.verdict()).isEqualTo(count > 0 ? AttractorKind.LIMIT_CYCLE : AttractorKind.UNDECIDED);
        if (count > 0) {
            assertThat(found.get(0).multipliers().getFirst().abs()).isCloseTo(stable, within(6e-5));
            assertThat(found.get(1).multipliers().getFirst().abs()).isCloseTo(unstable, within(6e-5));
            assertThat(found.get(0).stable()).isTrue();
            assertThat(found.get(1).stable()).isFalse();
            assertThat(found).allMatch(c -> c.points().rows() == order);
        }
    }

    /** Number of cycles of an order, by solving for every sequence of regions of a planar map. */
    private static int enumerated(double[] a, Matrix w, Vector h, int order) {
        int points = 0;
        for (int code = 0; code < 1 << (2 * order); code++) {
            Matrix product = Matrix.identity(2);
            Vector shift = Vector.zeros(2);
            for (int t = 0; t < order; t++) {
                int region = code >> (2 * t) & 3;
                Matrix m =
                        Matrix.build(2, 2, (i, j) -> (i == j ? a[i] : 0) + ((region >> j & 1) == 1 ? w.get(i, j) : 0));
                product = m.times(product);
                shift = m.times(shift).plus(h);
            }
            Vector x = LinearSolve.of(Matrix.identity(2).minus(product)).solve(shift);
            Vector start = x;
            boolean consistent = true;
            boolean shorter = false;
            for (int t = 0; t < order; t++) {
                int region = code >> (2 * t) & 3;
                Vector now = x;
                consistent &= (region & 1) == 1 == now.get(0) > 0 && (region >> 1) == 1 == now.get(1) > 0;
                x = Vector.of(
                        a[0] * now.get(0)
                                + w.get(0, 0) * Math.max(0, now.get(0))
                                + w.get(0, 1) * Math.max(0, now.get(1))
                                + h.get(0),
                        a[1] * now.get(1)
                                + w.get(1, 0) * Math.max(0, now.get(0))
                                + w.get(1, 1) * Math.max(0, now.get(1))
                                + h.get(1));
                shorter |= t < order - 1 && x.minus(start).norm() < 1e-9;
            }
            points += consistent && !shorter ? 1 : 0;
        }
        return points / order;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void asManyAreFoundAsEnumerationTells(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] a = random.doubles(2, -.9, .95).toArray();
        double[] entries = random.doubles(4, -1.6, 1.6).toArray();
        Matrix w = Matrix.build(2, 2, (i, j) -> entries[2 * i + j]);
        Vector h = Vector.of(random.doubles(2, -1, 1).toArray());
        RateNetwork network = network(a, w, h, Activation.RELU);
        for (int order = 1; order <= 5; order++) {
            assertThat(cycles(network, order)).as("order " + order).hasSize(enumerated(a, w, h, order));
        }
    }

    @Test
    void whereNoOrderMakesSenseItIsRefused() {
        assertThatThrownBy(() -> new LimitCycle(About.FLOW, 1, 3)).hasMessageContaining("order must be 0");
        RateNetwork smooth =
                network(new double[] {.5}, Matrix.of(new double[][] {{-2}}), Vector.of(1), Activation.TANH);
        assertThatThrownBy(() -> cycles(smooth, 2)).hasMessageContaining("tanh");
    }
}
