package dev.rondo.paper.hennequin2012;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.figure.Length;
import dev.rondo.figure.check.FigureCheck;
import dev.rondo.figure.write.SvgWriter;
import dev.rondo.paper.Claim;
import dev.rondo.paper.PaperContext;
import dev.rondo.paper.PaperFigure;
import dev.rondo.paper.PaperFigure.Outcome;
import dev.rondo.paper.Progress;
import dev.rondo.paper.Verdict;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class Hennequin2012Test {
    private static PaperContext quick(int threads) {
        return new PaperContext(true, threads, 1, Progress.SILENT);
    }

    /** Those that take about a second. */
    static Stream<PaperFigure> fastFigures() {
        return Stream.of(new SlowOrFast(), new HiddenFeedforward(), new AlongTheChain(), new WiredSpectra());
    }

    static List<PaperFigure> figures() {
        return Hennequin2012.FIGURES;
    }

    @Test
    void figuresAreNumberedInTheirOrder() {
        assertThat(Hennequin2012.FIGURES.stream().map(PaperFigure::id))
                .containsExactly("F1", "F2", "F3", "F4", "F5", "F6", "F7", "F8", "F9");
        assertThat(Hennequin2012.FIGURES.stream().map(PaperFigure::title)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("fastFigures")
    void claimsHoldAndAreDrawn(PaperFigure figure) {
        assertSound(figure.make(quick(2)));
    }

    @Tag("slow")
    @ParameterizedTest
    @MethodSource("figures")
    void claimsOfEveryFigureHold(PaperFigure figure) {
        assertSound(figure.make(quick(2)));
    }

    @Test
    void anyNumberOfThreadsGivesTheSameNumbers() {
        PaperFigure figure = new WiredSpectra();
        Outcome one = figure.make(quick(1));
        Outcome two = figure.make(quick(2));
        assertThat(two.numbers()).isEqualTo(one.numbers());
        assertThat(two.claims()).isEqualTo(one.claims());
    }

    private static void assertSound(Outcome outcome) {
        assertThat(outcome.claims()).isNotEmpty();
        assertThat(outcome.claims().stream().filter(c -> c.verdict() == Verdict.FAILS))
                .isEmpty();
        assertThat(outcome.claims().stream().map(Claim::sentence)).doesNotHaveDuplicates();
        assertThat(SvgWriter.standAlone().write(outcome.figure())).contains("<svg");
        assertThat(FigureCheck.of(outcome.figure())).isEmpty();
        assertThat(FigureCheck.of(outcome.figure().widened(Length.ONE_COLUMN))).isEmpty();
    }
}
