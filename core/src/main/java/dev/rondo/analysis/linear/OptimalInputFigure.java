package dev.rondo.analysis.linear;

import dev.rondo.figure.Axis;
import dev.rondo.figure.Figure;
import dev.rondo.figure.Legend;
import dev.rondo.figure.Length;
import dev.rondo.figure.Line;
import dev.rondo.figure.Palette;
import dev.rondo.figure.Panel;
import dev.rondo.figure.Points;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.SymmetricEigen;
import java.util.stream.IntStream;

/** Figure of optimal inputs: size of input and state on the way to the target, the state best remembered, costs. */
final class OptimalInputFigure {
    private OptimalInputFigure() {}

    static Figure of(OptimalInput.Result result) {
        double[] t = result.reaching().timesInTau().toArray();
        Panel reaching = Panel.of(
                        Axis.x("time", "\u03c4").from(0), Axis.y("length").from(0))
                .title("least energy")
                .legend(Legend.ABOVE)
                .with(Line.of(t, lengths(result.reaching().input()))
                        .colour(Palette.VERMILION)
                        .label("input |u|"))
                .with(Line.of(t, lengths(result.reaching().state()))
                        .colour(Palette.BLUE)
                        .label("state |x|"));
        double[] unit = IntStream.range(0, result.loading().state().size())
                .asDoubleStream()
                .toArray();
        Panel loading = Panel.of(Axis.x("unit").wholeNumbers(), Axis.y("weight in a unit vector"))
                .title("best remembered state")
                .with(Points.of(unit, result.loading().state().toArray())
                        .size(4)
                        .colour(Palette.BLUE));
        double[] costs = SymmetricEigen.valuesOf(result.preparation().cost()).toArray();
        double[] rank = new double[costs.length];
        for (int k = 0; k < rank.length; k++) {
            rank[k] = costs.length - k;
        }
        Panel preparation = Panel.of(
                        Axis.x("rank").wholeNumbers(),
                        Axis.y("cost of a unit deviation").log())
                .title("preparation")
                .with(Points.of(rank, costs).size(4).colour(Palette.BLUE));
        return Figure.row(reaching, loading, preparation)
                .width(Length.mm(200))
                .height(Length.mm(70))
                .lettered()
                .described(
                        "Optimal inputs",
                        "Lengths of input and state on the way to the target with least energy; the state that leaves"
                                + " most activity after the delay; eigenvalues of the cost of preparing a state.");
    }

    private static double[] lengths(Matrix rows) {
        return IntStream.range(0, rows.rows())
                .mapToDouble(k -> rows.row(k).norm())
                .toArray();
    }
}
