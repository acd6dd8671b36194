package dev.rondo.run;

import dev.rondo.training.Epoch;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The history of a training run as CSV: a line for each epoch, nothing between the commas where there is no value. */
public final class HistoryFile {
    private static final String TITLES =
            "epoch,learning_rate,loss,cost,gradient_norm,omega,validation_loss,validation_r2";

    private HistoryFile() {}

    /** The text of the file. */
    public static String text(List<Epoch> epochs) {
        return Stream.concat(Stream.of(TITLES), epochs.stream().map(HistoryFile::line))
                .collect(Collectors.joining("\n", "", "\n"));
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
                e.validation().map(v -> number(v.r2())).orElse(""));
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "" : Double.toString(value);
    }
}
