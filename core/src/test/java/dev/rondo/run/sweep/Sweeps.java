package dev.rondo.run.sweep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Sweeps of a moment for tests. */
final class Sweeps {
    /** A study of a moment. */
    static final String STUDY = """
        name: tiny
        network: {units: 8}
        task: {readouts: 2, duration_ms: 200}
        training: {epochs: 4, trials: 2, validation_trials: 2, validate_every: 2}
        """;

    static final Crew.Listener SILENT = new Crew.Listener() {
        @Override
        public void begins(Point point) {}

        @Override
        public void share(Point point, double share) {}

        @Override
        public void ends(Point point, boolean failed, String message) {}
    };

    private Sweeps() {}

    /** A sweep file beside the study. */
    static Path file(Path folder, String yaml) {
        try {
            Files.writeString(folder.resolve("study.yaml"), STUDY);
            return Files.writeString(folder.resolve("sweep.yaml"), "study: study.yaml\n" + yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A sweep that has begun: nothing of it is computed. */
    static SweepFolder begun(Path folder, String yaml) {
        SweepFolder sweep = new SweepFolder(folder.resolve("out"));
        SweepPlan.read(file(folder, yaml)).begin(sweep, false);
        return sweep;
    }

    /** Works in a folder by two workers. */
    static Crew.Ending work(SweepFolder folder) {
        return new Crew(folder, 2, Optional.empty(), false, () -> false, SILENT).run();
    }

    /** The text of the table. */
    static String table(SweepFolder folder) {
        return TableFiles.csv(SweepTable.of(folder));
    }
}
