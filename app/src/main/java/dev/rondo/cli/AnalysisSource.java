package dev.rondo.cli;

import dev.rondo.analysis.Subject;
import dev.rondo.analysis.TrialInput;
import dev.rondo.dynamics.Stimulus;
import dev.rondo.dynamics.Time;
import dev.rondo.file.MatrixFile;
import dev.rondo.file.NetworkFile;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.Simulator;
import dev.rondo.setting.Refusal;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;

/**
 * What a user hands to an analysis.
 *
 * @param file the network or matrix
 * @param input the file of the trial's input, if one is given
 * @param stimulus the trial's stimulus by name, if none is
 * @param member the member of the file that is the matrix
 * @param under the constant input after the trial, if it is not the baseline
 */
record AnalysisSource(
        Path file, Optional<Path> input, Optional<String> stimulus, Optional<String> member, Optional<Vector> under) {
    /** How long the trial of a named stimulus is. */
    private static final Time TRIAL = Time.seconds(1);

    private static final String USUAL = "decay";

    /** The subject, nothing of which is read yet. */
    Subject subject() {
        Subject subject = Subject.of(() -> NetworkFile.read(file).network(), () -> MatrixFile.read(file, member))
                .playing(network -> trial(network, input, stimulus));
        return under.map(subject::under).orElse(subject);
    }

    /** The input of a trial. */
    static TrialInput trial(RateNetwork network, Optional<Path> input, Optional<String> stimulus) {
        if (input.isPresent()) {
            Matrix u = MatrixFile.readAnyShape(input.get(), Optional.empty());
            if (u.columns() != network.inputs()) {
                throw Refusal.misuse(input.get() + ": an input is T x N_in, and the network has " + network.inputs()
                        + (network.inputs() == 1 ? " input" : " inputs") + ": it is " + u.shape());
            }
            return new TrialInput(network.dt().times(u.rows()) + " of the input " + input.get(), u);
        }
        String name = stimulus.orElse(USUAL);
        try {
            Matrix u = Simulator.of(network).input(Collections.nCopies(network.inputs(), Stimulus.named(name)), TRIAL);
            return new TrialInput(TRIAL + " of stimulus '" + name + "'", u);
        } catch (IllegalArgumentException e) {
            throw Refusal.misuse(String.valueOf(e.getMessage()), e);
        }
    }
}
