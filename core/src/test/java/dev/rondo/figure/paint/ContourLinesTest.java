package dev.rondo.figure.paint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.figure.Grid;
import dev.rondo.figure.layout.Polyline;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContourLinesTest {
    @Test
    void theLevelLinesOfAConeAreCircles() {
        Grid cone = Grid.of(61, 61, (r, c) -> Math.hypot(r - 30, c - 30));
        List<Polyline> lines = ContourLines.of(cone, 20.3);
        assertThat(lines).hasSize(1);
        Polyline circle = lines.getFirst();
        for (int i = 0; i < circle.size(); i++) {
            assertThat(Math.hypot(circle.x(i) - 30, circle.y(i) - 30)).isCloseTo(20.3, within(0.01));
        }
        assertThat(circle.x(0)).isEqualTo(circle.x(circle.size() - 1));
        assertThat(circle.length()).isCloseTo(2 * Math.PI * 20.3, within(0.2));
    }

    @Test
    void aPlaneHasOneStraightLineFromEdgeToEdge() {
        List<Polyline> lines = ContourLines.of(Grid.of(10, 12, (r, c) -> c - 3.25), 0);
        assertThat(lines).hasSize(1);
        assertThat(lines.getFirst().size()).isEqualTo(10);
        assertThat(lines.getFirst().length()).isCloseTo(9, within(1e-12));
        assertThat(lines.getFirst().x(4)).isEqualTo(3.25);
    }

    @Test
    void theMeanDecidesASaddle() {
        Grid low = Grid.of(new double[][] {{1, 0}, {0, 1}});
        assertThat(ContourLines.of(low, 0.6)).hasSize(2).allMatch(l -> l.length() < 0.6);
        assertThat(ContourLines.of(low, 0.4)).hasSize(2).allMatch(l -> l.length() < 0.6);
    }

    @Test
    void missingCornersLeaveAGap() {
        Grid plane = Grid.of(10, 12, (r, c) -> r == 5 ? Double.NaN : c - 3.25);
        assertThat(ContourLines.of(plane, 0)).hasSize(2);
    }
}
