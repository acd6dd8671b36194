package dev.rondo.figure.paint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.figure.layout.Clipping;
import dev.rondo.figure.layout.Polyline;
import dev.rondo.figure.layout.Rect;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimplificationTest {
    private static Polyline continuation(long seed, int size, double step, double noise) {
        Random random = new Random(seed);
        Polyline line = new Polyline();
        for (int i = 0; i < size; i++) {
            line.add(i * step, 40 * Math.sin(i * step / 20) + noise * random.nextGaussian());
        }
        return line;
    }

    private static double distance(Polyline line, double x, double y) {
        double nearest = Double.POSITIVE_INFINITY;
        for (int i = 1; i < line.size(); i++) {
            nearest = Math.min(
                    nearest, Simplification.distance(x, y, line.x(i - 1), line.y(i - 1), line.x(i), line.y(i)));
        }
        return nearest;
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.02, 0.1, 1})
    void noPointLiesFurtherThanTheToleranceFromTheResult(double noise) {
        Polyline line = continuation(7, 500, 0.4, noise);
        Polyline simple = Simplification.of(line);
        for (int i = 0; i < line.size(); i++) {
            assertThat(distance(simple, line.x(i), line.y(i))).isLessThanOrEqualTo(Simplification.TOLERANCE);
        }
        assertThat(simple.x(0)).isEqualTo(line.x(0));
        assertThat(simple.x(simple.size() - 1)).isEqualTo(line.x(line.size() - 1));
    }

    @Test
    void smoothCurvesNeedFewPoints() {
        assertThat(Simplification.of(continuation(7, 5000, 0.06, 0)).size()).isLessThan(150);
    }

    @Test
    void denseNoiseKeepsItsEnvelope() {
        Polyline line = continuation(7, 100_000, 0.003, 5);
        Polyline simple = Simplification.of(line);
        double highest = Double.NEGATIVE_INFINITY;
        double kept = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < line.size(); i++) {
            highest = Math.max(highest, line.y(i));
        }
        for (int i = 0; i < simple.size(); i++) {
            kept = Math.max(kept, simple.y(i));
        }
        assertThat(kept).isEqualTo(highest);
        assertThat(simple.size()).isLessThan(8000);
    }

    @Test
    void aClosedLoopDoesNotCollapse() {
        Polyline loop = new Polyline();
        for (int i = 0; i <= 100; i++) {
            loop.add(50 * Math.cos(i * Math.PI / 50), 50 * Math.sin(i * Math.PI / 50));
        }
        assertThat(Simplification.of(loop).size()).isGreaterThan(30);
    }

    @Test
    void clippedPartsLieInsideAndOnTheLine() {
        Rect rect = new Rect(0, -10, 190, 20);
        Polyline line = continuation(7, 500, 0.4, 0);
        var parts = Clipping.inside(rect, line);
        assertThat(parts).hasSizeGreaterThan(2);
        for (Polyline part : parts) {
            for (int i = 0; i < part.size(); i++) {
                assertThat(rect.grown(1e-9).contains(part.x(i), part.y(i))).isTrue();
                assertThat(distance(line, part.x(i), part.y(i))).isLessThan(1e-9);
            }
        }
    }

    @Test
    void aLineOutsideIsNotDrawn() {
        Polyline line = new Polyline();
        line.add(-50, 0);
        line.add(1e12, 1e13);
        assertThat(Clipping.inside(new Rect(0, -10, 100, 5), line)).isEmpty();
    }
}
