package dev.rondo.attractor.patched;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.piecewise.PiecewiseLinearMap;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The planar maps of SCYFI's tests, z' = diag(a1, a2) z + [[0, w1], [w2, 0]] max(0, z) + h. */
class MapCycleSearchTest {
    private static final double A2 = .96461297;
    private static final double H1 = .37298253;

    @ParameterizedTest
    @CsvSource({
        ".8377689, -.64375, .52505308, -.97931491, 16, .5189, 1.6102",
        ".9777689, -.14375, .52505308, -.97931491, 27, .6932, 1.1320",
        ".9777689, -.14375, 1.17505308, -.97931491, 31, .6095, 2.6048",
        ".9777689, -.64375, .52505308, -.97931491, 40, .5726, 2.4688",
        ".9777689, -.14375, .52505308, -.77931491, 80, .3564, 1.8743",
        ".9777689, -.14375, .67505308, -.97931491, 83, .8004, 1.7787"
    })
    void findsBothPublishedCycles(
            double a1, double w1, double w2, double h2, int order, double stable, double unstable) {
        List<MapCycle> cycles = MapCycleSearch.DEFAULT.of(map(a1, w1, w2, h2), order);
        assertThat(cycles).hasSize(2);
        assertThat(cycles.get(0).multipliers().maxAbs()).isCloseTo(stable, within(6e-5));
        assertThat(cycles.get(1).multipliers().maxAbs()).isCloseTo(unstable, within(6e-5));
        assertThat(cycles).allMatch(c -> c.residual() < 1e-12);
        assertThat(cycles.get(0).isStable()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        ".8377689, -.64375, .52505308, -.97931491, 15",
        ".9777689, -.14375, .52505308, -.97931491, 25",
        ".9777689, -.14375, 1.17505308, -.97931491, 30",
        ".9777689, -.64375, .52505308, -.97931491, 38"
    })
    void findsNoneOfTheExcludedOrders(double a1, double w1, double w2, double h2, int order) {
        assertThat(MapCycleSearch.DEFAULT.of(map(a1, w1, w2, h2), order)).isEmpty();
    }

    @Test
    void findsThePublishedFixedPoint() {
        List<MapCycle> points = MapCycleSearch.DEFAULT.of(map(-.0222311, -.64375, .52505308, -.97931491), 1);
        assertThat(points).hasSize(1);
        Vector point = points.getFirst().points().getFirst();
        assertThat(point.get(0)).isCloseTo(.3649, within(5e-5));
        assertThat(point.get(1)).isCloseTo(-22.2606, within(5e-5));
    }

    @Test
    void aCycleTakenTwiceIsNoCycleOfTwiceTheOrder() {
        assertThat(MapCycleSearch.DEFAULT.of(map(.8377689, -.64375, .52505308, -.97931491), 32))
                .isEmpty();
    }

    private static PiecewiseLinearMap map(double a1, double w1, double w2, double h2) {
        return PiecewiseLinearMap.of(
                Matrix.diagonal(Vector.of(a1, A2)),
                Matrix.of(new double[][] {{0, w1}, {w2, 0}}),
                Vector.of(H1, h2),
                Time.ms(10));
    }
}
