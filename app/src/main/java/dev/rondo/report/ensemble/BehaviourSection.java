package dev.rondo.report.ensemble;

import dev.rondo.figure.Axis;
import dev.rondo.figure.Figure;
import dev.rondo.figure.Legend;
import dev.rondo.figure.Length;
import dev.rondo.figure.Line;
import dev.rondo.figure.Palette;
import dev.rondo.figure.Panel;
import dev.rondo.figure.Points;
import dev.rondo.figure.Rule;
import dev.rondo.linalg.Matrix;
import dev.rondo.report.Block;
import dev.rondo.report.Callout;
import dev.rondo.report.Paragraph;
import dev.rondo.report.Table;
import dev.rondo.run.behaviour.Behaviour;
import dev.rondo.run.behaviour.Ends;
import dev.rondo.run.behaviour.PsychometricFit;
import dev.rondo.run.behaviour.StateSpace;
import dev.rondo.statistics.Normal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The part of a report that tells the story of a task: conditions, choices, states and where they end. */
final class BehaviourSection {
    private static final int CURVE_POINTS = 121;
    private static final int MOST_NAMED = 8;

    private BehaviourSection() {}

    /** Scores, with the ideal observer's beside them. */
    static Callout summary(long seed, Behaviour b) {
        String ideal = b.ideal()
                .map(i -> ", where the ideal observer of the same inputs reaches " + fixed(i, 4) + " ("
                        + percent(b.mean() / i) + " of it)")
                .orElse("");
        String leak = b.aboveIdeal().filter(above -> above).isPresent()
                ? " That is above the ideal observer by more than three standard errors: something in the inputs gives"
                        + " the choice away."
                : "";
        return Callout.result(
                "Seed " + seed,
                b.score() + ": " + fixed(b.mean(), 4) + " ± " + fixed(b.standardError(), 4) + " (standard error) over "
                        + b.trials() + " trials that training did not see, with all noise" + ideal + "." + leak);
    }

    /** A row for each condition. */
    static Table conditions(Behaviour b) {
        boolean isIdeal = b.ideal().isPresent();
        Table table = isIdeal
                ? Table.of("condition", "trials", b.score(), "ideal observer", "choices")
                : Table.of("condition", "trials", b.score(), "choices");
        for (Behaviour.OfCondition c : b.conditions()) {
            String choices = c.choices().isEmpty()
                    ? "-"
                    : c.choices().entrySet().stream()
                            .map(e -> (e.getKey().isEmpty() ? "none" : e.getKey()) + " " + e.getValue())
                            .collect(Collectors.joining(", "));
            List<String> cells =
                    new ArrayList<>(List.of(c.condition(), Integer.toString(c.trials()), fixed(c.score(), 3)));
            if (isIdeal) {
                cells.add(c.ideal().map(i -> fixed(i, 3)).orElse("-"));
            }
            cells.add(choices);
            table = table.row(cells);
        }
        return table.caption("Every condition of the task.");
    }

    /** The fits, each with its status. */
    static List<Block> fits(Behaviour b) {
        if (b.curves().isEmpty()) {
            return List.of();
        }
        Table table = Table.of("conditions", "evidence", "choice", "fit", "μ", "σ");
        for (Behaviour.Curve c : b.curves()) {
            table = table.row(
                    c.group().isEmpty() ? "all" : c.group(),
                    c.evidence(),
                    c.choice(),
                    status(c.status()),
                    interval(c.mu(), c.muError()),
                    interval(c.sigma(), c.sigmaError()));
        }
        return List.of(table.caption("Cumulative Gaussians fitted by maximum likelihood, with 95 % intervals."));
    }

    private static String status(String status) {
        return switch (status) {
            case "fitted" -> "fitted";
            case "separated" -> "none: a level separates the choices, any steeper curve fits better";
            case "one-choice" -> "none: all choices are the same";
            default -> "none: the evidence has no influence";
        };
    }

    private static String interval(Optional<Double> value, Optional<Double> error) {
        return value.isEmpty()
                ? "-"
                : fixed(value.get(), 3) + " ± " + fixed(Normal.QUANTILE_975 * error.orElse(Double.NaN), 3);
    }

    /** Psychometric curves; nothing if there are none. */
    static Optional<Figure> psychometric(Behaviour b) {
        if (b.curves().isEmpty()) {
            return Optional.empty();
        }
        List<Panel> panels = b.curves().stream().map(BehaviourSection::panel).toList();
        int columns = Math.min(3, panels.size());
        return Optional.of(Figure.grid(columns, panels)
                .width(Length.mm(columns == 1 ? 90 : 62.0 * columns))
                .height(Length.mm(66.0 * Math.ceilDiv(panels.size(), columns)))
                .lettered()
                .described(
                        "Psychometric curves",
                        "Share of a choice over the evidence, with fitted cumulative Gaussians."));
    }

