package dev.rondo.paper.rajakumar2021;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.figure.SvgWriter;
import dev.rondo.paper.PaperFigure;
import dev.rondo.paper.Progress;
import dev.rondo.paper.Workshop;
import dev.rondo.random.Key;
import dev.rondo.study.Study;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The figures can be made of any networks, also of those that have learned nothing and have no limit cycle: then claims
 * fail or cannot be decided.
 */
class Rajakumar2021Test {
    private static final TrainedNetworks UNTRAINED = (recipe, workshop) ->
            recipe.seeds().stream().map(seed -> untrained(recipe, seed)).toList();

    private static TrainedNetwork untrained(Study recipe, long seed) {
        Key key = Key.ofSeed(seed).child("network");
        return new TrainedNetwork(
                recipe.withSeeds(List.of(seed)),
                recipe.network().draw(recipe.task().inputs(), recipe.task().readouts(), key),
                0,
                0);
    }

    static Stream<PaperFigure> figures() {
        return Rajakumar2021.figures(UNTRAINED).stream();
    }

    private static Workshop workshop(int threads) {
        return new Workshop(true, threads, 1, Progress.SILENT);
    }

    /** Those whose networks come from outside; other learning rules are tested where they are. */
    static Stream<PaperFigure> quickFigures() {
        return figures().filter(figure -> !(figure instanceof LearningRules));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("quickFigures")
    void aFigureCanBeMadeAndDrawn(PaperFigure figure) {
        PaperFigure.Outcome outcome = figure.make(workshop(2));

        assertThat(SvgWriter.standAlone().write(outcome.figure()))
                .contains("<title")
                .contains("<desc");
        assertThat(outcome.claims()).isNotEmpty();
        assertThat(outcome.claims())
                .anySatisfy(claim -> assertThat(claim.sentence()).matches("(?s).*\\(p\\. 26\\d\\d.*"));
    }

    @Test
    void theNumberOfThreadsChangesNothing() {
        PaperFigure figure = new DirectCurrent(UNTRAINED);
        PaperFigure.Outcome one = figure.make(workshop(1));
        PaperFigure.Outcome two = figure.make(workshop(2));

        assertThat(two.numbers()).isEqualTo(one.numbers());
        assertThat(SvgWriter.standAlone().write(two.figure()))
                .isEqualTo(SvgWriter.standAlone().write(one.figure()));
    }

    @Test
    void everyFigureHasItsNumber() {
        assertThat(figures()).extracting(PaperFigure::id).doesNotHaveDuplicates();
    }
}
