package dev.rondo.cli;

import dev.rondo.dynamics.Stimulus;
import dev.rondo.dynamics.Time;
import dev.rondo.file.MatrixFile;
import dev.rondo.file.NetworkFile;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.Simulator;
import dev.rondo.setting.Refusal;
import dev.rondo.setting.yaml.Settings;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What a user hands to an analysis.
 *
 * @param file the network or matrix
 * @param input the file of the trial's input, if one is given
 * @param stimulus the trial's stimulus by name, if none is
 * @param member which member of the file is the matrix
 * @param settings the analysis's settings, KEY=VALUE
 */
record AnalysisSource(
        Path file, Optional<Path> input, String stimulus, Optional<String> member, List<String> settings) {
    /** How long the trial of a named stimulus is. */
    private static final Time TRIAL = Time.seconds(1);

    RateNetwork network() {
        return NetworkFile.read(file).network();
    }

    Matrix matrix() {
        return MatrixFile.read(file, member);
    }

    /** The trial's input, baseline included. */
    Matrix trial(RateNetwork network) {
        return trial(network, input, stimulus);
    }

    /** The network's state at the end of the trial. */
    Vector afterTrial(RateNetwork network) {
        return Vector.owning(Simulator.of(network).stateAfter(trial(network)));
    }

    static Matrix trial(RateNetwork network, Optional<Path> input, String stimulus) {
        if (input.isPresent()) {
            Matrix u = MatrixFile.readAnyShape(input.get(), Optional.empty());
            if (u.columns() != network.inputs()) {
                throw Refusal.misuse(input.get() + ": an input is T x N_in, and the network has " + network.inputs()
                        + (network.inputs() == 1 ? " input" : " inputs") + ": it is " + u.shape());
            }
            return u;
        }
        try {
            return Simulator.of(network).input(Collections.nCopies(network.inputs(), Stimulus.named(stimulus)), TRIAL);
        } catch (IllegalArgumentException e) {
            throw Refusal.misuse(String.valueOf(e.getMessage()), e);
        }
    }

    /** The settings of an analysis. */
    <T extends Record> T settings(Class<T> type) {
        return Settings.read(type, "", "the analysis", settings);
    }
}
