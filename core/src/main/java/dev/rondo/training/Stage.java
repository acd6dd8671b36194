package dev.rondo.training;

import dev.rondo.setting.Setting;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import tools.jackson.databind.JsonNode;

/**
 * Stage of a curriculum: settings of the study that hold until a validation is good enough; then the next stage begins with the
 * weights and the optimiser of this one. After the last stage the study is trained as it is written.
 *
 * @param untilScore score of a validation that ends the stage
 * @param untilR2 R2 of a validation that ends the stage
 * @param with settings by their paths, {@code task.epochs.delay: 200}
 */
public record Stage(
        @Setting(meaning = "score of a validation that ends the stage")
        Optional<Double> untilScore,

        @Setting(meaning = "R2 of a validation that ends the stage", max = 1)
        Optional<Double> untilR2,

        @Setting(meaning = "settings of the study during the stage, by their paths, such as task.epochs.delay: 200")
        SequencedMap<String, JsonNode> with) {
    /** Settings that may change while a network learns; sizes, time constants and masks may not. */
    private static final List<String> FREE = List.of(
            "task",
            "network.sigma_rec",
            "network.sigma_in",
            "network.rectify_input",
            "training.learning_rate",
            "training.final_learning_rate",
            "training.trials",
            "training.max_gradient_norm",
            "training.rate_cost",
            "training.omega",
            "training.revive",
            "training.weight_cost",
            "training.validation_trials");

    /** @throws IllegalArgumentException if it has no end, changes nothing, or changes what must stay */
    public Stage {
        with = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(with));
        if (untilScore.isPresent() == untilR2.isPresent()) {
            throw new IllegalArgumentException("a stage ends by one of until_score and until_r2: "
                    + (untilScore.isPresent() ? "both are given" : "none is given"));
        }
        if (with.isEmpty()) {
            throw new IllegalArgumentException(
                    "a stage has settings of its own, such as with: {task.epochs.delay: 200}: it has none");
        }
        for (String path : with.keySet()) {
            if (FREE.stream().noneMatch(free -> path.equals(free) || path.startsWith(free + "."))) {
                throw new IllegalArgumentException(
                        "a stage may change " + String.join(", ", FREE) + " and what is below them: with has " + path);
            }
        }
    }

    /** Tests whether a validation ends the stage. */
    boolean isEndedBy(Epoch.Validation validation) {
        return untilScore.filter(aim -> validation.scores().score() >= aim).isPresent()
                || untilR2.filter(aim -> validation.r2() >= aim).isPresent();
    }
}
