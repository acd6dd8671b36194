package dev.rondo.cli;

import dev.rondo.analysis.Subject;
import dev.rondo.file.MatrixFile;
import dev.rondo.file.NetworkFile;
import dev.rondo.linalg.Vector;
import dev.rondo.run.TrialChoice;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Input of an analysis, as a user gives it.
 *
 * @param file the network or matrix
 * @param trial trial to simulate
 * @param member the member of the file that is the matrix
 * @param under the constant input after the trial, if it is not the baseline
 */
record AnalysisSource(Path file, TrialChoice trial, Optional<String> member, Optional<Vector> under) {
    /** The subject, nothing of which is read yet. */
    Subject subject() {
        Opened opened = new Opened(file);
        Subject subject = Subject.of(() -> opened.get().network(), () -> MatrixFile.read(file, member))
                .playing(network -> trial.of(opened.get(), file));
        return under.map(subject::under).orElse(subject);
    }

    /** A network file that is read when it is needed, and once. */
    private static final class Opened {
        private final Path file;
        private @Nullable NetworkFile read;

        Opened(Path file) {
            this.file = file;
        }

        synchronized NetworkFile get() {
            NetworkFile known = read;
            if (known == null) {
                known = NetworkFile.read(file);
                read = known;
            }
            return known;
        }
    }
}
