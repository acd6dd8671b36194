package dev.rondo.paper.rajakumar2021;

import dev.rondo.run.Study;
import dev.rondo.setting.Names;
import dev.rondo.setting.yaml.Settings;
import dev.rondo.task.TwoSequencesTask;
import dev.rondo.task.WarpedSequencesTask;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Studies on which the networks of the figures are trained: settings found by measurement, except for those of {@link
 * #literal}, which are the paper's. Each has a shorter form for a first look.
 */
public final class Recipes {
    private static final List<String> SHORT_SINGLE = List.of(
            "name=sequence-short",
            "training.epochs=300",
            "training.learning_rate=0.003",
            "training.final_learning_rate=0.0003");

    /** Five paces: without a trained bias and with smaller steps R2 stays below 0.8. */
    private static final List<String> WARPED = List.of(
            "name=warped",
            "task=warped-sequences",
            "network.initialization.input_maximum=0.5",
            "network.initialization.spectral_radius=1.5",
            "training.epochs=2000",
            "training.learning_rate=0.003",
            "training.final_learning_rate=0.0003",
            "training.train_bias=true");

    /** Larger steps learn faster, yet some of five networks then lose a readout. */
    private static final List<String> TWO_SEQUENCES = List.of(
            "network.initialization.spectral_radius=1.5",
            "training.epochs=2000",
            "training.trials=40",
            "training.learning_rate=0.003",
            "training.final_learning_rate=0.0003");

    private static final List<String> SHORT_TWO_SEQUENCES =
            List.of("training.epochs=1200", "training.trials=20", "training.learning_rate=0.006");

    /**
     * With readouts of their own the first bump of the rising ramp is called for by a weak input and must not be by a strong
     * one: that takes a threshold, which a ReLU network has with a bias. (With shared readouts a bias helps too, but second
     * stimuli out of the cycle then call for nothing.)
     */
    private static final List<String> SEPARATE_READOUTS =
            List.of("training.epochs=1200", "training.trials=20", "training.train_bias=true");

    private static final List<String> SHORT_SEPARATE_READOUTS =
            List.of("training.epochs=600", "training.trials=20", "training.train_bias=true");

    private static final List<String> LITERAL = List.of(
            "name=literal",
            "network.baseline=0",
            "network.rectify_input=false",
            "network.initialization.balance=rajakumar2021",
            "network.initialization.readout_minimum=-0.1",
            "network.initialization.readout=0.1",
            "training.optimizer=sgd",
            "training.learning_rate=0.01",
            "training.final_learning_rate=0.01",
            "training.epochs=30000",
            "training.omega=2",
            "training.revive=0",
            "training.validate_every=250");

    private Recipes() {}

    private static Study study(List<String> settings, String... more) {
        return Settings.read(
                Study.class,
                "",
                "a recipe",
                Stream.concat(settings.stream(), Stream.of(more)).toList());
    }

    /** One stimulus, one sequence of eight: the study that {@code rondo run} trains when nothing is said. */
    public static Study single() {
        return single(false);
    }

    /** @param quick true for fewer, larger steps */
    public static Study single(boolean quick) {
        return study(quick ? SHORT_SINGLE : List.of());
    }

    /**
     * The study of {@link #single(boolean)} with other settings.
     *
     * @param settings settings as {@code name=value}
     */
    static Study single(boolean quick, List<String> settings) {
        return study(Stream.concat((quick ? SHORT_SINGLE : List.<String>of()).stream(), settings.stream())
                .toList());
    }

    /**
     * Study by the letter of the paper: no baseline, no bias, ReLU, noise that is not rectified, exact balance of every
     * row, W_out from U[-0.1, 0.1], plain gradient descent at 0.01 with the vanishing-gradient term and no help for
     * silent readouts. Two sentences cannot both be kept: entries of W_in and W_out that are drawn negative would break
     * Dale's principle, by which excitatory units excite. W_in is said to be positive elsewhere and is drawn from U[0,
     * 0.1]; negative entries of W_out become 0, as in the trainer that the paper used.
     */
    public static Study literal() {
        return literal(false);
    }

    /** @param quick a tenth of the updates: it shows the direction, not the result */
    public static Study literal(boolean quick) {
        return quick ? study(LITERAL, "name=literal-short", "training.epochs=3000") : study(LITERAL);
    }

    /** One sequence of five at five paces. */
    public static Study warped() {
        return warped(false);
    }

    /** @param quick true for half of the updates */
    public static Study warped(boolean quick) {
        return quick ? study(WARPED, "name=warped-short", "training.epochs=1000") : study(WARPED);
    }

    /** The task of {@link #warped}. */
    public static WarpedSequencesTask warpedTask() {
        return (WarpedSequencesTask) warped().task();
    }

    /** Two sequences of eight. */
    public static Study twoSequences(TwoSequencesTask.Setup setup) {
        return twoSequences(setup, false);
    }

    /** @param quick true for half of the updates, with fewer trials */
    public static Study twoSequences(TwoSequencesTask.Setup setup, boolean quick) {
        List<String> settings = new ArrayList<>(TWO_SEQUENCES);
        settings.addAll(
                setup == TwoSequencesTask.Setup.SEPARATE_READOUTS
                        ? quick ? SHORT_SEPARATE_READOUTS : SEPARATE_READOUTS
                        : quick ? SHORT_TWO_SEQUENCES : List.of());
        String name = switch (setup) {
            case FALLING_FORWARD -> "two-sequences-1";
            case FALLING_BACKWARD -> "two-sequences-2";
            case SEPARATE_READOUTS -> "two-sequences-3";
        };
        return study(
                settings,
                "name=" + name + (quick ? "-short" : ""),
                "task={kind: two-sequences, setup: " + Names.kebab(setup) + "}");
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
