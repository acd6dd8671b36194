package dev.rondo.cli;

import dev.rondo.report.ensemble.EnsembleRun;
import dev.rondo.study.ResultJson;
import dev.rondo.study.Study;
import dev.rondo.study.ensemble.Ensemble;
import dev.rondo.study.ensemble.Member;
import dev.rondo.study.settings.Settings;
import dev.rondo.training.Epoch;
import java.awt.Desktop;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rondo run}: the main job. */
@Command
final class RunCommand implements Callable<Integer> {
    private final Rondo rondo;

    @Parameters(
            paramLabel = "STUDY",
            arity = "0..1",
            description = "A study file; without one, the sequence task with five seeds.")
    private @Nullable Path file;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Change a setting, e.g. training.epochs=2000; may be given often.")
    private List<String> settings = List.of();

    @Option(names = "--out", paramLabel = "DIR", description = "The folder to make (runs/NAME).")
    private @Nullable Path out;

    @Option(names = "--force", description = "Replace a run folder of that name.")
    private boolean force;

    @Option(names = "--threads", paramLabel = "N", description = "Networks trained at the same time (all processors).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--open", description = "Show the report in the browser.")
    private boolean open;

    @Option(names = "--json", description = "Print the result as one JSON document.")
    private boolean json;

    RunCommand(Rondo rondo) {
        this.rondo = rondo;
    }

    @Override
    public Integer call() {
        Study study = file == null
                ? Settings.read(Study.class, "", "the default study", settings)
                : Settings.read(Study.class, file, settings);
        Path folder = out == null ? Path.of("runs", study.name()) : out;
        EnsembleRun.Result result = run(study, folder);
        Output output = rondo.output();
        if (json) {
            output.json(ResultJson.of(result));
        } else {
            result.runs().forEach(r -> output.result(EnsembleRun.line(r)));
            output.result(String.format(
                    Locale.ROOT,
                    "best: seed %d; %.1f s; report: %s",
                    result.best(),
                    result.seconds(),
                    Path.of(result.folder()).resolve("report.html")));
        }
        if (open) {
            show(Path.of(result.folder()).resolve("report.html"), output);
        }
        return Main.DONE;
    }

    private EnsembleRun.Result run(Study study, Path folder) {
        long total = (long) study.seeds().size() * study.training().epochs();
        String seeds = study.seeds().stream().map(String::valueOf).collect(Collectors.joining(", "));
        try (Progress progress = rondo.output().progress("training seeds " + seeds, 0, total)) {
            return EnsembleRun.run(study, folder, force, threads, new Watcher(progress));
        }
    }

    private static void show(Path report, Output output) {
        try {
            if (Desktop.isDesktopSupported() && Desktop.getDesktop().isSupported(Desktop.Action.BROWSE)) {
                Desktop.getDesktop().browse(report.toUri());
                return;
            }
        } catch (IOException | UnsupportedOperationException e) {
            output.warn("the browser did not start: " + e.getMessage());
        }
        output.remark("There is no browser to open here; the report is " + report.toUri());
    }

    /** Tells the progress of epochs. */
    private static final class Watcher implements Ensemble.Listener {
        private final Progress progress;
        private final AtomicLong done = new AtomicLong();
        private volatile String note = "";

        Watcher(Progress progress) {
            this.progress = progress;
        }

        @Override
        public void epoch(long seed, Epoch epoch) {
            epoch.validation().ifPresent(v -> note = String.format(Locale.ROOT, "seed %d at R2 %.3f", seed, v.r2()));
            progress.at(done.incrementAndGet(), note);
        }

        @Override
        public void examining(long seed) {
            note = "seed " + seed + " left alone";
        }

        @Override
        public void done(Member member) {
            note = "seed " + member.seed() + " done";
        }
    }
}
