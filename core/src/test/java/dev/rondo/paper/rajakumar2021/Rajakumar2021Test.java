package dev.rondo.paper.rajakumar2021;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.attractor.AttractorKind;
import dev.rondo.figure.Length;
import dev.rondo.figure.check.FigureCheck;
import dev.rondo.figure.write.SvgWriter;
import dev.rondo.paper.PaperContext;
import dev.rondo.paper.PaperFigure;
import dev.rondo.paper.Progress;
import dev.rondo.paper.common.TrainedNetwork;
import dev.rondo.random.Key;
import dev.rondo.run.Study;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Figures can be made of networks that have learned nothing and have no limit cycle: claims fail or stay undecided. */
class Rajakumar2021Test {
    private static final TrainedNetworks UNTRAINED = (recipe, workshop) ->
            recipe.seeds().stream().map(seed -> untrained(recipe, seed)).toList();

    private static TrainedNetwork untrained(Study recipe, long seed) {
        Key key = Key.ofSeed(seed).child("network");
        return new TrainedNetwork(
                recipe.withSeeds(List.of(seed)),
                recipe.network().draw(recipe.task().inputs(), recipe.task().readouts(), key),
                0,
                0,
                List.of());
    }

    private static PaperContext workshop(int threads) {
        return new PaperContext(true, threads, 1, Progress.SILENT);
    }

    /** Those that need trained networks to be of interest, but can be made of any. */
    static Stream<PaperFigure> ofAnyNetworks() {
        return Stream.of(
                new Figure01Task(UNTRAINED),
                new Figure03Generalization(UNTRAINED),
                new Figure04SteadyState(UNTRAINED),
                new Figure06TwoSequences(UNTRAINED),
                new Figure07ConstantInput(UNTRAINED),
                new Figure08Perturbations(UNTRAINED),
                new Figure09Period(UNTRAINED),
                new LiteralRecipe(UNTRAINED));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ofAnyNetworks")
    void aFigureCanBeMadeAndDrawn(PaperFigure figure) {
        PaperFigure.Outcome outcome = figure.make(workshop(2));

        assertThat(SvgWriter.standAlone().write(outcome.figure()))
                .contains("<title")
                .contains("<desc");
        assertThat(FigureCheck.of(outcome.figure())).isEmpty();
        assertThat(FigureCheck.of(outcome.figure().widened(Length.ONE_COLUMN))).isEmpty();
        assertThat(outcome.claims()).isNotEmpty();
        assertThat(outcome.claims())
                .anySatisfy(claim -> assertThat(claim.sentence()).matches("(?s).*\\(p\\. 26\\d\\d.*"));
    }

    @Test
    void theNumberOfThreadsChangesNothing() {
        PaperFigure figure = new Figure07ConstantInput(UNTRAINED);
        PaperFigure.Outcome one = figure.make(workshop(1));
        PaperFigure.Outcome two = figure.make(workshop(2));

        assertThat(two.numbers()).isEqualTo(one.numbers());
        assertThat(SvgWriter.standAlone().write(two.figure()))
                .isEqualTo(SvgWriter.standAlone().write(one.figure()));
    }

    @Test
    void theLetterOfTheTextHasNoCycle() {
        LiteralRecipe.Numbers numbers = (LiteralRecipe.Numbers)
                new LiteralRecipe(UNTRAINED).make(workshop(2)).numbers();

        assertThat(numbers.inhomogeneity()).isLessThan(1e-12);
        assertThat(numbers.literal()).allSatisfy(c -> {
            assertThat(c.kind()).isIn(AttractorKind.SILENT, AttractorKind.GROWING);
            assertThat(c.projective()).isPresent();
            assertThat(c.unread()).isBetween(1, 7);
        });
        assertThat(numbers.usual().projective()).isEmpty();
    }

    @Test
    void everyFigureHasItsNumber() {
        assertThat(Rajakumar2021.figures(UNTRAINED))
                .extracting(PaperFigure::id)
                .contains("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12")
                .doesNotHaveDuplicates();
    }
}
