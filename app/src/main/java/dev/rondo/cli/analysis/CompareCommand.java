package dev.rondo.cli.analysis;

import dev.rondo.analysis.Subject;
import dev.rondo.analysis.comparison.Comparison;
import dev.rondo.analysis.surgery.NetworkChange;
import dev.rondo.attractor.About;
import dev.rondo.attractor.Effort;
import dev.rondo.cli.console.Console;
import dev.rondo.cli.console.FigureFile;
import dev.rondo.cli.console.JsonTable;
import dev.rondo.cli.console.UserInput;
import dev.rondo.cli.network.TrialOptions;
import dev.rondo.cli.network.TrialStart;
import dev.rondo.dynamics.Time;
import dev.rondo.file.Environment;
import dev.rondo.file.ResultDocument;
import dev.rondo.file.ResultFile;
import dev.rondo.file.atomic.FileGroup;
import dev.rondo.kernel.Kernels;
import dev.rondo.linalg.lapack.Blas;
import dev.rondo.setting.Refusal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** {@code rondo compare A B}: shape distances, spectra and attractors of two networks. */
@Command(
        sortOptions = false,
        footer = {
            "",
            "Output, of courses X (T x N) of A and Y (T x M) of B, centred over time:",
            "  trial.shapes, cycles.shapes (one period, at the best phase shift):",
            "    distance    min over rotations Q of |X/|X| - Y Q/|Y||, from 0 to sqrt(2)",
            "    angle       2 arcsin(distance/2), rad",
            "    with_size   min over Q of |X - Y Q|/sqrt(T), in the variable's unit",
            "    size_ratio  |Y|/|X|",
            "    reordered   the distance with permutations of units, E and I apart",
            "    partners    unit of B for every unit of A, -1 for none",
            "  trial.readout_rms       root mean square difference of the readouts",
            "  cycles.shift            phase of B at phase 0 of A, in periods",
            "  cycles.period_ratio     T_B/T_A",
            "  spectra.rms, .largest   distance of eigenvalues of W_rec matched one to",
            "                          one; 0 for units that the smaller one lacks",
            "  relative_weight_change  |W_B - W_A|/|W_A|, unit by unit",
            "  same_attractor          both end on the same states, to 1e-6",
            "  attractors              kind, period, stability; A first",
            "",
            "Examples:",
            "  rondo compare before.npz after.npz --figure compare.svg",
            "      trajectories on top of each other, both spectra, both attractors",
            "  rondo compare a.npz b.npz --about flow --stimulus none --json",
            "      attractors of the flow that are reached from x0, as one document"
        })
public final class CompareCommand implements Callable<Integer> {
    private static final double MOST_PATIENCE = 1000;

    private final Console console;

    @Parameters(index = "0", paramLabel = "A", description = "A network file (.npz).")
    @SuppressWarnings("NullAway.Init") // given by the command line
    private Path first;

    @Parameters(index = "1", paramLabel = "B", description = "Another network file.")
    @SuppressWarnings("NullAway.Init") // given by the command line
    private Path second;

    @Option(
            names = AnalysisOptions.ABOUT,
            paramLabel = "SYSTEM",
            description = "The system whose attractors are compared: map (as trained, the default) or flow.")
    private About about = About.MAP;

    @Mixin
    private TrialOptions trial = new TrialOptions();

    @Option(
            names = "--variable",
            paramLabel = "VARIABLE",
            description = "Courses that are compared: r (rates, the default) or x (states).")
    private Comparison.Variable variable = Comparison.Variable.R;

    @Option(
            names = "--patience",
            paramLabel = "FACTOR",
            description = "How many times the usual budget an orbit is followed before its attractor is undecided (1).")
    private double patience = 1;

    @Option(
            names = "--figure",
            paramLabel = "FILE",
            description = "Draw the comparison (.svg, .pdf, .png, .tex, .json); may be given several times.")
    private List<Path> figures = List.of();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write the result (.json, .npz or .csv); may be given several times.")
    private List<Path> outs = List.of();

    @Option(names = "--force", description = "Overwrite existing output files.")
    private boolean force;

    @Option(names = "--json", description = "Print the result as one JSON document.")
    private boolean json;

    public CompareCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (!(patience > 0 && patience <= MOST_PATIENCE)) {
            throw Refusal.misuse("--patience must be above 0 and at most 1000, got " + patience);
        }
        List<FigureFile> drawings =
                figures.stream().map(path -> new FigureFile(path, force)).toList();
        List<ResultFile> results =
                outs.stream().map(path -> new ResultFile(path, force)).toList();
        FileGroup.requireDistinct(Stream.concat(figures.stream(), outs.stream()).toList());
        long start = System.nanoTime();
        TrialStart played = trial.start();
        Subject a = subject(first, played);
        Subject b = subject(second, played);
        Comparison comparison = new Comparison(about, variable, Effort.USUAL.patient(patience));
        Comparison.Compared compared = UserInput.by(first + " and " + second, () -> comparison.of(a, b));
        ObjectNode document = ResultDocument.of(
                        "compare", List.of(first, second), compared.answer(), environment(start))
                .json();
        FileGroup files = new FileGroup();
        drawings.forEach(to -> to.addTo(files, compared.figure()));
        results.forEach(to -> to.addTo(files, document, Optional.empty()));
        files.write();
        if (json) {
            console.output().json(document);
        } else {
            console.output().result(headline(a, b));
            JsonTable.print(document.get("result"), console.output());
        }
        return Console.DONE;
    }

    private static Subject subject(Path file, TrialStart played) {
        return new AnalysisSource(file, played, NetworkChange.NONE, Optional.empty(), Optional.empty()).subject();
    }

    private static Environment environment(long start) {
        return Environment.here(Blas.name(), Kernels.inUse().name(), Time.seconds((System.nanoTime() - start) / 1e9));
    }

    /** The system, and what was played to each network. */
    private String headline(Subject a, Subject b) {
        return "compare " + first + " with " + second + ", attractors of the "
                + (about == About.FLOW ? "flow" : "map") + ", after "
                + (a.played().equals(b.played()) ? a.played() : a.played() + " and " + b.played());
    }
}
