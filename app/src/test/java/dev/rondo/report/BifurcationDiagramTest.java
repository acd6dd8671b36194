package dev.rondo.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.continuation.Branch;
import dev.rondo.continuation.BranchPoint;
import dev.rondo.continuation.Ending;
import dev.rondo.continuation.Measure;
import dev.rondo.continuation.SolutionCurve;
import dev.rondo.continuation.SpecialPoint;
import dev.rondo.continuation.SpecialType;
import dev.rondo.continuation.Spectrum;
import dev.rondo.dynamics.Time;
import dev.rondo.figure.Figure;
import dev.rondo.figure.Line;
import dev.rondo.figure.Mark;
import dev.rondo.figure.Panel;
import dev.rondo.figure.Points;
import dev.rondo.linalg.ComplexVector;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class BifurcationDiagramTest {
    /** x^2 = p, of which a diagram asks nothing. */
    private static final SolutionCurve PARABOLA = new SolutionCurve() {
        @Override
        public int unknowns() {
            return 2;
        }

        @Override
        public void residual(double[] y, double[] out) {
            out[0] = y[0] * y[0] - y[1];
        }

        @Override
        public Matrix jacobian(double[] y) {
            return Matrix.of(new double[][] {{2 * y[0], -1}});
        }

        @Override
        public double[] weights() {
            return new double[] {1, 1};
        }

        @Override
        public Spectrum spectrum(double[] y) {
            return new Spectrum(Spectrum.Kind.FLOW, ComplexVector.of(dev.rondo.linalg.Complex.of(-y[0])));
        }
    };

    private static BranchPoint point(double x, Optional<Time> period) {
        double[] y = {x, x * x};
        return new BranchPoint(
                PARABOLA,
                Vector.of(y),
                Vector.of(1, 0),
                10 - x,
                PARABOLA.spectrum(y),
                new Measure(period, Math.abs(x)),
                0);
    }

    /** Stable for x > 0, unstable below, with a fold between. */
    private static Branch branch(Optional<Time> period) {
        List<BranchPoint> points =
                List.of(point(2, period), point(1, period), point(0.5, period), point(-0.5, period), point(-1, period));
        SpecialPoint fold = new SpecialPoint(
                SpecialType.LP,
                point(0, period),
                new SpecialPoint.Interval(0, 0),
                true,
                1,
                Optional.empty(),
                OptionalInt.empty());
        return new Branch(points, List.of(fold), new Ending.BudgetSpent(5));
    }

    private static <T extends Mark> List<T> marks(Panel panel, Class<T> kind) {
        return panel.marks().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    @Test
    void stableStretchesAreDrawnThroughAndUnstableOnesDashed() {
        Figure figure = BifurcationDiagram.of(branch(Optional.empty()), "p");
        assertThat(figure.panels()).hasSize(1);
        Panel panel = figure.panels().getFirst().panel();
        List<Line> lines = marks(panel, Line.class);
        assertThat(lines).hasSize(2);
        Line dashed = Line.of(new double[] {0}, new double[] {0})
                .colour(dev.rondo.figure.Palette.BLUE)
                .dashed();
        assertThat(lines.getFirst().stroke()).isNotEqualTo(dashed.stroke());
        assertThat(lines.getLast().stroke()).isEqualTo(dashed.stroke());
        assertThat(lines).extracting(Line::label).containsExactly("stable", "unstable");
        assertThat(marks(panel, Points.class))
                .singleElement()
                .satisfies(p -> assertThat(p.label()).isEqualTo("fold"));
        assertThat(panel.y().label()).isEqualTo("|x|");
    }

    @Test
    void whereAllIsStableNothingNeedsAKey() {
        Branch whole = branch(Optional.empty());
        Branch stable = new Branch(whole.points().subList(0, 3), List.of(), whole.ending());
        Panel panel = BifurcationDiagram.of(stable, "p").panels().getFirst().panel();
        assertThat(marks(panel, Line.class))
                .singleElement()
                .satisfies(line -> assertThat(line.label()).isEmpty());
    }

    @Test
    void cyclesHaveAPanelForTheirPeriod() {
        Figure figure = BifurcationDiagram.of(branch(Optional.of(Time.ms(700))), "p");
        assertThat(figure.panels()).hasSize(2);
        assertThat(figure.panels().getLast().panel().y().label()).isEqualTo("period (s)");
    }

    @Test
    void branchesThatLeaveAreDrawnInAnotherColour() {
        Branch branch = branch(Optional.of(Time.ms(700)));
        Panel panel = BifurcationDiagram.of(List.of(branch, branch(Optional.of(Time.ms(1400)))), "p")
                .panels()
                .getFirst()
                .panel();
        List<Line> lines = marks(panel, Line.class);
        assertThat(lines).hasSize(4);
        assertThat(lines.getFirst().stroke().colour())
                .isNotEqualTo(lines.getLast().stroke().colour());
        assertThat(marks(panel, Points.class)).hasSize(1);
    }
}
