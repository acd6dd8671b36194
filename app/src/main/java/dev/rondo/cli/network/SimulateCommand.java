package dev.rondo.cli.network;

import dev.rondo.analysis.TrialInput;
import dev.rondo.cli.console.Console;
import dev.rondo.cli.console.UserInput;
import dev.rondo.dynamics.KeyedNoise;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.Trajectory;
import dev.rondo.file.NetworkFile;
import dev.rondo.file.ResultJson;
import dev.rondo.file.TrajectoryFile;
import dev.rondo.file.atomic.AtomicFiles;
import dev.rondo.linalg.Matrix;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.Simulator;
import dev.rondo.random.Key;
import dev.rondo.run.PlayedTrials;
import dev.rondo.run.Study;
import dev.rondo.setting.Memory;
import dev.rondo.setting.MissingBecause;
import dev.rondo.setting.Refusal;
import dev.rondo.setting.yaml.Settings;
import dev.rondo.task.Task;
import dev.rondo.task.recorded.FileTask;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code rondo simulate NETWORK}: plays an input, then lets the network run under its baseline. */
@Command(
        footer = {
            "",
            "Examples:",
            "  rondo simulate network.npz --steps 600 --out path.npz       its own trial, then no input",
            "  rondo simulate network.npz --stimulus decay --out path.csv  a stimulus by name"
        })
public final class SimulateCommand implements Callable<Integer> {
    /** States and rates, as they are made and as they are written. */
    private static final long COPIES = 5;

    private final Console console;

    @Parameters(paramLabel = "NETWORK", description = "A network file (.npz).")
    @SuppressWarnings("NullAway.Init") // given by the command line
    private Path file;

    @Mixin
    private TrialOptions options = new TrialOptions();

    @Mixin
    private ChangeOptions changes = new ChangeOptions();

    @Option(names = "--steps", paramLabel = "N", description = "Steps in all (the input's length).")
    private @Nullable Integer steps;

