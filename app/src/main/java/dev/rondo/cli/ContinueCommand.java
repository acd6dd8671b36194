package dev.rondo.cli;

import dev.rondo.analysis.branch.BifurcationDiagram;
import dev.rondo.analysis.branch.NetworkBranch;
import dev.rondo.analysis.branch.NetworkLocus;
import dev.rondo.attractor.About;
import dev.rondo.continuation.BistableWindow;
import dev.rondo.continuation.Branch;
import dev.rondo.continuation.BranchPoint;
import dev.rondo.continuation.BranchStep;
import dev.rondo.continuation.Continuation;
import dev.rondo.continuation.Ending;
import dev.rondo.continuation.SpecialPoint;
import dev.rondo.continuation.StepControl;
import dev.rondo.continuation.locus.LocusStart;
import dev.rondo.dynamics.Time;
import dev.rondo.file.BranchDocument;
import dev.rondo.file.BranchFile;
import dev.rondo.file.BranchHead;
import dev.rondo.file.Environment;
import dev.rondo.file.LocusFile;
import dev.rondo.file.NetworkFile;
import dev.rondo.file.atomic.AtomicFiles;
import dev.rondo.file.atomic.FileGroup;
import dev.rondo.kernel.Kernels;
import dev.rondo.linalg.Blas;
import dev.rondo.linalg.Vector;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.parameter.NetworkParameter;
import dev.rondo.setting.Refusal;
import dev.rondo.run.TrialChoice;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code rondo continue NETWORK}: a fixed point or a cycle, followed while a parameter moves; with a second parameter, its
 * special points, followed in the plane of both.
 */
@Command
final class ContinueCommand implements Callable<Integer> {
    private final Rondo rondo;

    @Parameters(paramLabel = "NETWORK", description = "A network file (.npz).")
    @SuppressWarnings("NullAway.Init") // given by the command line
    private Path file;

    @Option(
            names = "--parameter",
            paramLabel = "NAME",
            required = true,
            description =
                    "Parameter that moves: a factor of weights (E_TO_E, I_TO_E, E_TO_I, I_TO_I, joined by +; FROM_E,"
                            + " FROM_I, ALL), one weight W[i,j] (post, pre, from 0), baseline, input, input:CHANNEL,"
                            + " tau, tau_e, tau_i and dt (of the map) in ms, gain of the activation, exponent of a power"
                            + " law, softplus_width (0: the kinks of a piecewise-linear activation).")
    @SuppressWarnings("NullAway.Init") // given by the command line
    private String parameter;

    @Option(names = "--of", paramLabel = "WHAT", description = "cycle (the default) or fixed-point.")
    private String of = "cycle";

    @Option(names = "--from", paramLabel = "VALUE", description = "First parameter value (default: the network's own).")
    private @Nullable Double from;

    @Option(
            names = "--to",
            paramLabel = "VALUE",
            required = true,
            description = "Final parameter value. A branch that turns back (at a fold) is followed past --from, too, as"
                    + " far as 2 from - to (factors, times and inputs that the network rectifies stay above 0).")
    private double to;

    @Option(names = "--about", paramLabel = "SYSTEM", description = "map or flow (the default).")
    private String about = "flow";

    @Option(
            names = AnalysisOptions.STIMULUS,
            paramLabel = "NAME",
            description = "The stimulus of the trial after which the cycle is sought.")
    private @Nullable String stimulus;

    @Option(
            names = "--condition",
            paramLabel = "NAME",
            description = "The condition of the network's own task after which the cycle is sought.")
    private @Nullable String condition;

    @Option(
            names = AnalysisOptions.INPUT,
            paramLabel = "FILE",
            description = "An input instead (T x N_in, baseline included).")
    private @Nullable Path input;

    @Option(names = "--step", paramLabel = "FACTOR", description = "Steps as long as usual times this (1).")
    private double step = 1;

    @Option(names = "--steps", paramLabel = "N", description = "How many steps at most.")
    private @Nullable Integer steps;

    @Option(
            names = "--switch",
            paramLabel = "TYPE",
            description = "Follow the branches that leave at points of this type, too: PD, cycles of twice the period;"
                    + " PD2, only those that leave at the second PD of the walk.")
    private @Nullable String switchAt;

