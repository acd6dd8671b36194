package dev.rondo.figure.write;

import dev.rondo.figure.Area;
import dev.rondo.figure.Arrows;
import dev.rondo.figure.Axis;
import dev.rondo.figure.Band;
import dev.rondo.figure.Bars;
import dev.rondo.figure.Cell;
import dev.rondo.figure.Colour;
import dev.rondo.figure.ColourMap;
import dev.rondo.figure.ColourScale;
import dev.rondo.figure.Contours;
import dev.rondo.figure.Figure;
import dev.rondo.figure.Frame;
import dev.rondo.figure.Grid;
import dev.rondo.figure.HeatMap;
import dev.rondo.figure.Hinton;
import dev.rondo.figure.Inset;
import dev.rondo.figure.Legend;
import dev.rondo.figure.Length;
import dev.rondo.figure.Line;
import dev.rondo.figure.Mark;
import dev.rondo.figure.Note;
import dev.rondo.figure.Palette;
import dev.rondo.figure.Panel;
import dev.rondo.figure.Placed;
import dev.rondo.figure.Points;
import dev.rondo.figure.Rule;
import dev.rondo.figure.Series;
import dev.rondo.figure.Shape;
import dev.rondo.figure.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/**
 * One figure of every kind, to be looked at: {@code java ... dev.rondo.figure.Gallery FOLDER} writes each as SVG, PNG and
 * PDF. The tests draw them too.
 */
