package dev.rondo.cli.analysis;

import dev.rondo.analysis.branch.BranchSwitches;
import dev.rondo.analysis.branch.NetworkBranch;
import dev.rondo.analysis.branch.NetworkLocus;
import dev.rondo.analysis.surgery.NetworkChange;
import dev.rondo.attractor.About;
import dev.rondo.cli.console.Console;
import dev.rondo.cli.console.FigureFile;
import dev.rondo.cli.console.UserInput;
import dev.rondo.cli.network.ChangeOptions;
import dev.rondo.cli.network.TrialOptions;
import dev.rondo.continuation.Branch;
import dev.rondo.continuation.Continuation;
import dev.rondo.continuation.SpecialType;
import dev.rondo.continuation.StepControl;
import dev.rondo.continuation.SwitchedBranch;
import dev.rondo.continuation.locus.LocusStart;
import dev.rondo.dynamics.Time;
import dev.rondo.file.BranchFile;
import dev.rondo.file.BranchHead;
import dev.rondo.file.BranchOrbits;
import dev.rondo.file.BranchState;
import dev.rondo.file.Environment;
import dev.rondo.file.LocusFile;
import dev.rondo.file.NetworkFile;
import dev.rondo.file.atomic.AtomicFiles;
import dev.rondo.file.atomic.FileGroup;
import dev.rondo.kernel.Kernels;
import dev.rondo.linalg.Vector;
import dev.rondo.linalg.lapack.Blas;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.parameter.NetworkParameter;
import dev.rondo.setting.Refusal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code rondo continue NETWORK}: a fixed point or a cycle, followed while a parameter moves; with a second parameter, its
 * special points, followed in the plane of both.
 */
@Command(
        footer = {
            "",
            "Examples:",
            "  rondo continue network.npz --parameter E_TO_E --from 1 --to 0.9",
            "      follow the cycle or fixed point on which it ends",
            "  rondo continue network.npz --parameter gain --from 1 --to 2 --out gain.csv",
            "      another parameter; the branch as a table"
        })
