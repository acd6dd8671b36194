package dev.rondo.figure.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.figure.Area;
import dev.rondo.figure.Arrows;
import dev.rondo.figure.Axis;
import dev.rondo.figure.Band;
import dev.rondo.figure.Bars;
import dev.rondo.figure.ColourMap;
import dev.rondo.figure.ColourScale;
import dev.rondo.figure.Contours;
import dev.rondo.figure.Figure;
import dev.rondo.figure.HeatMap;
import dev.rondo.figure.Hinton;
import dev.rondo.figure.Line;
import dev.rondo.figure.Mark;
import dev.rondo.figure.Note;
import dev.rondo.figure.Panel;
import dev.rondo.figure.Points;
import dev.rondo.figure.Rule;
import dev.rondo.figure.Series;
import dev.rondo.figure.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever numbers a mark holds, on whatever axis: a figure comes out, with sensible axes and finite coordinates. */
class StrangeNumbersTest {
    private static final double[][] NUMBERS = {
        {},
        {0},
        {3, 3, 3},
        {Double.NaN, Double.NaN},
        {Double.POSITIVE_INFINITY, 1, Double.NEGATIVE_INFINITY},
        {1, Double.NaN, 2, 0, -1},
        {1e-320, 1e-300, 1e-12},
        {1e15, 1e15 + 1, 1e15 + 2},
        {1, 1 + 1e-15},
        {-1e300, 1e300, Double.MAX_VALUE},
        {1, 2, 4, 1e300},
        {-9.9e99, 9.9e99},
        {1e-99, 9.9e99}
    };

    static Stream<double[]> numbers() {
        return Stream.of(NUMBERS);
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void everyMarkIsDrawnOnEveryScale(double[] v) {
        for (Axis y : List.of(
                Axis.y("y"),
                Axis.y("y").log(),
                Axis.y("y").symlog(1),
                Axis.y("y").categories("a", "b"))) {
            for (Axis x :
                    List.of(Axis.x("x"), Axis.x("x").log(), Axis.x("x").from(1).downward())) {
                Panel panel = Panel.of(x, y).with(marks(v)).title("t");
                assertSound(SvgWriter.standAlone().write(Figure.of(panel)));
            }
        }
        assertSound(SvgWriter.standAlone()
                .write(Figure.of(
                        Panel.of(Axis.x("x"), Axis.y("y")).with(marks(v)).equalAspect())));
    }

    private static void assertSound(String svg) {
        assertThat(svg).doesNotContain("NaN").doesNotContain("Infinity").doesNotContain("E-");
        assertThat(WellFormed.parse(svg).getDocumentElement().getTagName()).isEqualTo("svg");
        assertThat(svg).doesNotContainPattern("[0-9]{7}");
    }

    private static List<Mark> marks(double[] v) {
        List<Mark> marks = new ArrayList<>(List.of(
                Line.of(Series.indices(v.length), Series.of(v)).arrows(3).label("line"),
                Line.of(v, v),
                Points.of(v, v).colouredBy(v, ColourScale.of(ColourMap.CYCLIC)),
                Points.of(v, v)
                        .shape(Shape.CROSS)
                        .errors(Series.spaced(0, 1, v.length).toArray()),
                Band.of(v, v, v),
                Area.of(v, v).outlined(),
                HeatMap.of(new double[][] {v}),
                Arrows.of(v, v, v, v),
                Hinton.of(new double[][] {v, v}),
                Rule.sloped(0, 1)));
        if (v.length > 0) {
            marks.add(Bars.of(v));
            marks.add(Bars.histogram(v, 5));
            marks.add(Rule.vertical(v[0]));
            marks.add(Rule.horizontal(v[0]));
            marks.add(Note.at(v[0], v[0], "here").pointing());
            marks.add(Contours.of(v, v, square(v), v));
        }
        return marks;
    }

    private static double[][] square(double[] v) {
        double[][] z = new double[v.length][];
        for (int i = 0; i < v.length; i++) {
            z[i] = v.clone();
        }
        return z;
    }
}
