package dev.rondo.cli.network;

import dev.rondo.analysis.TrialInput;
import dev.rondo.cli.console.UserInput;
import dev.rondo.file.BranchState;
import dev.rondo.file.FileKind;
import dev.rondo.file.MatrixFile;
import dev.rondo.file.NetworkFile;
import dev.rondo.file.TrajectoryFile;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.run.TrialChoice;
import dev.rondo.setting.Refusal;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Trial of a network: what is played, and the state in which it begins.
 *
 * @param choice what is played
 * @param x0 file of the first state, if it is not the network's own
 * @param fromBranch point of a branch whose parameter value and state are taken, {@code FILE:POINT}
 */
public record TrialStart(TrialChoice choice, Optional<Path> x0, Optional<String> fromBranch) {
    /** @throws Refusal if two states are given */
    public TrialStart {
        if (x0.isPresent() && fromBranch.isPresent()) {
            throw Refusal.misuse("A trial begins at one state, got " + TrialOptions.X0 + " " + x0.get() + " and "
                    + TrialOptions.FROM_BRANCH + " " + fromBranch.get() + ": leave one out");
        }
    }

    private Optional<String> state() {
        return x0.map(Path::toString).or(() -> fromBranch);
    }

    /** The options of the command line that say so. */
    public String options() {
        return (choice.options()
                        + x0.map(file -> " " + TrialOptions.X0 + " " + file).orElse("")
                        + fromBranch
                                .map(point -> " " + TrialOptions.FROM_BRANCH + " " + point)
                                .orElse(""))
                .strip();
    }

    /** A network file whose network begins at the state. */
    public NetworkFile from(NetworkFile file) {
        if (fromBranch.isPresent()) {
            String point = fromBranch.get();
            return new NetworkFile(
                    UserInput.by(
                            TrialOptions.FROM_BRANCH + " " + point,
                            () -> BranchState.read(point).of(file.network())),
                    file.provenance());
        }
        return x0.map(state -> new NetworkFile(
                        UserInput.by(
                                TrialOptions.X0 + " " + state,
                                () -> file.network().withInitialState(state(state))),
                        file.provenance()))
                .orElse(file);
    }

    /**
     * Input that is played: nothing where only the state is given.
     *
     * @param file the network's file
     * @param source its name
     */
    public TrialInput of(NetworkFile file, Path source) {
        Optional<String> state = state();
        if (state.isEmpty()) {
            return choice.of(file, source);
        }
        TrialInput played = choice.equals(TrialChoice.USUAL)
                ? new TrialInput("no stimulus", Matrix.zeros(0, file.network().inputs()))
                : choice.of(file, source);
        return new TrialInput(played.words() + ", from the state in " + state.get(), played.input());
    }

    private static Vector state(Path file) {
        if (isTrajectory(file)) {
            Matrix x = TrajectoryFile.read(file).trajectory().x();
            if (x.rows() == 0) {
                throw Refusal.misuse(file + ": the trajectory has no state");
            }
            return x.row(x.rows() - 1);
        }
        Matrix numbers = MatrixFile.readAnyShape(file, Optional.empty());
        if (numbers.rows() != 1 && numbers.columns() != 1) {
            throw Refusal.misuse(file + ": a state is one row of numbers: it is " + numbers.shape());
        }
        return Vector.owning(numbers.toRowMajor());
    }

    private static boolean isTrajectory(Path file) {
        return FileKind.of(file) == FileKind.TRAJECTORY;
    }
}