    @ArgGroup(exclusive = false)
    private @Nullable SecondParameter second;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description =
                    "Write the branch, too (.csv, the bare table; .json or .npz, which say what it is of); those that leave"
                            + " it as FILE-1, FILE-2, ...; with --and the curves.")
    private List<Path> out = List.of();

    @Option(
            names = "--figure",
            paramLabel = "FILE",
            description = "Draw the bifurcation diagram (with --and: the two-parameter diagram; .svg, .pdf or .png).")
    private @Nullable Path figure;

    @Option(names = "--force", description = "Overwrite existing output files.")
    private boolean force;

    @Option(names = "--json", description = "Print the result as one JSON document.")
    private boolean json;

    ContinueCommand(Rondo rondo) {
        this.rondo = rondo;
    }

    @Override
    public Integer call() {
        long start = System.nanoTime();
        out.forEach(second == null ? BranchFile::requireForm : LocusFile::requireForm);
        out.forEach(f -> AtomicFiles.requireFree(f, force));
        FileGroup.requireDistinct(out);
        @Nullable FigureFile drawing = figure == null ? null : new FigureFile(figure, force);
        @Nullable Switch leave = switchAt == null ? null : Switch.named(switchAt);
        RateNetwork network = NetworkFile.read(file).network();
        NetworkBranch request = UserInput.by("rondo continue", () -> request(network));
        if (second != null) {
            return curves(network, request, second, drawing, start);
        }
        Continuation walk = UserInput.by(file.toString(), () -> request.walk(network, state(), control(request)));
        Branch branch = follow(walk, request);
        List<Branch> switched =
                leave == null ? List.of() : switched(network, request, leave.of(branch, rondo.output()));
        BranchDocument document = BranchDocument.of(branch, switched);
        BranchHead head = BranchHead.of(file.toString(), request);
        Environment environment = environment(start);
        FileGroup files = new FileGroup();
        for (Path path : out) {
            BranchFile.of(head, branch, environment).addTo(files, path, force);
            for (int k = 0; k < switched.size(); k++) {
                BranchFile.of(head, switched.get(k), environment).addTo(files, numbered(path, k + 1), force);
            }
        }
        if (drawing != null && !branch.points().isEmpty()) {
            List<Branch> drawn = new ArrayList<>(List.of(branch));
            drawn.addAll(switched);
            drawing.addTo(
                    files, BifurcationDiagram.of(drawn, request.parameter().label()));
        }
        files.write();
        boolean begun = !(branch.ending() instanceof Ending.NoStart);
        if (json) {
            rondo.output().json(head.json(document, environment));
        } else if (begun) {
            rondo.output().table(table(request, document));
            rondo.output().result(document.endingAdvice());
            for (BranchDocument other : document.switched()) {
                rondo.output().table(table(request, other));
                rondo.output().result(other.endingAdvice());
            }
            for (BistableWindow window : document.bistable()) {
                rondo.output()
                        .result("bistable: stable solutions side by side from "
                                + request.parameter().label() + " = " + number(window.from()) + " to "
                                + number(window.to()));
            }
        }
        if (!begun) {
            throw Refusal.failed(file + ": " + document.endingAdvice());
        }
        return Main.DONE;
    }

    /** Final state of the trial, which is the initial state of the analyses, too. */
    private Vector state() {
        TrialChoice trial = new TrialChoice(
                Optional.ofNullable(input), Optional.ofNullable(stimulus), Optional.ofNullable(condition));
        return new AnalysisSource(file, trial, Optional.empty(), Optional.empty())
                .subject()
                .state();
    }

    private static Environment environment(long start) {
        return Environment.here(Blas.name(), Kernels.inUse().name(), Time.seconds((System.nanoTime() - start) / 1e9));
    }

    private int curves(
            RateNetwork network,
            NetworkBranch along,
            SecondParameter options,
            @Nullable FigureFile drawing,
            long start) {
        NetworkLocus request = UserInput.by("rondo continue", () -> options.request(along));
        List<NetworkLocus.Kind> kinds = UserInput.by("rondo continue --follow", options::kinds);
        UserInput.by(file.toString(), () -> request.present(network));
        Continuation walk = UserInput.by(file.toString(), () -> along.walk(network, state(), control(along)));
        Branch branch = follow(walk, along);
        LocusAnswer answer = UserInput.by(
                file.toString(),
                () -> LocusAnswer.of(
                        request,
                        kinds,
                        options.curves(),
                        LocusStart.STEPS.scaled(step),
                        network,
                        branch,
                        rondo.output()));
        BranchHead head = BranchHead.of(file.toString(), along);
        Environment environment = environment(start);
        FileGroup files = new FileGroup();
        out.forEach(path -> answer.file(head, environment).addTo(files, path, force));
        if (drawing != null) {
            drawing.addTo(files, answer.figure());
        }
        files.write();
        if (json) {
            rondo.output().json(head.json(answer.document(), environment));
        } else {
            rondo.output().table(answer.table());
        }
        return Main.DONE;
    }

    private NetworkBranch request(RateNetwork network) {
        NetworkParameter moved = NetworkParameter.named(parameter);
        return new NetworkBranch(
                moved,
                from == null ? moved.present(network) : from,
                to,
                choice("--of", of, List.of("fixed-point", "cycle")) == 0
                        ? NetworkBranch.Of.FIXED_POINT
                        : NetworkBranch.Of.CYCLE,
                choice("--about", about, List.of("map", "flow")) == 0 ? About.MAP : About.FLOW);
    }

    private static int choice(String option, String given, List<String> known) {
        int index = known.indexOf(given);
        if (index < 0) {
            throw Refusal.misuse(option + " is " + String.join(" or ", known) + ": it is '" + given + "'");
        }
        return index;
    }

    private StepControl control(NetworkBranch request) {
        if (!(step > 0 && Double.isFinite(step))) {
            throw Refusal.misuse("--step is a factor above 0: it is " + step);
        }
        if (steps != null && steps < 1) {
            throw Refusal.misuse("--steps is at least 1: it is " + steps);
        }
        StepControl usual = request.control();
        StepControl scaled = step == 1 ? usual : usual.scaled(step);
        return steps == null ? scaled : scaled.within(steps);
    }

    /** Branches that bifurcate at special points. */
    private List<Branch> switched(RateNetwork network, NetworkBranch request, List<SpecialPoint> points) {
        return points.stream()
                .flatMap(point -> request.leaving(network, point, control(request)).stream())
                .map(walk -> follow(walk, request))
                .filter(other -> !other.points().isEmpty())
                .toList();
    }

    /** branch.csv, 1 -> branch-1.csv. */
    private static Path numbered(Path path, int number) {
        String name = path.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return path.resolveSibling(name.substring(0, dot) + "-" + number + name.substring(dot));
    }

    private Branch follow(Continuation walk, NetworkBranch request) {
        List<BranchPoint> points = new ArrayList<>();
        List<SpecialPoint> special = new ArrayList<>();
        while (walk.hasNext()) {
            BranchStep next = walk.next();
            points.add(next.point());
            special.addAll(next.passed());
            for (SpecialPoint s : next.passed()) {
                rondo.output()
                        .remark(String.format(
                                Locale.ROOT,
                                "%s at %s = %.10g",
                                s.type(),
                                request.parameter().key(),
                                s.parameter()));
            }
        }
        return new Branch(points, special, walk.ending());
    }

    private static Table table(NetworkBranch request, BranchDocument document) {
        boolean fixed = request.of() == NetworkBranch.Of.FIXED_POINT;
        Table table = Table.of(
                "type",
                request.parameter().label(),
                "period (s)",
                fixed ? "|x|" : "amplitude",
                "unit",
                "change",
                "criticality");
        for (BranchDocument.Special s : document.special()) {
            table.row(
                    s.type(),
                    number(s.parameter()),
                    s.period().map(t -> number(t.seconds())).orElse(""),
                    number(s.norm().orElse(s.amplitude())),
                    s.unit().isPresent() ? Integer.toString(s.unit().getAsInt()) : "",
                    Integer.toString(s.unstableChange()),
                    s.criticality()
                            .or(() -> s.undecided().map(why -> "undecided: " + why))
                            .orElse(""));
        }
        return table;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.10g", value);
    }
}
