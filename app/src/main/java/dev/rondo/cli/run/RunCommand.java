package dev.rondo.cli.run;

import dev.rondo.cli.console.Browser;
import dev.rondo.cli.console.Console;
import dev.rondo.cli.console.Output;
import dev.rondo.file.ResultJson;
import dev.rondo.lab.Lab;
import dev.rondo.lab.LabNetwork;
import dev.rondo.network.RateNetwork;
import dev.rondo.report.ensemble.EnsembleRun;
import dev.rondo.run.RunFolder;
import dev.rondo.run.Study;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code rondo run}: the main job. */
@Command(
        footer = {
            "",
            "Examples:",
            "  rondo run                                   the default study: five networks and a report",
            "  rondo run study.yaml --out runs/mine --lab  another one, with a page to touch its network"
        })
public final class RunCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private StudyOptions options = new StudyOptions();

    @Option(names = "--open", description = "Show the report in the browser.")
    private boolean open;

    @Option(
            names = "--lab",
            description =
                    "Write lab.html beside the report: a page on which the best network is touched (see rondo lab).")
    private boolean lab;

    public RunCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Optional<EnsembleRun.Result> result = options.work(
                console,
                (study, folder, threads, stop, listener) -> EnsembleRun.run(
                        study,
                        folder,
                        threads,
                        stop,
                        listener,
                        (target, network) -> writeLab(study, target, network, stop)));
        result.ifPresent(this::show);
        return StudyOptions.exitCode(result.map(EnsembleRun.Result::diverged).orElse(List.of()), console.output());
    }

    private void writeLab(Study study, RunFolder folder, RateNetwork network, BooleanSupplier stop) {
        if (lab) {
            LabNetwork shown =
                    new LabNetwork(RunFolder.NETWORK, network, study.task().conditions(network.dt()), Optional.empty());
            folder.write(RunFolder.LAB, Lab.page(shown, stop));
        }
    }

    private void show(EnsembleRun.Result result) {
        Output output = console.output();
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
