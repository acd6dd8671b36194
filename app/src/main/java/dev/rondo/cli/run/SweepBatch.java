package dev.rondo.cli.run;

import dev.rondo.cli.console.Output;
import dev.rondo.run.sweep.JobScript;
import dev.rondo.run.sweep.SlurmJobs;
import dev.rondo.run.sweep.SlurmSettings;
import dev.rondo.run.sweep.SweepFolder;
import dev.rondo.run.sweep.SweepStatus;
import dev.rondo.run.sweep.TimeSpan;
import dev.rondo.setting.Refusal;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Workers of a sweep in a batch system: options of the command line go before the sweep's own settings.
 *
 * @param workers number of workers; without it, one for each open point, at most {@value #USUAL_WORKERS}
 * @param threads points at the same time in each
 */
record SweepBatch(
        SweepFolder folder,
        Optional<Integer> workers,
        Optional<Integer> threads,
        Optional<Duration> time,
        Optional<String> partition,
        Optional<String> account,
        Optional<String> options,
        boolean failFast) {
    /** Class that the worker processes run: the program itself. */
    private static final String PROGRAM = "dev.rondo.cli.Main";

    static final int USUAL_WORKERS = 10;

    /** Submits the workers to Slurm. */
    void submit(Output output) {
        JobScript script = script();
        if (script.resources().workers() == 0) {
            output.remark("Nothing is left to do");
            return;
        }
        String job = new SlurmJobs(folder).submit(script);
        output.result("job " + job + ": " + script.resources().workers()
                + (script.resources().workers() == 1 ? " worker" : " workers") + "; how far they are: rondo sweep "
                + folder.path());
    }

    /** Writes the script, and says how batch systems take it. */
    void write(Output output) {
        JobScript script = script();
        output.result("script: " + SlurmJobs.write(script));
        script.submitLines().forEach(output::result);
    }

    private JobScript script() {
        SlurmSettings settings = folder.sweep().slurm();
        SweepStatus status = SweepStatus.of(folder);
        int open = status.points() - status.done() - status.failed();
        try {
            return new JobScript(
                    folder,
                    self(),
                    new JobScript.Resources(
                            Math.min(open, workers.orElse(USUAL_WORKERS)),
                            threads.orElse(1),
                            time.orElseGet(() -> TimeSpan.parse(settings.time())),
                            settings.memory(),
                            partition.or(settings::partition),
                            account.or(settings::account),
                            options.or(settings::options)
                                    .map(words -> Arrays.asList(words.strip().split("\\s+", -1)))
                                    .orElse(List.of()),
                            failFast));
        } catch (IllegalArgumentException e) {
            throw Refusal.misuse("slurm: " + e.getMessage(), e);
        }
    }

    /** The words that started this program: its launcher, or Java itself where there was none. */
    private static List<String> self() {
        String launcher = System.getProperty("rondo.launcher");
        if (launcher != null) {
            return List.of(launcher);
        }
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(word ->
                        Stream.of("-agent", "-javaagent", "-Xmx", "-XX:AOT").noneMatch(word::startsWith))
                .forEach(words::add);
        words.addAll(List.of("-cp", absolute(System.getProperty("java.class.path")), PROGRAM));
        return words;
    }

    private static String absolute(String classPath) {
        return String.join(
                java.io.File.pathSeparator,
                Arrays.stream(classPath.split(java.io.File.pathSeparator, -1))
                        .map(entry ->
                                Path.of(entry).toAbsolutePath().normalize().toString())
                        .toList());
    }
}
