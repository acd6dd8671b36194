package dev.rondo.cli;

import dev.rondo.file.ResultJson;
import dev.rondo.report.ensemble.EnsembleRun;
import dev.rondo.run.RunFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code rondo run}: the main job. */
@Command
final class RunCommand implements Callable<Integer> {
    private final Rondo rondo;

    @Mixin
    private StudyOptions options = new StudyOptions();

    @Option(names = "--open", description = "Show the report in the browser.")
    private boolean open;

    RunCommand(Rondo rondo) {
        this.rondo = rondo;
    }

    @Override
    public Integer call() {
        Optional<EnsembleRun.Result> result = options.work(rondo, EnsembleRun::run);
        result.ifPresent(this::show);
        return StudyOptions.exitCode(result.map(EnsembleRun.Result::diverged).orElse(List.of()), rondo.output());
    }

    private void show(EnsembleRun.Result result) {
        Output output = rondo.output();
        Path report = Path.of(result.folder()).resolve(RunFolder.REPORT);
        if (options.isJson()) {
            output.json(ResultJson.of(result));
        } else {
            result.runs().forEach(r -> output.result(EnsembleRun.line(r)));
            output.result(String.format(
                    Locale.ROOT, "best: seed %d; %.1f s; report: %s", result.best(), result.seconds(), report));
        }
        if (open) {
            open(report, output);
        }
    }

    /** Asks the desktop's own opener; the launcher's Java has no windows of its own. */
    private static void open(Path report, Output output) {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String opener = system.contains("mac") ? "open" : system.contains("win") ? "explorer" : "xdg-open";
        try {
            new ProcessBuilder(opener, report.toUri().toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            output.remark("No browser could be opened here (" + opener + "); the report is " + report.toUri());
        }
    }
}
