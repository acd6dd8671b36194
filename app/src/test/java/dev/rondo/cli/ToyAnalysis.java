package dev.rondo.cli;

import dev.rondo.analysis.Analysis;
import dev.rondo.analysis.Answer;
import dev.rondo.analysis.Card;
import dev.rondo.analysis.Drawing;
import dev.rondo.analysis.Subject;
import dev.rondo.figure.Axis;
import dev.rondo.figure.Bars;
import dev.rondo.figure.Figure;
import dev.rondo.figure.Panel;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.setting.Setting;

/** Analysis of a user: sums of the columns of W. This file and one line in META-INF/services are all of it. */
public record ToyAnalysis(
        @Setting(meaning = "Power of the entries that are added", byDefault = "1", min = 1)
        int power) implements Analysis<ToyAnalysis.Result> {

    /** With the default settings, for the service loader. */
    public ToyAnalysis() {
        this(1);
    }

    /** The result. */
    public record Result(Vector columnSums, double total) {}

    /** The certificate. */
    public record Certificate(double roundingError) {}

    @Override
    public Card card() {
        return Card.ofMatrix("toy-column-sums", "sums of the columns of W")
                .field("column_sums", "", "s_j = sum_i W_ij^p", "sum of each column")
                .field("total", "", "sum_j s_j", "sum of all entries")
                .certificate("rounding_error", "", "n^2 2^-53 max |W|^p", "bound of the rounding error")
                .example("rondo analyze toy-column-sums W.npy", "the sums")
                .example(
                        "rondo analyze toy-column-sums W.npy --set power=2 --figure sums.svg",
                        "sums of squares as bars");
    }

    @Override
    public Answer<Result> of(Subject subject) {
        Matrix w = subject.matrix().map(v -> Math.pow(v, power));
        Vector sums = w.transpose().times(Vector.constant(w.rows(), 1));
        double total = sums.dot(Vector.constant(sums.size(), 1));
        return Answer.ofMatrix(
                new Result(sums, total), new Certificate(w.rows() * w.columns() * Math.scalb(w.maxAbs(), -53)));
    }

    @Override
    public Drawing draw(Result result, Subject subject) {
        return Drawing.of(Figure.of(Panel.of(Axis.x("unit").wholeNumbers(), Axis.y("sum of its column"))
                        .with(Bars.of(result.columnSums().toArray())))
                .described("Column sums", "A bar for the sum of each column of W."));
    }
}
