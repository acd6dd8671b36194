package dev.rondo.report.ensemble;

import dev.rondo.analysis.linear.AmplificationSummary;
import dev.rondo.analysis.theory.EllipticLaw;
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
import dev.rondo.run.ensemble.AmplificationStage;
import dev.rondo.run.ensemble.Member;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Amplification against slowing while networks learn, with what random networks (Hennequin, Vogels and Gerstner 2012) have
 * at the same slowing.
 */
final class LearningAmplification {
    private static final int CURVE_POINTS = 80;

    /** Squared mean over variance of gamma distributed weights of shape 2. */
    private static final double GAMMA = 2;

    private LearningAmplification() {}

    static Figure figure(List<Member> members) {
        return Figure.row(atRest(members), feedforward(members), abscissae(members))
                .width(Length.mm(200))
                .height(Length.mm(78))
                .lettered()
                .described(
                        "Amplification while learning",
                        "Each path is one network, from its first weights (open) to its last (filled), over curves of"
                                + " random networks.");
    }

    /** A(W) of the linear network around the state of rest, against its abscissa. */
    private static Panel atRest(List<Member> members) {
        Panel panel = Panel.of(
                        Axis.x("spectral abscissa at rest").range(0, 1),
                        Axis.y("amplification A(W) at rest").log().from(0.05))
                .legend(Legend.ABOVE)
                .with(curve(0.15, 0.97, a -> EllipticLaw.ofAbscissa(a, 0).total())
                        .label("random")
                        .dashed()
                        .colour(Palette.GREY))
                .with(curve(0.15, 0.97, LearningAmplification::balanced)
                        .label("random, balanced E and I")
                        .colour(Palette.GREY));
        for (int k = 0; k < members.size(); k++) {
            List<AmplificationSummary> path = members.get(k).trained().course().stages().stream()
                    .flatMap(s -> s.atRest().stream())
                    .filter(s -> s.total() != null)
                    .toList();
            panel = path(
                    panel,
                    path,
                    AmplificationSummary::spectralAbscissa,
                    s -> Objects.requireNonNull(s.total()),
                    Palette.colour(k));
        }
        return panel;
    }

    /** Bulk and uniform mode of a balanced network whose weights have the distribution that learning begins with. */
    private static double balanced(double abscissa) {
        EllipticLaw law = EllipticLaw.ofAbscissa(abscissa, 0);
        return law.total() + law.globalAddition(GAMMA * abscissa * abscissa, 0);
    }

    /** A(T), defined also where the network is unstable, against the abscissa of W_rec. */
    private static Panel feedforward(List<Member> members) {
        Panel panel = Panel.of(Axis.x("spectral abscissa of W_{rec}"), Axis.y("nonnormal part A(T)"))
                .legend(Legend.ABOVE)
                .with(Rule.vertical(1).label("unstable"))
                .with(Points.of(new double[0], new double[0])
                        .size(5)
                        .hollow()
                        .colour(Colour.INK)
                        .label("before training"))
                .with(Points.of(new double[0], new double[0])
                        .size(5)
                        .colour(Colour.INK)
                        .label("after"))
                .with(curve(0.5, 1.7, a -> EllipticLaw.ofAbscissa(a, 0).nonnormal())
                        .dashed()
                        .colour(Palette.GREY));
        for (int k = 0; k < members.size(); k++) {
            panel = path(
                    panel,
                    members.get(k).trained().course().stages().stream()
                            .map(AmplificationStage::weights)
                            .toList(),
                    AmplificationSummary::spectralAbscissa,
                    AmplificationSummary::nonnormal,
                    Palette.colour(k));
            panel = k < Palette.ORDER.size()
                    ? panel.with(Line.of(new double[0], new double[0])
                            .colour(Palette.colour(k))
                            .width(1)
                            .label("seed " + members.get(k).seed()))
                    : panel;
        }
        return panel;
    }

    private static Panel path(
            Panel panel,
            List<AmplificationSummary> stages,
            ToDoubleFunction<AmplificationSummary> x,
            ToDoubleFunction<AmplificationSummary> y,
            Colour colour) {
        if (stages.isEmpty()) {
            return panel;
        }
        double[] xs = stages.stream().mapToDouble(x).toArray();
        double[] ys = stages.stream().mapToDouble(y).toArray();
        int last = xs.length - 1;
        return panel.with(Line.of(xs, ys).colour(colour).width(1))
                .with(Points.of(new double[] {xs[0]}, new double[] {ys[0]})
                        .size(5)
                        .hollow()
                        .colour(colour))
                .with(Points.of(new double[] {xs[last]}, new double[] {ys[last]})
                        .size(5)
                        .colour(colour));
    }

    /** Growth rates of activity in the long run and at first, over epochs. */
    private static Panel abscissae(List<Member> members) {
        Panel panel = Panel.of(Axis.x("epoch"), Axis.y("abscissa").from(0))
                .legend(Legend.ABOVE)
                .with(Rule.horizontal(1));
        for (int k = 0; k < members.size(); k++) {
            List<AmplificationStage> stages = members.get(k).trained().course().stages();
            List<AmplificationStage> resting =
                    stages.stream().filter(s -> s.atRest().isPresent()).toList();
            panel = panel.with(over(stages, s -> s.weights().numericalAbscissa())
                            .colour(Palette.BLUE)
                            .label(k == 0 ? "numerical" : ""))
                    .with(over(stages, s -> s.weights().spectralAbscissa())
                            .colour(Palette.VERMILION)
                            .label(k == 0 ? "spectral" : ""))
                    .with(over(resting, s -> s.atRest().orElseThrow().spectralAbscissa())
                            .colour(Palette.VERMILION)
                            .dashed()
                            .label(k == 0 ? "spectral, at rest" : ""));
        }
        return panel;
    }

    private static Line over(List<AmplificationStage> stages, ToDoubleFunction<AmplificationStage> value) {
        return Line.of(
                        stages.stream().mapToDouble(AmplificationStage::epoch).toArray(),
                        stages.stream().mapToDouble(value).toArray())
                .width(1);
    }

    private static Line curve(double from, double to, DoubleUnaryOperator f) {
        double[] x = IntStream.rangeClosed(0, CURVE_POINTS)
                .mapToDouble(k -> from + (to - from) * k / CURVE_POINTS)
                .toArray();
        double[] y = new double[x.length];
        for (int k = 0; k < x.length; k++) {
            y[k] = f.applyAsDouble(x[k]);
        }
        return Line.of(x, y);
    }
}
