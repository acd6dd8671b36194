package dev.rondo.cli.network;

import dev.rondo.analysis.linear.WeightCheck;
import dev.rondo.cli.console.Console;
import dev.rondo.cli.console.JsonTable;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.Trajectory;
import dev.rondo.file.FileKind;
import dev.rondo.file.MatrixFile;
import dev.rondo.file.NetworkFile;
import dev.rondo.file.ResultJson;
import dev.rondo.file.TrajectoryFile;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.Constraints;
import dev.rondo.network.GroupSummary;
import dev.rondo.network.Population;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.TimeConstants;
import dev.rondo.run.Checkpoint;
import dev.rondo.run.RunSummary;
import dev.rondo.run.Study;
import dev.rondo.run.ensemble.Ensemble;
import dev.rondo.setting.MissingBecause;
import dev.rondo.setting.yaml.SettingLine;
import dev.rondo.setting.yaml.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code rondo show FILE}: what is in a file or a run folder. */
@Command(
        footer = {
            "",
            "Examples:",
            "  rondo show network.npz  size, spectrum, signs, what it was trained for",
            "  rondo show study.yaml   a study, and what its networks begin with"
        })
public final class ShowCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(
            paramLabel = "FILE",
            description = "A study, network, trajectory, checkpoint or matrix file, or a run folder.")
    @SuppressWarnings("NullAway.Init") // given by the command line
    private Path file;

    @Option(names = "--json", description = "Print it as one JSON document.")
    private boolean json;

    public ShowCommand(Console console) {
        this.console = console;
    }

    /** A network, without its arrays. */
    private record NetworkFacts(
            String is,
            int units,
            @MissingBecause(NO_SIGNS) Optional<Integer> excitatory,

            @MissingBecause(NO_SIGNS) Optional<Integer> inhibitory,

            int inputs,
            int readouts,
            List<String> inputNames,
            List<String> readoutNames,
            String form,
            String activation,
            JsonNode activationParameters,

            @MissingBecause(SEVERAL) Optional<Time> tau,

            @MissingBecause("all units have one time constant")
            Optional<Time> shortestTau,

            @MissingBecause("all units have one time constant")
            Optional<Time> longestTau,

            Time dt,

            @MissingBecause(SEVERAL) Optional<Double> alpha,

            @MissingBecause("it differs among the inputs") Optional<Double> baseline,

            Vector baselines,
            List<String> constraints,
            String columnSigns,
            int autapses,
            double largestBias,
            boolean hasTonicDrive,
            double sigmaRec,
            double sigmaIn,
            Time tauIn,
            boolean rectifyInput,
            double density,
            List<GroupSummary> groups,
            WeightCheck weights,
            String check,
            JsonNode provenance) {
        @SuppressWarnings("UnusedVariable")
        private static final String NO_SIGNS = "the units have no signs";

        @SuppressWarnings("UnusedVariable")
        private static final String SEVERAL = "it differs among the units";

        static NetworkFacts of(NetworkFile file) {
            RateNetwork n = file.network();
            WeightCheck weights = WeightCheck.of(n);
            return new NetworkFacts(
                    "network",
                    n.units(),
                    n.signs().map(Population::excitatory),
                    n.signs().map(Population::inhibitory),
                    n.inputs(),
                    n.readouts(),
                    n.inputNames(),
                    n.readoutNames(),
                    n.isRateForm() ? "r: states y = W r + W_in u + b" : "x",
                    n.activation().key(),
                    ResultJson.of(n.activation()),
                    n.timeConstants().common(),
                    several(n).map(TimeConstants::shortest),
                    several(n).map(TimeConstants::longest),
                    n.dt(),
                    n.timeConstants().common().map(n.dt()::in),
                    n.commonBaseline(),
                    n.baselines(),
                    n.constraints().names(),
                    n.columnSigns(),
                    Constraints.autapses(n.recurrent()),
                    Arrays.stream(n.bias().toArray()).map(Math::abs).max().orElse(0),
                    !n.isHomogeneousAtRest(),
                    n.noise().sigmaRec(),
                    n.noise().sigmaIn(),
                    n.noise().tauIn(),
                    n.noise().rectifyInput(),
                    ShowCommand.density(n.recurrent()),
                    GroupSummary.of(n),
                    weights,
                    weights.finding(),
                    file.provenance());
        }

        private static Optional<TimeConstants> several(RateNetwork n) {
            return n.timeConstants().common().isPresent() ? Optional.empty() : Optional.of(n.timeConstants());
        }
    }

    /** A study, and what its networks begin with: the first ones where there are many. */
    private record StudyFacts(
            String is,
            String name,
            int units,
            int excitatory,
            int inputs,
            int readouts,
            Time duration,
            int epochs,
            Map<String, JsonNode> dependentSettings,
            int seedCount,
            Map<Long, FirstWeights> seeds) {
        /** Drawn and shown of a study with many seeds, at 100 units. */
        private static final int MOST_SHOWN = 20;

        static StudyFacts of(Study study) {
            Map<Long, FirstWeights> seeds = new LinkedHashMap<>();
            study.seeds().stream()
                    .limit(shown(study.network().units()))
                    .forEach(seed -> seeds.put(seed, FirstWeights.of(Ensemble.initial(study, seed))));
            return new StudyFacts(
                    "study",
                    study.name(),
                    study.network().units(),
                    study.network().population().excitatory(),
                    study.task().inputs(),
                    study.task().readouts(),
                    study.task().duration(),
                    study.training().epochs(),
                    dependentSettings(study),
                    study.seeds().size(),
                    seeds);
        }

        /** Networks whose spectra take a moment, and at least one. */
        private static long shown(int units) {
            double cost = Math.pow(units / 100.0, 3);
            return Math.clamp((long) (MOST_SHOWN / cost), 1, MOST_SHOWN);
        }

        /** Settings whose defaults depend on other settings, by their paths. */
        private static Map<String, JsonNode> dependentSettings(Study study) {
            Map<String, JsonNode> settings = new LinkedHashMap<>();
            JsonNode all = Settings.toJson(study);
            for (SettingLine line : Settings.lines(Study.class)) {
                JsonNode value = all.at("/" + line.path().replace('.', '/'));
                if (line.byDefault().contains(" where ") && !value.isMissingNode()) {
                    settings.put(line.path(), value);
                }
            }
            return settings;
        }
    }

    /** Initial weights of a network: the spectrum, the balance of rows, the distance of an outlying eigenvalue. */
    private record FirstWeights(double density, List<GroupSummary> groups, WeightCheck weights, String check) {
        static FirstWeights of(RateNetwork network) {
            WeightCheck weights = WeightCheck.of(network);
            return new FirstWeights(
                    ShowCommand.density(network.recurrent()), GroupSummary.of(network), weights, weights.finding());
        }
    }

    /** A trajectory, without its arrays. */
    private record TrajectoryFacts(
            String is, int rows, int units, int readouts, int inputs, Time first, Time last, JsonNode about) {
        static TrajectoryFacts of(TrajectoryFile file) {
            Trajectory t = file.trajectory();
            return new TrajectoryFacts(
                    "trajectory",
                    t.rows(),
                    t.units(),
                    t.z().columns(),
                    t.u().columns(),
                    t.rows() == 0 ? Time.ZERO : t.time(0),
                    t.rows() == 0 ? Time.ZERO : t.time(t.rows() - 1),
                    file.about());
        }
    }

    /** Checkpoint of a training. */
    private record CheckpointFacts(String is, long seed, int epoch, int bestEpoch, double bestR2, String recipe) {
        static CheckpointFacts of(Checkpoint c) {
            return new CheckpointFacts(
                    "checkpoint",
                    c.seed(),
                    c.state().epoch(),
                    c.state().bestEpoch(),
                    c.state().bestR2(),
                    c.recipe());
        }
    }

    /** A bare matrix. */
    private record MatrixFacts(String is, int rows, int columns, double density, double largest) {
        static MatrixFacts of(Matrix m) {
            return new MatrixFacts("matrix", m.rows(), m.columns(), ShowCommand.density(m), m.maxAbs());
        }
    }

    @Override
    public Integer call() {
        JsonNode facts = ResultJson.of(facts());
        if (json) {
            console.output().json(facts);
        } else {
            JsonTable.print(facts, console.output());
            int shown = facts.path("seeds").size();
            if (facts.path("seed_count").asInt(shown) > shown) {
                console.output()
                        .remark("first weights of " + shown + " of "
                                + facts.path("seed_count").asInt() + " seeds");
            }
        }
        return Console.DONE;
    }

    private Record facts() {
        if (Files.isDirectory(file)) {
            return RunSummary.of(file);
        }
        if (isYaml(file)) {
            Study study = Settings.read(Study.class, file, List.of());
            Ensemble.requireMemory(study, 1);
            return StudyFacts.of(study);
        }
        return switch (FileKind.of(file)) {
            case NETWORK -> NetworkFacts.of(NetworkFile.read(file));
            case TRAJECTORY -> TrajectoryFacts.of(TrajectoryFile.read(file));
            case CHECKPOINT -> CheckpointFacts.of(Checkpoint.read(file).orElseThrow());
            case MATRIX -> MatrixFacts.of(MatrixFile.readAnyShape(file, Optional.empty()));
        };
    }

    private static boolean isYaml(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }

    private static double density(Matrix m) {
        double[] entries = m.toRowMajor();
        int connections = 0;
        for (double w : entries) {
            connections += w == 0 ? 0 : 1;
        }
        return entries.length == 0 ? 0 : (double) connections / entries.length;
    }
}