public final class Gallery {
    private Gallery() {}

    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args.length > 0 ? args[0] : "gallery"));
        for (Map.Entry<String, Figure> entry : figures().entrySet()) {
            SvgWriter.standAlone().save(entry.getValue(), folder.resolve(entry.getKey() + ".svg"));
            PngWriter.scale(2).save(entry.getValue(), folder.resolve(entry.getKey() + ".png"));
            new PdfWriter().save(entry.getValue(), folder.resolve(entry.getKey() + ".pdf"));
        }
    }

    static Map<String, Figure> figures() {
        Map<String, Figure> figures = new LinkedHashMap<>();
        figures.put("overview", overview());
        figures.put("marks", marks());
        figures.put("scales", scales());
        figures.put("matrices", matrices());
        figures.put("column", Figure.of(sequence()).described("A sequence", "Eight readouts peak one after another."));
        figures.put("traces", traces());
        figures.put("spans", spans());
        return figures;
    }

    /** The figure of that name, made anew. */
    static Figure figure(String name) {
        return Objects.requireNonNull(figures().get(name), name);
    }

    /** Four panels, as a paper would have them. */
    static Figure overview() {
        return Figure.grid(2, sequence(), eigenvalues(), learning(), phasePlane())
                .height(Length.mm(125))
                .lettered()
                .described("Overview", "A sequence, eigenvalues, learning curves and a phase plane.");
    }

    public static Panel sequence() {
        Grid rates = Grid.of(8, 100, (r, c) -> Math.exp(-square((c - 10 - 11 * r) / 9.0)));
        return Panel.of(Axis.x("time", "s"), Axis.y("readout").downward().wholeNumbers())
                .with(HeatMap.of(rates).over(0, 1, 0.5, 8.5))
                .colourBar("rate (normalised)");
    }

    static Panel eigenvalues() {
        Random random = new Random(1);
        double[] re = new double[100];
        double[] im = new double[100];
        for (int i = 0; i < 50; i++) {
            double radius = Math.sqrt(random.nextDouble());
            double angle = Math.PI * random.nextDouble();
            re[2 * i] = re[2 * i + 1] = radius * Math.cos(angle);
            im[2 * i] = radius * Math.sin(angle);
            im[2 * i + 1] = -im[2 * i];
        }
        re[0] = re[1] = 1.25;
        im[0] = 0.4;
        im[1] = -0.4;
        return Panel.of(Axis.x("Re λ"), Axis.y("Im λ"))
                .with(Area.disc(0, 0, 1).colour(Palette.GREY).opacity(0.12))
                .with(Rule.vertical(1))
                .with(Points.of(re, im).size(3.6))
                .with(Note.at(1.25, 0.4, "τ = 0.2 s").offset(14, -16).pointing())
                .equalAspect();
    }

    static Panel learning() {
        List<Mark> curves = new ArrayList<>();
        for (int seed = 0; seed < 3; seed++) {
            Random random = new Random(seed);
            double[] epoch = new double[500];
            double[] loss = new double[500];
            for (int i = 0; i < epoch.length; i++) {
                epoch[i] = 2 * i + 1;
                loss[i] = (0.3 * Math.exp(-i / (60.0 + 20 * seed)) + 4e-4) * Math.exp(0.15 * random.nextGaussian());
            }
            curves.add(Line.of(epoch, loss).label("seed " + (seed + 1)).width(1.1));
        }
        return Panel.of(Axis.x("epoch"), Axis.y("loss").log()).with(curves);
    }

    static Panel phasePlane() {
        int side = 15;
        double[] x = new double[side * side];
        double[] y = new double[side * side];
        double[] u = new double[side * side];
        double[] v = new double[side * side];
        for (int i = 0; i < x.length; i++) {
            x[i] = -1.6 + 3.2 * (i % side) / (side - 1);
            y[i] = -1.6 + 3.2 * Math.floorDiv(i, side) / (side - 1);
            double radius = square(x[i]) + square(y[i]);
            u[i] = x[i] * (1 - radius) - 2 * y[i];
            v[i] = y[i] * (1 - radius) + 2 * x[i];
        }
        double[] px = new double[400];
        double[] py = new double[400];
        px[0] = 0.1;
        for (int i = 1; i < px.length; i++) {
            double radius = square(px[i - 1]) + square(py[i - 1]);
            px[i] = px[i - 1] + 0.02 * (px[i - 1] * (1 - radius) - 2 * py[i - 1]);
            py[i] = py[i - 1] + 0.02 * (py[i - 1] * (1 - radius) + 2 * px[i - 1]);
        }
        return Panel.of(Axis.x("x_{1}").range(-1.75, 1.75), Axis.y("x_{2}").range(-1.75, 1.75))
                .with(Arrows.of(x, y, u, v).colour(Colour.MUTED.fadedBy(0.35)))
                .with(Line.of(px, py).arrows(4).width(1.6).colour(Palette.VERMILION))
                .equalAspect();
    }

    /** Every mark that the others leave out. */
    static Figure marks() {
        return Figure.grid(3, bands(), errorBars(), bars(), histogram(), contours(), coloured())
                .height(Length.mm(105))
                .lettered();
    }

    private static Panel bands() {
        double[] t = Series.spaced(0, 0.02, 101).toArray();
        Panel panel = Panel.of(Axis.x("time", "s"), Axis.y("gain", "dB"))
                .with(Span.x(0.3, 0.6).label("stimulus"));
        for (int k = 0; k < 2; k++) {
            double[] mean = new double[t.length];
            double[] sem = new double[t.length];
            for (int i = 0; i < t.length; i++) {
                mean[i] = 4 * (k + 1) * t[i] * Math.exp(-3 * t[i]) * 4;
                sem[i] = 0.1 + 0.12 * mean[i];
            }
            panel = panel.with(Band.around(t, mean, sem)).with(Line.of(t, mean).label(k == 0 ? "weak" : "strong"));
        }
        return panel;
    }

    private static Panel errorBars() {
        double[] r = Series.spaced(0.1, 0.1, 9).toArray();
        double[] a = new double[9];
        double[] error = new double[9];
        double[] theory = new double[9];
        for (int i = 0; i < 9; i++) {
            theory[i] = 1 / (1 - r[i]);
            a[i] = theory[i] * (1 + 0.06 * Math.sin(7 * i));
            error[i] = 0.12 * theory[i];
        }
        return Panel.of(Axis.x("R"), Axis.y("amplification").log())
                .with(Line.of(r, theory).colour(Colour.INK).width(1).label("theory"))
                .with(Points.of(r, a).errors(error).label("simulated"))
                .with(Points.of(r, theory).shape(Shape.SQUARE).hollow().label("exact"));
    }

    private static Panel bars() {
        return Panel.of(Axis.x("").categories("E→E", "I→E", "E→I", "I→I"), Axis.y("norm of block"))
                .with(Bars.of(3.1, 2.2, 2.9, 1.4)
                        .width(0.38)
                        .shifted(-0.2)
                        .errors(0.2, 0.3, 0.2, 0.1)
                        .label("before"))
                .with(Bars.of(4.2, 3.9, 3.3, 1.2)
                        .width(0.38)
                        .shifted(0.2)
                        .errors(0.3, 0.2, 0.4, 0.1)
                        .label("after"));
    }

    private static Panel histogram() {
        Random random = new Random(3);
        double[] values = random.doubles(2000, 0, 1)
                .map(v -> random.nextGaussian() * 3e-5)
                .toArray();
        return Panel.of(Axis.x("weight"), Axis.y("count").wholeNumbers()).with(Bars.histogram(values, 24));
    }

    private static Panel contours() {
        double[] x = Series.spaced(-2, 0.05, 81).toArray();
        double[][] z = new double[81][81];
        for (int r = 0; r < 81; r++) {
            for (int c = 0; c < 81; c++) {
                z[r][c] = Math.log10(1e-3 + square(square(x[c]) + square(x[r]) - 1) + 0.3 * square(x[c] - 0.5));
            }
        }
        return Panel.of(Axis.x("Re z"), Axis.y("Im z"))
                .with(Contours.of(x, x, z, -2, -1.5, -1, -0.5, 0, 0.5, 1))
                .colourBar("log_{10} ε")
                .equalAspect();
    }

    private static Panel coloured() {
        Random random = new Random(4);
        double[] x = random.doubles(80, 0, 10).toArray();
        double[] y = random.doubles(80, 0, 10).toArray();
        double[] phase = new double[80];
        for (int i = 0; i < 80; i++) {
            phase[i] = Math.atan2(y[i] - 5, x[i] - 5);
        }
        double[] t = Series.spaced(0, 0.1, 63).toArray();
        double[] sine = Arrays.stream(t).map(Math::sin).toArray();
        Panel small = Panel.of(Axis.x("t"), Axis.y("")).with(Line.of(t, sine)).unlettered();
        return Panel.of(Axis.x("unit"), Axis.y("unit"))
                .with(Points.of(x, y)
                        .colouredBy(phase, ColourScale.of(ColourMap.CYCLIC).limits(-Math.PI, Math.PI)))
                .colourBar("phase (rad)")
                .title("inset")
                .inset(new Inset(small, 0.45, 0.02, 0.53, 0.5));
    }

    /** Scales and ranges. */
    static Figure scales() {
        double[] x = Series.spaced(-100, 1, 201).toArray();
        double[] cube = Arrays.stream(x).map(v -> v * v * v).toArray();
        double[] small = Arrays.stream(x).map(v -> 3e-7 * v).toArray();
        double[] spike = {1, 2, Double.NaN, 4, 5, Double.POSITIVE_INFINITY, 7};
        return Figure.grid(
                        4,
                        Panel.of(Axis.x("x"), Axis.y("x^{3}").symlog(10)).with(Line.of(x, cube)),
                        Panel.of(Axis.x("x"), Axis.y("current", "A")).with(Line.of(x, small)),
                        Panel.of(
                                Axis.x("frequency", "Hz").log().range(0.01, 1e4),
                                Axis.y("power").log().range(1e-9, 1e3)),
                        Panel.of(Axis.x("x"), Axis.y("y")).with(Line.of(new double[] {0, 1, 2, 3, 4, 5, 6}, spike)),
                        Panel.of(Axis.x("constant"), Axis.y("y"))
                                .with(Line.of(new double[] {0, 1}, new double[] {3, 3})),
                        Panel.of(Axis.x("nothing"), Axis.y("y").log()),
                        Panel.of(
                                        Axis.x("")
                                                .categories(
                                                        "Erdős-Rényi", "reciprocal pairs", "feedforward", "optimised"),
                                        Axis.y("y").withGrid())
                                .with(Points.of(new double[] {0, 1, 2, 3}, new double[] {1, 2, 3, 4})
                                        .shape(Shape.DIAMOND)
                                        .size(6)),
                        Panel.of(Axis.x("short log").log(), Axis.y("y").log())
                                .with(Points.of(new double[] {1.2, 3, 4}, new double[] {150, 190, 420})
                                        .shape(Shape.TRIANGLE)))
                .height(Length.mm(95));
    }

    /** Matrices. */
    static Figure matrices() {
        Random random = new Random(5);
        double[][] w = new double[12][12];
        double[][] large = new double[200][300];
        for (int r = 0; r < 12; r++) {
            for (int c = 0; c < 12; c++) {
                w[r][c] = (c < 9 ? 1 : -1) * Math.abs(random.nextGaussian());
            }
        }
        for (int r = 0; r < 200; r++) {
            for (int c = 0; c < 300; c++) {
                large[r][c] = Math.sin(r / 20.0) * Math.cos(c / 30.0) + 0.1 * random.nextGaussian();
            }
        }
        w[3][4] = Double.NaN;
        return Figure.row(
                        Panel.of(
                                        Axis.x("from unit").wholeNumbers(),
                                        Axis.y("to unit").downward().wholeNumbers())
                                .with(Hinton.of(w))
                                .equalAspect(),
                        Panel.of(
                                        Axis.x("from unit").wholeNumbers(),
                                        Axis.y("to unit").downward().wholeNumbers())
                                .with(HeatMap.of(w).colours(ColourMap.DIVERGING))
                                .equalAspect()
                                .colourBar("weight"),
                        Panel.of(Axis.x("step"), Axis.y("unit"))
                                .with(HeatMap.of(large).colours(ColourMap.DIVERGING))
                                .colourBar(""))
                .height(Length.mm(55))
                .lettered("A");
    }

    /** Outputs against targets, with a legend above. */
    static Figure traces() {
        double[] t = Series.spaced(0, 0.01, 100).toArray();
        List<Colour> colours = ColourMap.VIRIDIS.sample(8);
        Panel panel = Panel.of(Axis.x("time", "s"), Axis.y("output")).legend(Legend.RIGHT);
        Random random = new Random(6);
        for (int k = 0; k < 8; k++) {
            double[] target = new double[t.length];
            double[] output = new double[t.length];
            for (int i = 0; i < t.length; i++) {
                target[i] = Math.exp(-square((t[i] - 0.1 - 0.11 * k) / 0.09));
                output[i] = target[i] + 0.03 * random.nextGaussian();
            }
            panel = panel.with(Line.of(t, output).colour(colours.get(k)).label("readout " + (k + 1)))
                    .with(Line.of(t, target)
                            .colour(colours.get(k))
                            .dashed()
                            .width(0.8)
                            .label(k == 0 ? "target" : ""));
        }
        Panel above = Panel.of(Axis.x("time", "s"), Axis.y("input"))
                .with(Line.of(t, Arrays.stream(t).map(v -> v < 0.2 ? 1 : 0.2).toArray())
                        .label("stimulus"))
                .with(Rule.horizontal(0.2).label("tonic drive"))
                .with(Rule.vertical(0.2).label("end of the stimulus"))
                .legend(Legend.ABOVE);
        return Figure.column(above, panel)
                .rowHeights(1, 2)
                .width(Length.mm(120))
                .height(Length.mm(90));
    }

    /** Panels over several cells, small multiples, long labels, a legend beside a colour bar. */
    static Figure spans() {
        double[] a = Series.spaced(0.5, 0.005, 201).toArray();
        double[] stable = new double[a.length];
        double[] unstable = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            stable[i] = a[i] > 0.9 ? 1 + Math.sqrt(a[i] - 0.9) : Double.NaN;
            unstable[i] = a[i] > 0.9 && a[i] < 1.25 ? 1 - Math.sqrt(a[i] - 0.9) : Double.NaN;
        }
        Panel branch = Panel.of(Axis.x("scale of the E\u2192E block, a_{1}"), Axis.y("amplitude of the readouts"))
                .with(Line.of(a, stable).colour(Palette.BLUE).label("stable"))
                .with(Line.of(a, unstable).colour(Palette.BLUE).dashed().label("unstable"))
                .with(Points.of(new double[] {0.9, 1.25}, new double[] {1, 1 - Math.sqrt(0.35)})
                        .shape(Shape.SQUARE)
                        .hollow()
                        .colour(Palette.VERMILION)
                        .label("bifurcation"))
                .with(Note.at(0.9, 1, "fold")
                        .offset(14, -16)
                        .anchor(Note.Anchor.START)
                        .pointing())
                .with(Span.y(0, 0.2).colour(Palette.GREEN).label("silent"));
        Panel small = Panel.of(Axis.x("z_{1}").withoutTicks(), Axis.y("z_{2}").withoutTicks())
                .frame(Frame.BOX)
                .equalAspect();
        Figure figure = Figure.placed(new Placed(branch, Cell.at(0, 0).spanning(2, 2)));
        for (int k = 0; k < 4; k++) {
            double[] x = new double[200];
            double[] y = new double[200];
            for (int i = 0; i < 200; i++) {
                x[i] = Math.sin(2 * Math.PI * i / 199 * (k + 1));
                y[i] = Math.cos(2 * Math.PI * i / 199);
            }
            Panel one = small.with(Line.of(x, y).arrows(2)).title("a_{1} = 1." + k);
            figure = figure.with(k == 0 ? one : one.unlettered(), Cell.at(k / 2, 2 + k % 2));
        }
        Grid grid = Grid.of(20, 30, (r, c) -> Math.pow(10, -r / 4.0 - c / 10.0));
        Panel wide = Panel.of(
                        Axis.x("a rather long label that does not quite fit below its panel, whatever one does (unit)"),
                        Axis.y("quite a long label (unit)").downward())
                .with(HeatMap.of(grid).colours(ColourScale.of(ColourMap.VIRIDIS).log()))
                .with(Line.of(new double[] {0, 29}, new double[] {0, 19})
                        .colour(Colour.rgb(0xffffff))
                        .label("diagonal"))
                .legend(Legend.RIGHT)
                .colourBar("power");
        return figure.with(wide, Cell.at(2, 0).spanning(1, 4))
                .height(Length.mm(130))
                .lettered();
    }

    private static double square(double v) {
        return v * v;
    }
}
