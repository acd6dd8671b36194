package dev.rondo.cli.network;

import dev.rondo.run.TrialChoice;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say what is played to a network, and from which state. */
public final class TrialOptions {
    public static final String X0 = "--x0";
    public static final String FROM_BRANCH = "--from-branch";

    @Option(
            names = TrialChoice.CONDITION,
            paramLabel = "NAME",
            description = "The condition of the learned task that is played, by name or variables such as coherence=4"
                    + " (default: its first; no stimulus if the file names no task).")
    private @Nullable String condition;

    @Option(
            names = TrialChoice.STIMULUS,
            paramLabel = "NAME",
            description = "A stimulus by name instead, for as long as a trial of the task (1 s without a task).")
    private @Nullable String stimulus;

    @Option(
            names = TrialChoice.INPUT,
            paramLabel = "U",
            description = "What the network sees instead, T or T x N_in, baseline included (npy, npz, csv, mat, h5).")
    private @Nullable Path input;

    @Option(
            names = X0,
            paramLabel = "FILE",
            description = "Begin at another state: N numbers, or the end of a trajectory file. Without one of the three"
                    + " options above nothing is played.")
    private @Nullable Path x0;

    @Option(
            names = FROM_BRANCH,
            paramLabel = "FILE:POINT",
            description =
                    "Take the parameter's value and the state of a point of a branch (continue --out FILE.npz, .mat"
                            + " or .h5; points from 0, -1 is the last), and play nothing unless it is said what.")
    private @Nullable String fromBranch;

    /** Choice that the options make. */
    public TrialStart start() {
        return new TrialStart(
                new TrialChoice(
                        Optional.ofNullable(input), Optional.ofNullable(stimulus), Optional.ofNullable(condition)),
                Optional.ofNullable(x0),
                Optional.ofNullable(fromBranch));
    }
}