    private static Panel panel(Behaviour.Curve curve) {
        double[] x = curve.counts().stream()
                .mapToDouble(PsychometricFit.Count::level)
                .toArray();
        double[] share = curve.counts().stream()
                .mapToDouble(c -> c.trials() == 0 ? Double.NaN : (double) c.first() / c.trials())
                .toArray();
        double[] error = new double[x.length];
        for (int k = 0; k < x.length; k++) {
            error[k] = Normal.QUANTILE_975
                    * Math.sqrt(share[k]
                            * (1 - share[k])
                            / Math.max(1, curve.counts().get(k).trials()));
        }
        Panel panel = Panel.of(
                        Axis.x(curve.evidence()),
                        Axis.y("share of " + curve.choice()).range(-0.03, 1.03))
                .with(Rule.horizontal(0.5).colour(Palette.GREY));
        if (curve.mu().isPresent() && curve.sigma().isPresent()) {
            double[] fine = new double[CURVE_POINTS];
            double[] fitted = new double[CURVE_POINTS];
            PsychometricFit fit = PsychometricFit.of(curve.counts());
            for (int k = 0; k < CURVE_POINTS; k++) {
                fine[k] = x[0] + (x[x.length - 1] - x[0]) * k / (CURVE_POINTS - 1);
                fitted[k] = fit.at(fine[k]);
            }
            panel = panel.with(Line.of(fine, fitted).colour(Palette.BLUE));
        }
        panel = panel.with(Points.of(x, share).errors(error).colour(Palette.VERMILION));
        return curve.group().isEmpty() ? panel : panel.title(curve.group());
    }

    /** Paths of all conditions in the plane of the first components, with fixed points, a panel for each input. */
    static Figure states(StateSpace space) {
        List<Panel> panels = new ArrayList<>();
        List<String> labels =
                space.wanted().values().stream().distinct().sorted().toList();
        for (StateSpace.UnderInput under : space.under()) {
            Panel panel = Panel.of(Axis.x("PC 1"), Axis.y("PC 2")).title(under.input());
            int k = 0;
            for (Map.Entry<String, Matrix> path : space.paths().entrySet()) {
                Matrix p = path.getValue();
                String wanted = space.wanted().get(path.getKey());
                int colour = wanted == null ? k : labels.indexOf(wanted);
                panel = panel.with(Line.of(Rows.column(p, 0, 0, p.rows()), second(p))
                        .colour(Palette.colour(colour))
                        .width(0.8)
                        .opacity(0.6));
                k++;
            }
            panel = marked(panel, space, under, true);
            panels.add(marked(panel, space, under, false).legend(Legend.AUTOMATIC));
        }
        int columns = Math.min(2, panels.size());
        return Figure.grid(columns, panels)
                .width(Length.mm(95.0 * columns))
                .height(Length.mm(78.0 * Math.ceilDiv(panels.size(), columns)))
                .lettered()
                .described("State space", "States of every condition in principal components, with fixed points.");
    }

    private static double[] second(Matrix p) {
        return p.columns() > 1 ? Rows.column(p, 1, 0, p.rows()) : new double[p.rows()];
    }

    private static Panel marked(Panel panel, StateSpace space, StateSpace.UnderInput under, boolean isStable) {
        List<double[]> at = under.points().stream()
                .filter(p -> p.unstableDirections().isPresent()
                        && p.unstableDirections().filter(n -> n == 0).isPresent() == isStable)
                .map(p -> space.pca()
                        .project(Matrix.of(new double[][] {p.state().toArray()}))
                        .row(0)
                        .toArray())
                .toList();
        if (at.isEmpty()) {
            return panel;
        }
        Points points = Points.of(
                        at.stream().mapToDouble(p -> p[0]).toArray(),
                        at.stream().mapToDouble(p -> p.length > 1 ? p[1] : 0).toArray())
                .size(7)
                .colour(Palette.BROWN)
                .label(isStable ? "stable" : "unstable");
        return panel.with(isStable ? points : points.hollow());
    }

    /** Number of fixed points under each input. */
    static Table fixedPoints(StateSpace space) {
        Table table = Table.of("constant input", "stable fixed points", "with unstable directions", "search");
        for (StateSpace.UnderInput under : space.under()) {
            table = table.row(
                    under.input(),
                    Long.toString(under.stable()),
                    Long.toString(under.unstable()),
                    under.isComplete() ? "finished" : "ended by its time: there may be more");
        }
        return table.caption("Fixed points of the Euler map under the inputs that matter.");
    }

    /** Where conditions end. */
    static Table ends(List<Ends.End> ends) {
        Table table = Table.of("attractor", "readouts there", "conditions", "which");
        for (Ends.End end : ends) {
            int named = Math.min(MOST_NAMED, end.conditions().size());
            String rest = end.conditions().size() > named
                    ? " and " + (end.conditions().size() - named) + " more"
                    : "";
            table = table.row(
                    end.kind().replace('-', ' ')
                            + end.period()
                                    .map(p -> " of " + fixed(p.seconds(), 4) + " s")
                                    .orElse(""),
                    Arrays.stream(end.readouts().toArray())
                            .limit(MOST_NAMED)
                            .mapToObj(z -> fixed(z, 3))
                            .collect(Collectors.joining(", ")),
                    Integer.toString(end.conditions().size()),
                    String.join("; ", end.conditions().subList(0, named)) + rest);
        }
        return table.caption("What the network ends on after each condition, without a stimulus and without noise.");
    }

    static Paragraph noScore() {
        return Paragraph.of("The task has no score: R² on the validation set, above, says how well it is done.");
    }

    static String fixed(double value, int digits) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%." + digits + "f", value) : "-";
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
