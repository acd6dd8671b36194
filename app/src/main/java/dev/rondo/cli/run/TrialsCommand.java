package dev.rondo.cli.run;

import dev.rondo.cli.console.Console;
import dev.rondo.cli.console.FigureFile;
import dev.rondo.cli.console.Table;
import dev.rondo.cli.console.UserInput;
import dev.rondo.dynamics.Time;
import dev.rondo.file.TrialsFile;
import dev.rondo.file.atomic.FileGroup;
import dev.rondo.random.Key;
import dev.rondo.report.TrialsFigure;
import dev.rondo.run.ConditionName;
import dev.rondo.run.Study;
import dev.rondo.setting.Memory;
import dev.rondo.setting.Refusal;
import dev.rondo.setting.yaml.Settings;
import dev.rondo.task.Task;
import dev.rondo.task.Trial;
import dev.rondo.task.TrialFacts.Span;
import dev.rondo.task.Trials;
import dev.rondo.task.Value;
import dev.rondo.task.trials.TrialsTask;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code rondo trials STUDY}: the trials of a task, to look at before it is trained. */
@Command(
        footer = {
            "",
            "Examples:",
            "  rondo trials study.yaml --show 4                              what is shown and wanted",
            "  rondo trials study.yaml --figure trials.svg --out trials.npz  as a picture and as arrays"
        })
public final class TrialsCommand implements Callable<Integer> {
    private static final int MOST_DRAWN = 40;

    private final Console console;

    /** Noise of the trials: on or off. */
    enum Noise {
        /** Noise of the task, and epochs of drawn lengths. */
        ON,
        /** Conditions as they are without noise, with epochs of mean length. */
        OFF
    }

    @Parameters(
            paramLabel = "STUDY",
            arity = "0..1",
            description = "Study file (YAML); without one, the sequence task.")
    private @Nullable Path file;

    @Option(names = "--show", paramLabel = "N", description = "Number of trials (default: 8); conditions come in turn.")
    private int show = 8;

    @Option(
            names = "--condition",
            paramLabel = "NAME=VALUE",
            split = ",",
            description = "Only conditions with these values of variables, such as coherence=4,choice=first.")
    private List<String> wanted = List.of();

    @Option(names = "--all-conditions", description = "One trial of every condition, without catch trials.")
    private boolean isAll;

    @Option(
            names = "--noise",
            paramLabel = "WHEN",
            description = "on (default): noise of the task and drawn epochs; off: plain conditions.")
    private Noise noise = Noise.ON;

    @Option(names = "--epoch", paramLabel = "NAME=MS", description = "Fix the length of an epoch; may be given often.")
    private List<String> epochs = List.of();

    @Option(names = "--figure", paramLabel = "FILE", description = "Figure to write: .svg, .pdf, .png, .tex or .json.")
    private @Nullable Path figure;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Arrays to write (.npz, .mat, .h5 or .json): u, target, mask, variables.")
    private @Nullable Path out;

    @Option(names = "--seed", paramLabel = "N", description = "Random seed of drawn trials (default: 1).")
    private long seed = 1;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Change a setting, such as network.dt_ms=10; may be given often.")
    private List<String> settings = List.of();

    @Option(names = "--force", description = "Overwrite existing output files.")
    private boolean force;

    @Option(names = "--json", description = "Print the trials as one JSON document.")
    private boolean json;

