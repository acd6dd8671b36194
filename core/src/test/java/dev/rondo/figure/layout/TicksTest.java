package dev.rondo.figure.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.figure.Axis;
import dev.rondo.figure.Interval;
import dev.rondo.figure.Scale;
import dev.rondo.figure.Tick;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TicksTest {
    private static final Ticks.Room ROOM = new Ticks.Room(200, 40, ticks -> true);

    private static List<String> labels(Axis axis, double low, double high) {
        return Ticks.of(axis, low, high, ROOM).major().stream().map(Tick::label).toList();
    }

    @Test
    void decimalsFollowTheStep() {
        assertThat(labels(Axis.x("t"), 0, 1)).containsExactly("0.00", "0.25", "0.50", "0.75", "1.00");
        assertThat(labels(Axis.x("t"), 0, 1.5)).containsExactly("0.0", "0.5", "1.0", "1.5");
        assertThat(labels(Axis.x("t"), -2, 2)).containsExactly("\u22122", "\u22121", "0", "1", "2");
    }

    @Test
    void aCommonPowerOfTenIsWrittenOnce() {
        Ticks ticks = Ticks.of(Axis.x("I"), 0, 4e-7, ROOM);
        assertThat(ticks.factor()).isEqualTo("\u00d710^{\u22127}");
        assertThat(ticks.major().stream().map(Tick::label)).containsExactly("0", "1", "2", "3", "4");
        assertThat(ticks.major().getLast().value()).isEqualTo(4e-7);
    }

    @Test
    void decadesOfALogAxis() {
        assertThat(labels(Axis.x("f").log(), -2, 2)).containsExactly("0.01", "0.1", "1", "10", "100");
        assertThat(labels(Axis.x("f").log(), -6, -3))
                .containsExactly("10^{\u22126}", "10^{\u22125}", "10^{\u22124}", "10^{\u22123}");
    }

    @Test
    void manyDecadesAreThinnedOutThroughOne() {
        Ticks ticks = Ticks.of(Axis.x("f").log(), -20, 20, ROOM);
        assertThat(ticks.major()).hasSizeBetween(3, 8).anyMatch(t -> t.value() == 1);
        assertThat(ticks.minor().size()).isEqualTo(41);
    }

    @Test
    void withinOneDecadeALogAxisHasRoundNumbers() {
        assertThat(labels(Axis.x("f").log(), Math.log10(1.5), Math.log10(8))).containsExactly("2", "5");
        assertThat(labels(Axis.x("f").log(), Math.log10(3), Math.log10(4))).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void symlogTicksAreSymmetricAboutZero() {
        Scale scale = new Scale.Symlog(1);
        double end = scale.forward(1000);
        List<Double> values = Ticks.of(Axis.x("x").scaled(scale), -end, end, ROOM).major().stream()
                .map(Tick::value)
                .toList();
        assertThat(values).contains(0.0, 1000.0, -1000.0);
        assertThat(values).allMatch(v -> values.contains(v == 0 ? v : -v));
    }

    @Test
    void namesThatDoNotFitAreSlanted() {
        Axis axis = Axis.x("").categories("one", "two");
        assertThat(Ticks.of(axis, -0.5, 1.5, ROOM).slanted()).isFalse();
        assertThat(Ticks.of(axis, -0.5, 1.5, new Ticks.Room(200, 40, t -> false))
                        .slanted())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void labelsNeverOverlap(long seed) {
        Random random = new Random(seed);
        Type type = new Type(12);
        for (int trial = 0; trial < 200; trial++) {
            double length = 20 + 300 * random.nextDouble();
            double low = 100 * random.nextGaussian();
            Interval range = Interval.hard(low, low + Math.pow(10, 6 * random.nextDouble() - 3));
            PlottedAxis axis = PlottedAxis.of(Axis.x("x"), range, length, type);
            double end = Double.NEGATIVE_INFINITY;
            for (Tick tick : axis.ticks().major()) {
                double half = RichText.parse(tick.label()).width(type.tick(), false) / 2;
                double middle = axis.fraction(tick.value()) * length;
                assertThat(middle - half).isGreaterThan(end);
                end = middle + half;
            }
        }
    }
}
