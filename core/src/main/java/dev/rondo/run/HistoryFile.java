package dev.rondo.run;

import dev.rondo.training.Epoch;
import dev.rondo.training.Scores;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The history of a training run as CSV: a line for each epoch, nothing between the commas where there is no value. */
public final class HistoryFile {
    private static final String TITLES =
            "epoch,learning_rate,loss,cost,gradient_norm,omega,validation_loss,validation_r2,silent_units";

    private HistoryFile() {}

    /**
     * The text of the file. {@code silent_units} is the share of units that fire at no step of any validation trial. Where the task has a score, it follows in {@code validation_score}, and that of each condition
     * in {@code score_0}, {@code score_1}, ...
     */
    public static String text(List<Epoch> epochs) {
        List<Scores> scores = epochs.stream()
                .flatMap(e -> e.validation().stream())
                .map(Epoch.Validation::scores)
                .toList();
        boolean isScored = scores.stream().anyMatch(s -> !Double.isNaN(s.score()));
        int conditions = isScored
                ? scores.stream().mapToInt(s -> s.ofConditions().size()).max().orElse(0)
                : 0;
        StringBuilder titles = new StringBuilder(TITLES);
        if (isScored) {
            titles.append(",validation_score");
        }
        for (int c = 0; c < conditions; c++) {
            titles.append(",score_").append(c);
        }
        return Stream.concat(
                        Stream.of(titles.toString()),
                        epochs.stream().map(e -> line(e) + (isScored ? scores(e, conditions) : "")))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String scores(Epoch e, int conditions) {
        Scores scores = e.validation().map(Epoch.Validation::scores).orElse(Scores.NONE);
        StringBuilder cells = new StringBuilder("," + number(scores.score()));
        for (int c = 0; c < conditions; c++) {
            cells.append(',')
                    .append(
                            c < scores.ofConditions().size()
                                    ? number(scores.ofConditions().get(c))
                                    : "");
        }
        return cells.toString();
    }

    private static String line(Epoch e) {
        return String.join(
                ",",
                Integer.toString(e.epoch()),
                number(e.learningRate()),
                number(e.loss()),
                number(e.cost()),
                number(e.gradientNorm()),
                number(e.omega()),
                e.validation().map(v -> number(v.loss())).orElse(""),
                e.validation().map(v -> number(v.r2())).orElse(""),
                e.validation().map(v -> number(v.silent())).orElse(""));
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "" : Double.toString(value);
    }
}
