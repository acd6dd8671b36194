package dev.rondo.cli;

import dev.rondo.dynamics.KeyedNoise;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.Trajectory;
import dev.rondo.file.NetworkFile;
import dev.rondo.file.ResultJson;
import dev.rondo.file.TrajectoryFile;
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

/** {@code rondo simulate NETWORK}: plays an input, then leaves the network alone. */
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

    @Option(names = "--stimulus", paramLabel = "NAME", description = "A stimulus by name instead (decay).")
    private String stimulus = "decay";

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
        RateNetwork network = NetworkFile.read(file).network();
        Matrix u = AnalysisSource.trial(network, Optional.ofNullable(input), Optional.of(stimulus))
                .input();
        int count = steps == null ? u.rows() : steps;
        Trajectory trajectory = UserInput.by("--steps " + count, () -> run(network, u, count));
        ObjectNode about = about(network);
        new TrajectoryFile(trajectory, about).write(out, force);
        Simulated simulated =
                new Simulated(out.toString(), count, network.dt(), network.dt().times(count), about);
        String line = String.format(
                Locale.ROOT,
                "%s: %d steps of %s, t = %s to %s",
                out,
                count,
                network.dt(),
                network.dt(),
                simulated.last());
        rondo.output().result(line, simulated, json);
        return Main.DONE;
    }

    private Trajectory run(RateNetwork network, Matrix u, int count) {
        Memory.require(COPIES * count * network.units() * Double.BYTES, "A trajectory of " + count + " steps");
        Simulator simulator = Simulator.of(network);
        return noise.equals("off")
                ? simulator.run(u, count)
                : simulator.run(u, count, new KeyedNoise(Key.ofSeed(key()), network.units()));
    }

    private long key() {
        try {
            return Long.parseLong(noise);
        } catch (NumberFormatException e) {
            throw Refusal.misuse("--noise is off or a whole number, the key of the noise: it is '" + noise + "'", e);
        }
    }

    private ObjectNode about(RateNetwork network) {
        ObjectNode about = JsonNodeFactory.instance.objectNode();
        about.put("network", file.toString());
        about.put("input", input == null ? stimulus : input.toString());
        about.put("noise", noise);
        network.commonBaseline()
                .ifPresentOrElse(
                        level -> about.put("baseline", level),
                        () -> about.set("baseline", ResultJson.of(network.baselines())));
        return about;
    }
}