    public TrialsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (show < 1) {
            throw Refusal.misuse("--show must be a whole number >= 1, got " + show);
        }
        Optional.ofNullable(out).ifPresent(TrialsFile::requireForm);
        Optional<FigureFile> drawing = Optional.ofNullable(figure).map(path -> new FigureFile(path, force));
        Study study = file == null
                ? Settings.read(Study.class, "", "the default study", settings)
                : Settings.read(Study.class, file, settings);
        Task task = withEpochs(study.task());
        Time dt = study.network().dt();
        List<Trial> trials = trials(task, dt);
        FileGroup files = new FileGroup();
        if (out != null) {
            new TrialsFile(trials, dt).addTo(files, out, force);
        }
        drawing.ifPresent(to -> to.addTo(
                files,
                TrialsFigure.of(
                        task.inputNames(),
                        task.readoutNames(),
                        trials.subList(0, Math.min(trials.size(), MOST_DRAWN)),
                        dt)));
        files.write();
        if (json) {
            console.output().json(document(study, task, trials));
        } else {
            print(task, dt, trials);
        }
        study.remarks().forEach(console.output()::remark);
        if (drawing.isPresent() && trials.size() > MOST_DRAWN) {
            console.output().remark("the figure shows the first " + MOST_DRAWN + " of " + trials.size() + " trials");
        }
        return Console.DONE;
    }

    private Task withEpochs(Task task) {
        Task changed = task;
        for (String epoch : epochs) {
            int equals = epoch.indexOf('=');
            if (equals < 1 || !(changed instanceof TrialsTask trials)) {
                throw Refusal.misuse(
                        equals < 1
                                ? "--epoch must be NAME=MS, such as delay=3000, got " + epoch
                                : "--epoch fixes an epoch of a task of kind trials: this one has none");
            }
            changed = UserInput.by(
                    "--epoch " + epoch,
                    () -> trials.withEpoch(
                            epoch.substring(0, equals), Time.ms(Double.parseDouble(epoch.substring(equals + 1)))));
        }
        return changed;
    }

    private List<Trial> trials(Task task, Time dt) {
        Trials trials = task.trials(dt);
        List<Long> chosen = chosen(task, dt, trials);
        long count = isAll ? chosen.size() : show;
        Memory.require(
                count * task.duration().steps(dt) * (task.inputs() + 2L * task.readouts()) * Double.BYTES * 3,
                count + " trials");
        Key key = Key.ofSeed(seed).child("validation").child("trials");
        return LongStream.range(0, count)
                .mapToObj(k -> trial(trials, task.jitters(), chosen.get((int) (k % chosen.size())), key.child(k)))
                .toList();
    }

    private Trial trial(Trials trials, boolean isJittered, long condition, Key key) {
        return noise == Noise.OFF || !isJittered ? trials.condition(condition) : trials.validation(condition, key);
    }

    /** Numbers of the conditions that were asked for. */
    private List<Long> chosen(Task task, Time dt, Trials trials) {
        long count = trials.conditionCount();
        if (isAll || !wanted.isEmpty()) {
            if (count > ConditionName.MOST_SEARCHED) {
                double bytes = (double) count
                        * task.duration().steps(dt)
                        * (task.inputs() + 2.0 * task.readouts())
                        * Double.BYTES;
                throw Refusal.misuse(
                        "The task has " + count + " conditions, too many to go through (written out, they take "
                                + Memory.ofData(bytes) + "): give --show N, or fix variables with --set");
            }
        }
        long looked = wanted.isEmpty() && !isAll ? Math.min(count, show) : count;
        List<Long> chosen = LongStream.range(0, looked)
                .filter(k -> wanted.isEmpty() || isWanted(trials.condition(k)))
                .boxed()
                .toList();
        if (chosen.isEmpty()) {
            throw Refusal.misuse("No condition has " + String.join(", ", wanted) + ". The first is "
                    + trials.condition(0).name() + "; there are " + count);
        }
        return chosen;
    }

    private boolean isWanted(Trial trial) {
        return wanted.stream().allMatch(want -> new ConditionName(want).fits(trial));
    }

    private void print(Task task, Time dt, List<Trial> trials) {
        Table about = Table.ofPairs()
                .row("inputs", names(task.inputNames()))
                .row("readouts", names(task.readoutNames()))
                .row("conditions", Long.toString(task.conditionCount(dt)))
                .row("step", dt.toString());
        console.output().table(about);
        Table table = Table.of("trial", "steps", "epochs (steps)", "input", "target");
        for (Trial trial : trials) {
            table.row(
                    trial.name(),
                    Integer.toString(trial.length()),
                    trial.facts().epochs().entrySet().stream()
                            .map(e -> e.getKey() + " " + e.getValue().steps())
                            .collect(Collectors.joining(", ")),
                    range(trial, false),
                    range(trial, true));
        }
        console.output().table(table);
    }

    private static String names(List<String> names) {
        int most = 12;
        return names.size() <= most
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, most)) + ", ... (" + names.size() + ")";
    }

    /** Smallest and largest input, or target that counts. */
    private static String range(Trial trial, boolean isTarget) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        var values = isTarget ? trial.target() : trial.input();
        for (int t = 0; t < trial.length(); t++) {
            for (int k = 0; k < values.columns(); k++) {
                if (!isTarget || trial.mask().get(t, k) > 0) {
                    least = Math.min(least, values.get(t, k));
                    most = Math.max(most, values.get(t, k));
                }
            }
        }
        return least > most ? "-" : String.format(Locale.ROOT, "%.4g to %.4g", least, most);
    }

    private ObjectNode document(Study study, Task task, List<Trial> trials) {
        Time dt = study.network().dt();
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("study", study.name());
        document.put("dt_ms", dt.ms()).put("conditions", task.conditionCount(dt));
        task.inputNames().forEach(document.putArray("inputs")::add);
        task.readoutNames().forEach(document.putArray("readouts")::add);
        ArrayNode array = document.putArray("trials");
        for (Trial trial : trials) {
            ObjectNode one = array.addObject().put("name", trial.name());
            one.put("condition", trial.facts().condition()).put("steps", trial.length());
            one.put("duration_ms", dt.times(trial.length()).ms());
            ObjectNode variables = one.putObject("variables");
            for (Map.Entry<String, Value> e : trial.facts().variables().entrySet()) {
                variables.set(e.getKey(), e.getValue().json());
            }
            ArrayNode spans = one.putArray("epochs");
            for (Map.Entry<String, Span> e : trial.facts().epochs().entrySet()) {
                spans.addObject()
                        .put("name", e.getKey())
                        .put("from_step", e.getValue().from())
                        .put("to_step", e.getValue().to());
            }
        }
        study.remarks().forEach(document.putArray("remarks")::add);
        return document;
    }
}
