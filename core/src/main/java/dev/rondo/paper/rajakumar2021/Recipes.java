package dev.rondo.paper.rajakumar2021;

import dev.rondo.study.Study;
import dev.rondo.study.settings.Settings;
import dev.rondo.task.TwoSequencesTask;
import dev.rondo.task.WarpedSequencesTask;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What the networks of the figures are trained to do, and how: settings found by measurement, except for those of {@link
 * #literal}, which are the paper's.
 */
public final class Recipes {
    private static final Study SINGLE = Settings.defaults(Study.class);

    /** Five paces: without a trained bias and with smaller steps R2 stays below 0.8. */
    private static final Study WARPED = study(
            "name=warped",
            "task=warped-sequences",
            "network.initialization.input_maximum=0.5",
            "network.initialization.spectral_radius=1.5",
            "training.epochs=2000",
            "training.learning_rate=0.003",
            "training.final_learning_rate=0.0003",
            "training.train_bias=true");

    private static final List<String> TWO_SEQUENCES = List.of(
            "network.initialization.spectral_radius=1.5",
            "training.epochs=2000",
            "training.trials=40",
            "training.learning_rate=0.003",
            "training.final_learning_rate=0.0003");

    private static final Study LITERAL = study(
            "name=literal",
            "network.baseline=0",
            "network.initialization.balance=rajakumar2021",
            "network.initialization.readout_minimum=-0.1",
            "network.initialization.readout=0.1",
            "training.optimizer=sgd",
            "training.learning_rate=0.01",
            "training.final_learning_rate=0.01",
            "training.epochs=30000",
            "training.omega=2",
            "training.revive=0",
            "training.validate_every=500");

    private Recipes() {}

    private static Study study(String... settings) {
        return Settings.read(Study.class, "", "a recipe", List.of(settings));
    }

    /** One stimulus, one sequence of eight: the study that {@code rondo run} trains when nothing is said. */
    public static Study single() {
        return SINGLE;
    }

    /**
     * The same by the letter of the paper: no baseline, no bias, ReLU, exact balance of every row, W_out from U[-0.1, 0.1],
     * plain gradient descent with the vanishing-gradient term and no help for silent readouts.
     */
    public static Study literal() {
        return LITERAL;
    }

    /** One sequence of five at five paces. */
    public static Study warped() {
        return WARPED;
    }

    /** The task of {@link #warped}. */
    public static WarpedSequencesTask warpedTask() {
        return (WarpedSequencesTask) WARPED.task();
    }

    /** Two sequences of eight. */
    public static Study twoSequences(TwoSequencesTask.Setup setup) {
        String name = switch (setup) {
            case FALLING_FORWARD -> "two-sequences-1";
            case FALLING_BACKWARD -> "two-sequences-2";
            case SEPARATE_READOUTS -> "two-sequences-3";
        };
        return study(Stream.concat(
                        Stream.of(
                                "name=" + name,
                                "task={kind: two-sequences, setup: " + dev.rondo.setting.Names.kebab(setup) + "}"),
                        TWO_SEQUENCES.stream())
                .toArray(String[]::new));
    }

    /** The task of {@link #twoSequences}. */
    public static TwoSequencesTask twoSequencesTask(TwoSequencesTask.Setup setup) {
        return (TwoSequencesTask) twoSequences(setup).task();
    }

    /** A recipe with the seeds 1, 2, ..., count. */
    public static Study withFirstSeeds(Study recipe, int count) {
        return recipe.withSeeds(LongStream.rangeClosed(1, count).boxed().toList());
    }
}
