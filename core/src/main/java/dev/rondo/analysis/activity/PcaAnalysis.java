package dev.rondo.analysis.activity;

import dev.rondo.analysis.Analysis;
import dev.rondo.analysis.Answer;
import dev.rondo.analysis.Card;
import dev.rondo.analysis.Drawing;
import dev.rondo.analysis.Subject;
import dev.rondo.attractor.About;
import dev.rondo.figure.Axis;
import dev.rondo.figure.Bars;
import dev.rondo.figure.Figure;
import dev.rondo.figure.Legend;
import dev.rondo.figure.Length;
import dev.rondo.figure.Line;
import dev.rondo.figure.Palette;
import dev.rondo.figure.Panel;
import dev.rondo.figure.Points;
import dev.rondo.figure.Rule;
import dev.rondo.linalg.Matrix;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Principal components of the states in a trial. */
public record PcaAnalysis() implements Analysis<Pca> {
    /** Components whose variance and course are drawn. */
    private static final int SHARES = 10;

    private static final int COURSES = 4;

    /**
     * Certificate of principal components.
     *
     * @param reconstructionError {@code |X - mean - P V|/|X - mean|} with all components
     * @param orthogonality {@code |V V^T - I|/sqrt(K)}
     */
    public record Certificate(double reconstructionError, double orthogonality) {}

    @Override
    public Card card() {
        return Card.ofNetwork("pca", "principal components of x(t) in the trial", Card.Material.TRIAL, About.MAP)
                .field("variance", "", "s_k^2/(T - 1)", "variance along each component, descending")
                .field("share", "", "", "share of the total variance")
                .field("cumulative", "", "", "sum of the shares up to each component")
                .field("for_ninety", "", "", "number of components that hold 90 % of the variance")
                .field("mean", "", "", "mean state, N")
                .field("components", "", "V", "components, one per row, of norm 1")
                .field("projections", "", "P = (X - mean) V^T", "states along the components, T x K")
                .certificate(
                        "reconstruction_error",
                        "",
                        "|X - mean - P V|/|X - mean|",
                        "error of the states from all components")
                .certificate(
                        "orthogonality", "", "|V V^T - I|/sqrt(K)", "departure of the components from orthogonality")
                .cites("rajakumar2021")
                .example("rondo analyze pca network.npz", "variance along the components")
                .example(
                        "rondo analyze pca network.npz --stimulus falling-ramp --out pca.npz",
                        "components and projections as arrays");
    }

    @Override
    public Answer<Pca> of(Subject subject) {
        Matrix states = subject.trajectory().x();
        Pca pca = Pca.of(states);
        return Answer.about(About.MAP, pca, certificate(states, pca));
    }

    private static Certificate certificate(Matrix states, Pca pca) {
        Matrix centred = Matrix.build(
                states.rows(),
                states.columns(),
                (t, i) -> states.get(t, i) - pca.mean().get(i));
        Matrix error = centred.minus(pca.projections().times(pca.components()));
        int count = pca.components().rows();
        Matrix gram = pca.components().timesTranspose(pca.components());
        double norm = centred.frobeniusNorm();
        return new Certificate(
                norm == 0 ? 0 : error.frobeniusNorm() / norm,
                gram.minus(Matrix.identity(count)).frobeniusNorm() / Math.sqrt(count));
    }

    @Override
    public Drawing draw(Pca result, Subject subject) {
        List<Panel> panels = new ArrayList<>(List.of(shares(result), courses(result, subject)));
        if (result.projections().columns() > 1) {
            panels.add(Panel.of(Axis.x("PC 1"), Axis.y("PC 2"))
                    .legend(Legend.ABOVE)
                    .with(Line.of(
                                    result.projections().column(0).toArray(),
                                    result.projections().column(1).toArray())
                            .colour(Palette.BLUE)
                            .arrows(3))
                    .with(Points.of(
                                    new double[] {result.projections().get(0, 0)},
                                    new double[] {result.projections().get(0, 1)})
                            .colour(Palette.VERMILION)
                            .label("start of the trial")));
        }
        return Drawing.of(Figure.row(panels.toArray(Panel[]::new))
                .width(Length.mm(200))
                .height(Length.mm(70))
                .lettered()
                .described(
                        "Principal components",
                        "Shares of the variance along the components of x(t), their course in the trial, and the trial in the"
                                + " plane of the first two."));
    }

    private static Panel shares(Pca result) {
        int shown = Math.min(SHARES, result.share().size());
        double[] index = IntStream.rangeClosed(1, shown).asDoubleStream().toArray();
        double[] share =
                IntStream.range(0, shown).mapToDouble(result.share()::get).toArray();
        double[] cumulative =
                IntStream.range(0, shown).mapToDouble(result.cumulative()::get).toArray();
        return Panel.of(
                        Axis.x("component").wholeNumbers(),
                        Axis.y("share of variance").range(0, 1))
                .legend(Legend.ABOVE)
                .with(Bars.of(index, share, 0.7).colour(Palette.SKY).label("each"))
                .with(Line.of(index, cumulative).colour(Palette.BLUE).label("cumulative"))
                .with(Rule.horizontal(0.9).label("90 %"));
    }

    private static Panel courses(Pca result, Subject subject) {
        double[] t = subject.trajectory().t().toArray();
        Panel panel = Panel.of(Axis.x("time", "s"), Axis.y("projection")).legend(Legend.ABOVE);
        for (int k = 0; k < Math.min(COURSES, result.projections().columns()); k++) {
            panel = panel.with(
                    Line.of(t, result.projections().column(k).toArray()).label("PC " + (k + 1)));
        }
        return panel;
    }
}
