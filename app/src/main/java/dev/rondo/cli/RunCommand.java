package dev.rondo.cli;

import dev.rondo.file.ResultJson;
import dev.rondo.report.ensemble.EnsembleRun;
import dev.rondo.run.RunFolder;
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
            output.result(result.best()
                    .map(seed -> String.format(
                            Locale.ROOT, "best: seed %d; %.1f s; report: %s", seed, result.seconds(), report))
                    .orElseGet(() -> StudyOptions.nothingTrained(result.folder())));
        }
        if (open && result.best().isPresent()) {
            Browser.open(report.toUri(), "the report", output);
        }
    }
}