    @Option(
            names = "--noise",
            paramLabel = "KEY",
            description = "off (the default), or a whole number: the noise's key.")
    private String noise = "off";

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description = "The trajectory file to write: .npz, .mat, .h5, .json, or .csv (a table).")
    @SuppressWarnings("NullAway.Init") // given by the command line
    private Path out;

    @Option(
            names = "--trials",
            paramLabel = "FILE",
            description =
                    "Play many trials instead: all conditions of a study (.yaml), or the trials of a file with u and"
                            + " target (.npz, .mat, .h5, .json). --out gets z[trial,time,readout].")
    private @Nullable Path trials;

    @Option(names = "--force", description = "Overwrite an existing output file.")
    private boolean force;

    @Option(names = "--json", description = "Print what was simulated as one JSON document.")
    private boolean json;

    public SimulateCommand(Console console) {
        this.console = console;
    }

    /** The result: the file that was written, its number of steps, the times of the first and the last, what was played. */
    private record Simulated(String file, int steps, Time first, Time last, ObjectNode about) {}

    @Override
    public Integer call() {
        if (trials != null) {
            return play(trials);
        }
        TrajectoryFile.requireForm(out);
        AtomicFiles.requireFree(out, force);
        Optional<Key> key = key();
        TrialStart start = options.start();
        NetworkFile read = start.from(ChangeOptions.changed(NetworkFile.read(file), changes.change()));
        RateNetwork network = read.network();
        TrialInput trial = start.of(read, file);
        Matrix u = trial.input();
        if (steps == null && u.rows() == 0) {
            throw Refusal.misuse("Nothing is played to " + file
                    + ", so that there is no trial to last: give --steps, --stimulus" + " or --input");
        }
        int count = steps == null ? u.rows() : steps;
        Trajectory trajectory = UserInput.by("--steps " + count, () -> run(network, u, count, key));
        requireFinite(trajectory, network);
        ObjectNode about = about(network, trial);
        new TrajectoryFile(trajectory, about).write(out, force);
        Simulated simulated =
                new Simulated(out.toString(), count, network.dt(), network.dt().times(count), about);
        String line = String.format(
                Locale.ROOT,
                "%s: %d steps of %s, t = %s to %s, with %s",
                out,
                count,
                network.dt(),
                network.dt(),
                simulated.last(),
                trial.words());
        console.output().result(line, simulated, json);
        return Console.DONE;
    }

    /**
     * The result of many trials.
     *
     * @param trials number of trials
     * @param weight sum of the weights of all errors
     * @param loss sum(mask (z - target)^2)/sum(mask), pooled over trials
     * @param r2 1 - SSE/SST, pooled
     * @param score mean of the scores of the trials
     */
    private record Played(
            String file,
            int trials,
            double weight,
            double loss,
            @MissingBecause("the targets do not vary") double r2,
            @MissingBecause("the task has no score") double score) {}

    private Integer play(Path source) {
        PlayedTrials.requireForm(out);
        AtomicFiles.requireFree(out, force);
        RateNetwork network = options.start()
                .from(ChangeOptions.changed(NetworkFile.read(file), changes.change()))
                .network();
        String name = source.toString();
        boolean isStudy = name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json");
        Task task = isStudy
                ? Settings.read(Study.class, source, List.of()).task()
                : UserInput.by("--trials " + source, () -> FileTask.of(source, network.dt()));
        Optional<Key> noiseKey = key();
        PlayedTrials played = UserInput.by(
                "--trials " + source,
                () -> PlayedTrials.of(network, task.conditions(network.dt()), task.scoring(), noiseKey));
        requireFinite(played);
        played.write(out, force);
        Played result = new Played(
                out.toString(), played.trials().size(), played.weight(), played.loss(), played.r2(), played.score());
        String line = String.format(
                Locale.ROOT, "%s: %d trials, loss %.6g, R2 %.4f", out, result.trials(), result.loss(), result.r2());
        String scored = Double.isNaN(result.score())
                ? ""
                : String.format(
                        Locale.ROOT, ", %s %.3f", task.scoring().orElseThrow().name(), result.score());
        console.output().result(line + scored, result, json);
        return Console.DONE;
    }

    private static Trajectory run(RateNetwork network, Matrix u, int count, Optional<Key> noise) {
        Memory.require(COPIES * count * network.units() * Double.BYTES, "A trajectory of " + count + " steps");
        Simulator simulator = Simulator.of(network);
        return noise.map(key -> simulator.run(u, count, new KeyedNoise(key, network.units())))
                .orElseGet(() -> simulator.run(u, count));
    }

    /** Makes sure that no state has overflowed. */
    private void requireFinite(Trajectory trajectory, RateNetwork network) {
        Matrix x = trajectory.x();
        for (int t = 0; t < x.rows(); t++) {
            for (int i = 0; i < x.columns(); i++) {
                if (!Double.isFinite(x.get(t, i))) {
                    throw Refusal.failed(file + ": the state of unit " + i + " overflows at step " + (t + 1) + ", t = "
                            + network.dt().times(t + 1) + ": the network grows without bound. Nothing was written; give"
                            + " fewer --steps to see how it grows");
                }
            }
        }
    }

    /** Makes sure that no readout has overflowed. */
    private void requireFinite(PlayedTrials played) {
        for (int b = 0; b < played.trials().size(); b++) {
            Matrix z = played.z().get(b);
            for (int t = 0; t < z.rows(); t++) {
                for (int l = 0; l < z.columns(); l++) {
                    if (!Double.isFinite(z.get(t, l))) {
                        throw Refusal.failed(file + ": in trial " + b + " ("
                                + played.trials().get(b).name() + ") readout " + l + " overflows at step " + (t + 1)
                                + ": the network grows without bound. Nothing was written; give shorter trials to see"
                                + " how it grows");
                    }
                }
            }
        }
    }

    /** Key of the noise, if there is noise. */
    private Optional<Key> key() {
        try {
            return noise.equals("off") ? Optional.empty() : Optional.of(Key.ofSeed(Long.parseLong(noise)));
        } catch (NumberFormatException e) {
            throw Refusal.misuse("--noise is off or a whole number, the key of the noise: it is '" + noise + "'", e);
        }
    }

    private ObjectNode about(RateNetwork network, TrialInput trial) {
        ObjectNode about = JsonNodeFactory.instance.objectNode();
        about.put("network", file.toString());
        about.put("input", trial.words());
        about.put("noise", noise);
        if (!changes.change().isNone()) {
            about.put("changed", changes.change().words());
        }
        network.commonBaseline()
                .ifPresentOrElse(
                        level -> about.put("baseline", level),
                        () -> about.set("baseline", ResultJson.of(network.baselines())));
        return about;
    }
}
