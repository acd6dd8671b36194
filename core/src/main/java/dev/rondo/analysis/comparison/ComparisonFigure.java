package dev.rondo.analysis.comparison;

import dev.rondo.analysis.activity.Pca;
import dev.rondo.figure.Axis;
import dev.rondo.figure.Colour;
import dev.rondo.figure.Figure;
import dev.rondo.figure.Legend;
import dev.rondo.figure.Length;
import dev.rondo.figure.Line;
import dev.rondo.figure.Palette;
import dev.rondo.figure.Panel;
import dev.rondo.figure.Points;
import dev.rondo.figure.Rule;
import dev.rondo.linalg.ComplexVector;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Two networks in one figure: the trajectories in the trial in the plane of the first one's principal components, the second
 * rotated onto it; the eigenvalues of both; the rates that vary most along each attractor.
 */
final class ComparisonFigure {
    private static final Colour FIRST = Palette.BLUE;
    private static final Colour SECOND = Palette.VERMILION;

    private ComparisonFigure() {}

    /**
     * Course of an attractor.
     *
     * @param t times, s
     * @param r rates, T x N
     */
    record Courses(Vector t, Matrix r) {}

    static Figure of(
            Optional<TrialPair> trials,
            Optional<Procrustes> rotation,
            ComplexVector eigenvaluesA,
            ComplexVector eigenvaluesB,
            Courses a,
            Courses b) {
        List<Panel> panels = new ArrayList<>();
        trials.ifPresent(pair -> panels.add(plane(pair, rotation.orElseThrow())));
        panels.add(spectra(eigenvaluesA, eigenvaluesB));
        if (a.t().size() > 1 || b.t().size() > 1) {
            panels.add(orbits(a, b));
        }
        return Figure.row(panels.toArray(Panel[]::new))
                .width(Length.mm(67.0 * panels.size()))
                .height(Length.mm(75))
                .lettered()
                .described(
                        "Comparison of two networks",
                        "Trajectories in the trial in the plane of the first network's principal components, the second"
                                + " rotated onto the first; eigenvalues of W_rec; mean rate along the attractors.");
    }

    private static Panel plane(TrialPair pair, Procrustes fit) {
        Matrix x = Procrustes.centred(pair.x());
        Matrix y = Procrustes.centred(pair.y()).times(fit.rotation());
        Pca pca = Pca.of(x);
        Panel panel = Panel.of(Axis.x("PC 1 of the first"), Axis.y("PC 2"))
                .title("trial, second rotated")
                .legend(Legend.ABOVE);
        if (pca.components().rows() < 2) {
            return panel.with(line(pair.duration().seconds(), x, FIRST, "first"))
                    .with(line(pair.duration().seconds(), y, SECOND, "second"));
        }
        return panel.with(line(pca.project(x), FIRST, "first")).with(line(pca.project(y), SECOND, "second"));
    }

    private static Line line(Matrix plane, Colour colour, String label) {
        return Line.of(plane.column(0).toArray(), plane.column(1).toArray())
                .colour(colour)
                .width(1.1)
                .label(label);
    }

    /** Of one unit, its course over time. */
    private static Line line(double duration, Matrix course, Colour colour, String label) {
        double[] t = new double[course.rows()];
        for (int k = 0; k < t.length; k++) {
            t[k] = (k + 1) * duration / t.length;
        }
        return Line.of(t, course.column(0).toArray()).colour(colour).width(1.1).label(label);
    }

    private static Panel spectra(ComplexVector a, ComplexVector b) {
        return Panel.of(Axis.x("Re λ"), Axis.y("Im λ"))
                .title("eigenvalues of W_{rec}")
                .equalAspect()
                .legend(Legend.ABOVE)
                .with(Rule.vertical(1).colour(Colour.MUTED))
                .with(points(a, FIRST, "first"))
                .with(points(b, SECOND, "second").hollow());
    }

    private static Points points(ComplexVector values, Colour colour, String label) {
        return Points.of(values.real().toArray(), values.imaginary().toArray())
                .size(4)
                .colour(colour)
                .label(label);
    }

    /** The mean rate over the time on the attractor. */
    private static Panel orbits(Courses a, Courses b) {
        Panel panel = Panel.of(Axis.x("time", "s"), Axis.y("mean rate"))
                .title("along the attractors")
                .legend(Legend.ABOVE);
        if (a.t().size() > 1) {
            panel = panel.with(mean(a, FIRST, "first"));
        }
        return b.t().size() > 1 ? panel.with(mean(b, SECOND, "second")) : panel;
    }

    private static Line mean(Courses course, Colour colour, String label) {
        double[] mean = new double[course.r().rows()];
        for (int k = 0; k < mean.length; k++) {
            for (int i = 0; i < course.r().columns(); i++) {
                mean[k] += course.r().get(k, i) / course.r().columns();
            }
        }
        return Line.of(course.t().toArray(), mean).colour(colour).width(1.1).label(label);
    }
}
