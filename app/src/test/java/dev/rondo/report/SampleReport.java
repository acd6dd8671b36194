package dev.rondo.report;

import dev.rondo.figure.Axis;
import dev.rondo.figure.Figure;
import dev.rondo.figure.Grid;
import dev.rondo.figure.HeatMap;
import dev.rondo.figure.Line;
import dev.rondo.figure.Panel;
import dev.rondo.figure.Points;
import dev.rondo.figure.Rule;
import java.io.IOException;
import java.nio.file.Path;

/** A report with one block of every kind, to be looked at: {@code java ... dev.rondo.report.SampleReport FILE}. */
final class SampleReport {
    private SampleReport() {}

    public static void main(String[] args) throws IOException {
        report().save(Path.of(args.length > 0 ? args[0] : "sample.html"));
    }

    static HtmlReport report() {
        return HtmlReport.titled("Five networks on the sequence task")
                .summary("Trained in 31 s on 2 cores; four of five keep replaying the sequence on a limit cycle.")
                .section("The answer", answer())
                .section(
                        "How well they learned",
                        Paragraph.of("All five seeds reached **R^{2} > 0.95** within 600 epochs; see `history.csv`."),
                        Table.of("seed", "R^{2}", "epochs", "kind", "period (s)", "replay")
                                .row("1", "0.993", "512", "limit cycle", "1.2345", "8 of 8")
                                .row("2", "0.991", "498", "limit cycle", "1.1872", "8 of 8")
                                .row("3", "0.987", "600", "fixed point", "\u2013", "\u2013")
                                .caption("The five seeds, the best one marked.")
                                .marked(0),
                        FigureBlock.of(curves(), "Loss on the validation trials, and the readouts of the best network.")
                                .files("figures/learning.svg", "figures/learning.pdf", "figures/learning.png"))
                .section("Claims", claims())
                .section(
                        "How to cite",
                        Citation.of(
                                "Rajakumar, A., Rinzel, J. and Chen, Z. S. (2021). [doi](https://doi.org/10.1162/neco_a_01418)",
                                "@article{x,\n  title = {Stimulus-driven & spontaneous <dynamics>}\n}"))
                .section(
                        "Recipe",
                        Details.of("The recipe of the best network", Code.json("{\"units\": 100, \"tau_ms\": 50}")),
                        Code.command("./rondo run --seeds 5"))
                .foot(KeyValues.of("rondo", "0.1.0").and("Java", "25.0.1").and("machine", "2 cores, AVX2"));
    }

    private static Block[] answer() {
        return new Block[] {
            Callout.result("Four of five replay", "Best seed **1**: R^{2} = 0.993, period 1.2345 s."),
            Callout.warning("One network is silent", "Seed 3 ends on a fixed point; raise `baseline` above 0.1."),
            Callout.note("About the map", "Everything here is about the Euler map at dt = 10 ms."),
            KeyValues.of("study", "`sequence.yaml`")
                    .and("units", "100 (80 E, 20 I)")
                    .and("\u03c4", "50 ms")
        };
    }

    private static Block claims() {
        return Verdicts.none()
                .holds("The network oscillates after the stimulus is gone (p. 12).", "4 of 5 seeds, 1.19\u20131.23 s")
                .fails("Eigenvalues beyond the unit-growth line are needed (p. 9).", "2 of 5 have none")
                .undecided("A second cycle exists.", "not found from 200 starts");
    }

    private static Figure curves() {
        double[] epoch = new double[300];
        double[] loss = new double[300];
        for (int i = 0; i < epoch.length; i++) {
            epoch[i] = 2 * i;
            loss[i] = 0.3 * Math.exp(-i / 50.0) + 1e-3;
        }
        Grid rates = Grid.of(8, 100, (r, c) -> Math.exp(-Math.pow((c - 10 - 11 * r) / 9.0, 2)));
        Panel learning = Panel.of(Axis.x("epoch"), Axis.y("loss").log())
                .with(Line.of(epoch, loss).label("seed 1"))
                .with(Rule.horizontal(2e-3).label("criterion"))
                .with(Points.of(new double[] {560}, new double[] {1e-3}).label("chosen"));
        Panel sequence = Panel.of(
                        Axis.x("time", "s"), Axis.y("readout").downward().wholeNumbers())
                .with(HeatMap.of(rates).over(0, 1, 0.5, 8.5))
                .colourBar("rate (normalised)");
        return Figure.row(learning, sequence).lettered().described("Learning", "Loss falls; a sequence appears.");
    }
}