public final class ContinueCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "NETWORK", description = "A network file (.npz).")
    @SuppressWarnings("NullAway.Init") // given by the command line
    private Path file;

    @Option(
            names = "--parameter",
            paramLabel = "NAME",
            required = true,
            description =
                    "Parameter that moves: a factor of weights (E_TO_E, I_TO_E, E_TO_I, I_TO_I, joined by +; FROM_E,"
                            + " FROM_I, ALL), one weight W[i,j] (post, pre, from 0), baseline, input, input:CHANNEL, tau,"
                            + " tau_e, tau_i and dt (of the map) in ms, gain of the activation, exponent of a power law,"
                            + " softplus_width (0: the kinks of a piecewise-linear activation).")
    @SuppressWarnings("NullAway.Init") // given by the command line
    private String parameter;

    @Option(names = "--of", paramLabel = "WHAT", description = "cycle (the default) or fixed-point.")
    private String of = "cycle";

    @Option(
            names = "--from",
            paramLabel = "VALUE",
            description = "First parameter value (default: the network's own, or that of --from-branch).")
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

    @Mixin
    private TrialOptions trial = new TrialOptions();

    @Mixin
    private ChangeOptions changes = new ChangeOptions();

    @Option(names = "--step", paramLabel = "FACTOR", description = "Steps as long as usual times this (1).")
    private double step = 1;

    @Option(names = "--steps", paramLabel = "N", description = "How many steps at most.")
    private @Nullable Integer steps;

    @Option(
            names = "--switch",
            paramLabel = "TYPE",
            description = "Follow the branches that leave at points of this type, too: PD, cycles of twice the period;"
                    + " PD2, only those that leave at the second PD of the run.")
    private @Nullable String switchAt;

    @Option(
            names = "--at",
            paramLabel = "VALUE",
            split = ",",
            description = "Locate the solutions at these values of the parameter (special points of type UZ).")
    private List<Double> at = List.of();

    @Option(
            names = "--orbits",
            paramLabel = "FILE",
            description = "Write the orbits of the special points (.npz, .mat, .h5: parameter, period_s, t, x,"
                    + " multipliers_re, multipliers_im); those of other branches as FILE-1, FILE-2, ...")
    private @Nullable Path orbits;

    @Option(names = "--all", description = "List every border collision, not their number alone.")
    private boolean all;

    @ArgGroup(exclusive = false)
    private @Nullable SecondParameter second;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description =
                    "Write the branch, too (.csv, the bare table; .json or .npz, which say what it is of); those that"
                            + " leave it as FILE-1, FILE-2, ...; with --and the curves.")
    private List<Path> out = List.of();

    @Option(
            names = "--figure",
            paramLabel = "FILE",
            description =
                    "Draw the bifurcation diagram (with --and: the two-parameter diagram; .svg, .pdf, .png, .tex, .json).")
    private @Nullable Path figure;

    @Option(names = "--force", description = "Overwrite existing output files.")
    private boolean force;

    @Option(names = "--json", description = "Print the result as one JSON document.")
    private boolean json;

    public ContinueCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        long start = System.nanoTime();
        out.forEach(second == null ? BranchFile::requireForm : LocusFile::requireForm);
        out.forEach(f -> AtomicFiles.requireFree(f, force));
        if (orbits != null) {
            BranchOrbits.requireForm(orbits);
            AtomicFiles.requireFree(orbits, force);
        }
        FileGroup.requireDistinct(
                Stream.concat(out.stream(), Stream.ofNullable(orbits)).toList());
        @Nullable FigureFile drawing = figure == null ? null : new FigureFile(figure, force);
        List<Switch> leave = switchAt == null ? List.of() : Switch.named(switchAt);
        RateNetwork network =
                ChangeOptions.changed(NetworkFile.read(file), changes.change()).network();
        NetworkBranch request = UserInput.by("rondo continue", () -> request(network));
        if (second != null) {
            return curves(network, request, second, drawing, start);
        }
        try (BranchFollower follower = new BranchFollower(console, request, all)) {
            Continuation run = UserInput.by(
                    file.toString(), () -> request.continuation(network, state(), control(request), located()));
            Branch branch = follower.follow(run);
            List<SwitchedBranch> switched = switched(network, request, branch, leave, follower);
            write(new BranchAnswer(request, branch, switched, all), drawing, start);
            follower.requireWhole(out);
        }
        return Console.DONE;
    }

    private void write(BranchAnswer answer, @Nullable FigureFile drawing, long start) {
        NetworkBranch request = answer.request();
        Branch branch = answer.branch();
        List<SwitchedBranch> switched = answer.switched();
        remarkOnMissed(Stream.concat(Stream.of(branch), switched.stream().map(SwitchedBranch::branch))
                .toList());
        BranchHead head = head(request);
        Environment environment = environment(start);
        FileGroup files = new FileGroup();
        out.forEach(path -> answer.addTo(files, path, force, head, environment));
        if (orbits != null) {
            answer.addOrbitsTo(files, orbits, force, head, environment);
        }
        if (drawing != null) {
            answer.figure().ifPresent(figure -> drawing.addTo(files, figure));
        }
        files.write();
        if (json) {
            console.output().json(head.json(answer.document(), environment));
        } else if (answer.begun()) {
            answer.print(console.output());
        }
        if (!answer.begun()) {
            throw Refusal.failed(file + ": " + branch.ending().advice());
        }
    }

    /** Values of --at. */
    private List<Double> located() {
        at.stream().filter(value -> !Double.isFinite(value)).findFirst().ifPresent(value -> {
            throw Refusal.misuse("--at must be finite values of the parameter, got " + value);
        });
        return at;
    }

    private void remarkOnMissed(List<Branch> branches) {
        for (double value : at) {
            boolean reached = branches.stream()
                    .flatMap(branch -> branch.special(SpecialType.UZ).stream())
                    .anyMatch(s -> isNear(s.parameter(), value));
            if (!reached) {
                console.output().remark("--at " + value + ": no branch reaches it");
            }
        }
    }

    private static boolean isNear(double a, double b) {
        return Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(b));
    }

    /** Final state of the trial, which is the initial state of the analyses, too. */
    private Vector state() {
        return new AnalysisSource(file, trial.start(), changes.change(), Optional.empty(), Optional.empty())
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
        Continuation run = UserInput.by(file.toString(), () -> along.continuation(network, state(), control(along)));
        Branch branch;
        try (BranchFollower follower = new BranchFollower(console, along, all)) {
            branch = follower.follow(run);
            follower.requireWhole(List.of());
        }
        LocusAnswer answer = UserInput.by(
                file.toString(),
                () -> LocusAnswer.of(
                        request,
                        kinds,
                        options.curves(),
                        LocusStart.STEPS.scaled(step),
                        network,
                        branch,
                        console.output()));
        BranchHead head = head(along);
        Environment environment = environment(start);
        FileGroup files = new FileGroup();
        out.forEach(path -> answer.file(head, environment).addTo(files, path, force));
        if (drawing != null) {
            drawing.addTo(files, answer.figure());
        }
        files.write();
        if (json) {
            console.output().json(head.json(answer.document(), environment));
        } else {
            console.output().table(answer.table());
        }
        return Console.DONE;
    }

    private BranchHead head(NetworkBranch request) {
        NetworkChange change = changes.change();
        return BranchHead.of(
                file.toString(), change.isNone() ? Optional.empty() : Optional.of(change.words()), request);
    }

    private NetworkBranch request(RateNetwork network) {
        NetworkParameter moved = NetworkParameter.named(parameter);
        return new NetworkBranch(
                moved,
                from(moved, network),
                to,
                choice("--of", of, List.of("fixed-point", "cycle")) == 0
                        ? NetworkBranch.Of.FIXED_POINT
                        : NetworkBranch.Of.CYCLE,
                choice("--about", about, List.of("map", "flow")) == 0 ? About.MAP : About.FLOW);
    }

    /** First value: that of the option, of the branch's point where the run begins, or the network's own. */
    private double from(NetworkParameter moved, RateNetwork network) {
        if (from != null) {
            return from;
        }
        return trial.start()
                .fromBranch()
                .map(point -> UserInput.by(TrialOptions.FROM_BRANCH + " " + point, () -> BranchState.read(point)))
                .filter(point -> point.parameter().equals(moved.key()))
                .map(BranchState::value)
                .orElseGet(() -> moved.present(network));
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
        return adapted(request.control());
    }

    private StepControl adapted(StepControl usual) {
        StepControl scaled = step == 1 ? usual : usual.scaled(step);
        return steps == null ? scaled : scaled.within(steps);
    }

    /** Branches that leave at special points. */
    private List<SwitchedBranch> switched(
            RateNetwork network, NetworkBranch request, Branch branch, List<Switch> leave, BranchFollower follower) {
        BranchSwitches switches = new BranchSwitches(request, network, this::adapted, at);
        List<SwitchedBranch> all = new ArrayList<>();
        for (Switch kind : leave) {
            for (Switch.Place place : kind.of(branch, switches, console.output())) {
                for (Continuation run : switches.at(place.point())) {
                    Branch other = follower.follow(run);
                    if (!other.points().isEmpty()) {
                        all.add(new SwitchedBranch(place.name(), place.point().parameter(), other));
                    }
                }
            }
        }
        return all;
    }
}
