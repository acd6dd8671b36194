package dev.rondo.cli.analysis;

import dev.rondo.analysis.Subject;
import dev.rondo.analysis.surgery.NetworkChange;
import dev.rondo.cli.network.ChangeOptions;
import dev.rondo.cli.network.TrialStart;
import dev.rondo.file.MatrixFile;
import dev.rondo.file.NetworkFile;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Input of an analysis, as a user gives it.
 *
 * @param file the network or matrix
 * @param trial trial to simulate, and its first state
 * @param change change of the network
 * @param member the member of the file that is the matrix
 * @param under the constant input after the trial, if it is not the baseline
 */
record AnalysisSource(
        Path file, TrialStart trial, NetworkChange change, Optional<String> member, Optional<Vector> under) {
    /** The subject, nothing of which is read yet. */
    Subject subject() {
        Opened opened = new Opened(this);
        Subject subject = Subject.of(() -> opened.get().network(), () -> matrix(opened))
                .playing(network -> trial.of(opened.get(), file));
        return under.map(subject::under).orElse(subject);
    }

    private Matrix matrix(Opened opened) {
        return change.isNone()
                ? MatrixFile.read(file, member)
                : opened.get().network().recurrent();
    }

    /** A network file that is read when it is needed, and once. */
    private static final class Opened {
        private final AnalysisSource source;
        private @Nullable NetworkFile read;

        Opened(AnalysisSource source) {
            this.source = source;
        }

        synchronized NetworkFile get() {
            NetworkFile known = read;
            if (known == null) {
                known = source.trial.from(ChangeOptions.changed(NetworkFile.read(source.file), source.change));
                read = known;
            }
            return known;
        }
    }
}
