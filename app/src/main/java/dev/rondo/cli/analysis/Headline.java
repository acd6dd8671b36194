package dev.rondo.cli.analysis;

import dev.rondo.analysis.Analysis;
import dev.rondo.analysis.Answer;
import dev.rondo.analysis.Card;
import dev.rondo.analysis.Subject;
import dev.rondo.analysis.surgery.NetworkChange;
import dev.rondo.attractor.About;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The first line of an answer for people: the system that it is about, and what was played to it. */
final class Headline {
    private Headline() {}

    /**
     * The line.
     *
     * @param analysis analysis that was asked for
     * @param file the network or matrix
     * @param change change of the network
     * @param repeated options that say what was played, for the command that it names
     */
    static String of(
            Analysis<?> analysis,
            Answer<?> answer,
            Subject subject,
            String file,
            String repeated,
            NetworkChange change) {
        Card card = analysis.card();
        String line = card.name() + " of "
                + answer.about().map(about -> system(about, subject)).orElse("the matrix")
                + (change.isNone() ? "" : " with " + change.words())
                + trial(analysis, subject)
                + constantInput(subject);
        return answer.seeAlso()
                .map(see -> line + "; " + see.gives() + ": rondo analyze " + see.analysis() + " " + file + " "
                        + see.arguments() + (repeated.isEmpty() ? "" : " " + repeated))
                .orElse(line);
    }

    private static String system(About about, Subject subject) {
        return about == About.FLOW
                ? "the flow"
                : "the map (Euler steps of " + subject.network().dt() + ")";
    }

    private static String trial(Analysis<?> analysis, Subject subject) {
        Card card = analysis.card();
        if (card.material().playsTrial() && subject.input().rows() == 0) {
            return ", " + subject.played() + (subject.played().contains(", from the state in ") ? "" : ", from x0");
        }
        return switch (card.material()) {
            case TRIAL -> ", with " + subject.played();
            case STATE_AFTER_TRIAL -> after(analysis, subject);
            case NETWORK, MATRIX -> "";
        };
    }

    /** The input of the trial is over, or goes on. */
    private static String after(Analysis<?> analysis, Subject subject) {
        if (analysis.repeatsInput()) {
            return ", under " + subject.played() + ", repeated for ever";
        }
        return ", after " + subject.played() + (subject.constantInput().isPresent() ? "" : ", then without a stimulus");
    }

    private static String constantInput(Subject subject) {
        return subject.constantInput()
                .map(u -> ", under the constant input "
                        + Arrays.stream(u.toArray()).mapToObj(Double::toString).collect(Collectors.joining(", ")))
                .orElse("");
    }
}
