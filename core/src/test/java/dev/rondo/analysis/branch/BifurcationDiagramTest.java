package dev.rondo.analysis.branch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.continuation.Branch;
import dev.rondo.continuation.BranchPoint;
import dev.rondo.continuation.Ending;
import dev.rondo.continuation.SolutionCurve;
import dev.rondo.continuation.SolutionMeasure;
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
                Vector.of(-1 / Math.hypot(1, 2 * x), -2 * x / Math.hypot(1, 2 * x)),
                10 - x,
                PARABOLA.spectrum(y),
                new SolutionMeasure(period, Math.abs(x)),
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

    /** A polygon through these points would be off by 0.25: this one is to less than a fifth of that. */
    @Test
    void betweenItsPointsABranchIsDrawnAsTheCurveThatItIs() {
        Panel panel = BifurcationDiagram.of(branch(Optional.empty()), "p")
                .panels()
                .getFirst()
                .panel();
        int places = 0;
        for (Line line : marks(panel, Line.class)) {
            for (int k = 0; k < line.x().size(); k++) {
                double norm = line.y().get(k);
                assertThat(norm * norm).isCloseTo(line.x().get(k), within(0.05));
                places++;
            }
        }
        assertThat(places).isGreaterThan(4 * 15);
    }

    @Test
    void stabilityChangesAtTheSpecialPointItself() {
        Panel panel = BifurcationDiagram.of(branch(Optional.empty()), "p")
                .panels()
                .getFirst()
                .panel();
        Line stable = marks(panel, Line.class).getFirst();
        Line unstable = marks(panel, Line.class).getLast();
        assertThat(stable.x().get(stable.x().size() - 1)).isZero();
        assertThat(stable.y().get(stable.y().size() - 1)).isZero();
        assertThat(unstable.x().get(0)).isZero();
    }

    /** From |x| = 1 straight down to a border at x = (0.5, 0), then straight up: two tangents at one point, no rounded corner. */
    @Test
    void aBorderIsACorner() {
        BranchPoint start = straight(1, 0, -1, 0);
        BranchPoint landing = straight(0.5, 0.5, -1, 0.5);
        BranchPoint beyond = new BranchPoint(
                straightCurve(),
                landing.unknowns(),
                straight(0.5, 0.5, 1, 0.5).tangent(),
                landing.arclength(),
                landing.spectrum(),
                landing.measure(),
                0);
        SpecialPoint border = new SpecialPoint(
                SpecialType.BC,
                new BranchPoint(
                        start.curve(),
                        landing.unknowns(),
                        landing.tangent(),
                        landing.arclength(),
                        landing.spectrum(),
                        landing.measure(),
                        0),
                new SpecialPoint.Interval(0.5, 0.5),
                true,
                0,
                Optional.empty(),
                OptionalInt.of(0));
        Branch branch = new Branch(List.of(start, beyond), List.of(border), new Ending.BoundReached(1));
        Line line = marks(BifurcationDiagram.of(branch, "p").panels().getFirst().panel(), Line.class)
                .getFirst();
        for (int k = 0; k < line.x().size(); k++) {
            assertThat(line.y().get(k)).isCloseTo(1 - line.x().get(k), within(1e-15));
        }
    }

    private static SolutionCurve straightCurve() {
        return new SolutionCurve() {
            @Override
            public int unknowns() {
                return 2;
            }

            @Override
            public void residual(double[] y, double[] out) {
                out[0] = y[0] + y[1] - 1;
            }

            @Override
            public Matrix jacobian(double[] y) {
                return Matrix.of(new double[][] {{1, 1}});
            }

            @Override
            public double[] weights() {
                return new double[] {1, 1};
            }

            @Override
            public Spectrum spectrum(double[] y) {
                return new Spectrum(Spectrum.Kind.FLOW, ComplexVector.of(dev.rondo.linalg.Complex.of(-1)));
            }
        };
    }

    private static BranchPoint straight(double x, double p, double slope, double arclength) {
        SolutionCurve curve = straightCurve();
        double length = Math.hypot(slope, 1);
        return new BranchPoint(
                curve,
                Vector.of(x, p),
                Vector.of(slope / length, 1 / length),
                arclength,
                curve.spectrum(new double[] {x, p}),
                SolutionMeasure.FIXED,
                0);
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
