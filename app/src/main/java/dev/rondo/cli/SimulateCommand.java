package dev.rondo.cli;

import dev.rondo.analysis.TrialInput;
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
import dev.rondo.setting.Memory;
import dev.rondo.setting.Refusal;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code rondo simulate NETWORK}: plays an input, then lets the network run under its baseline. */
@Command
final class SimulateCommand implements Callable<Integer> {
    /** States and rates, as they are made and as they are written. */
    private static final long COPIES = 5;

    private final Rondo rondo;

    @Parameters(paramLabel = "NETWORK", description = "A network file (.npz).")
    @SuppressWarnings("NullAway.Init") // given by the command line
    private Path file;

    @Option(
            names = "--input",
            paramLabel = "U",
            description =
                    "What the network sees, T or T x N_in: it replaces stimulus and baseline; afterwards u = baseline.")
    private @Nullable Path input;

    @Option(
            names = "--condition",
            paramLabel = "NAME",
            description = "The condition of the learned task that is played, by name or variables such as coherence=4"
                    + " (default: its first; no stimulus if the file names no task).")
    private @Nullable String condition;

    @Option(
            names = "--stimulus",
            paramLabel = "NAME",
            description = "A stimulus by name instead, for as long as a trial of the task (1 s without a task).")
    private @Nullable String stimulus;

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

    @Option(names = "--force", description = "Replace a file of that name.")
    private boolean force;

    @Option(names = "--json", description = "Print what was simulated as one JSON document.")
    private boolean json;

    SimulateCommand(Rondo rondo) {
        this.rondo = rondo;
    }

    /** The result: the file that was written, its number of steps, the times of the first and the last, what was played. */
    private record Simulated(String file, int steps, Time first, Time last, ObjectNode about) {}

    @Override
    public Integer call() {
        TrajectoryFile.requireForm(out);
        AtomicFiles.requireFree(out, force);
        Optional<Key> key = key();
        TrialChoice choice = new TrialChoice(
                Optional.ofNullable(input), Optional.ofNullable(stimulus), Optional.ofNullable(condition));
        NetworkFile read = NetworkFile.read(file);
        RateNetwork network = read.network();
        TrialInput trial = choice.of(read, file);
        Matrix u = trial.input();
        if (steps == null && u.rows() == 0) {
            throw Refusal.misuse(file + " names no task, so that there is no trial to last: give --steps, --stimulus or"
                    + " --input");
        }
        int count = steps == null ? u.rows() : steps;
        Trajectory trajectory = UserInput.by("--steps " + count, () -> run(network, u, count, key));
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
        rondo.output().result(line, simulated, json);
        return Main.DONE;
    }

    private static Trajectory run(RateNetwork network, Matrix u, int count, Optional<Key> noise) {
        Memory.require(COPIES * count * network.units() * Double.BYTES, "A trajectory of " + count + " steps");
        Simulator simulator = Simulator.of(network);
        return noise.map(key -> simulator.run(u, count, new KeyedNoise(key, network.units())))
                .orElseGet(() -> simulator.run(u, count));
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
        network.commonBaseline()
                .ifPresentOrElse(
                        level -> about.put("baseline", level),
                        () -> about.set("baseline", ResultJson.of(network.baselines())));
        return about;
    }
}
