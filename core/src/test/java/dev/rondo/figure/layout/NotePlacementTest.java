package dev.rondo.figure.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.figure.Axis;
import dev.rondo.figure.Figure;
import dev.rondo.figure.Line;
import dev.rondo.figure.Mark;
import dev.rondo.figure.Note;
import dev.rondo.figure.Panel;
import dev.rondo.figure.Points;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotePlacementTest {
    private static Plot plot(List<? extends Mark> marks) {
        Panel panel = Panel.of(Axis.x("x").range(0, 1), Axis.y("y").range(0, 1));
        for (Mark mark : marks) {
            panel = panel.with(mark);
        }
        return FigureLayout.of(Figure.of(panel)).getFirst();
    }

    private static Note note(double x, double y, String text) {
        return Note.at(x, y, text).yielding();
    }

    @Test
    void wordsThatAreInNobodysWayStayWhereTheyAre() {
        List<NotePlacement> placed = NotePlacement.of(plot(List.of(note(.2, .2, "unit 1"), note(.8, .8, "unit 2"))));
        assertThat(placed).hasSize(2).noneMatch(NotePlacement::moved);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 9})
    void wordsAtOnePlaceDoNotOverlap(int count) {
        List<Note> notes = IntStream.range(0, count)
                .mapToObj(k -> note(.5, .5 + 1e-3 * k, "unit " + (10 + k)))
                .toList();
        Plot plot = plot(notes);
        List<NotePlacement> placed = NotePlacement.of(plot);
        assertThat(placed.getFirst().moved()).isFalse();
        for (int a = 0; a < count; a++) {
            Rect one = placed.get(a).words();
            assertThat(NotePlacement.common(one, plot.area())).isGreaterThan(.999 * one.width() * one.height());
            for (int b = 0; b < a; b++) {
                assertThat(NotePlacement.common(one, placed.get(b).words())).isZero();
            }
        }
    }

    @Test
    void wordsKeepOffPointsAndOffWordsThatStay() {
        Note fixed = Note.at(.5, .5, "stays");
        Points point = Points.of(new double[] {.3}, new double[] {.3}).size(8);
        Plot plot = plot(List.of(note(.5, .5, "moves"), fixed, point, note(.3, .3, "R1")));
        List<NotePlacement> placed = NotePlacement.of(plot);
        assertThat(placed).extracting(NotePlacement::moved).containsExactly(true, false, true);
        assertThat(NotePlacement.common(placed.get(0).words(), placed.get(1).words()))
                .isZero();
        Rect disc = new Rect(plot.px(.3), plot.py(.3), 0, 0).grown(4);
        assertThat(NotePlacement.common(placed.get(2).words(), disc)).isZero();
    }

    @Test
    void wordsKeepOffLines() {
        Line line = Line.of(new double[] {0, 1}, new double[] {.5, .5});
        Plot plot = plot(List.of(line, note(.5, .5, "unit 1"), note(.5, .2, "unit 2")));
        List<NotePlacement> placed = NotePlacement.of(plot);
        assertThat(placed).extracting(NotePlacement::moved).containsExactly(true, false);
        Rect words = placed.getFirst().words();
        assertThat(words.top() > plot.py(.5) || words.bottom() < plot.py(.5)).isTrue();
        assertThat(Math.abs(words.centreY() - plot.py(.5))).isLessThan(3 * words.height());
    }

    /** Near the corner the words move inwards. */
    @Test
    void wordsStayInThePlot() {
        Plot plot = plot(List.of(note(1, 1, "a long name")));
        NotePlacement placed = NotePlacement.of(plot).getFirst();
        Rect words = placed.words();
        assertThat(placed.moved()).isTrue();
        assertThat(NotePlacement.common(words, plot.area())).isGreaterThan(.999 * words.width() * words.height());
    }

    @Test
    void aLineLeadsFromWordsThatMovedAwayToTheirPlace() {
        List<Note> notes =
                IntStream.range(0, 8).mapToObj(k -> note(.5, .5, "unit " + k)).toList();
        Plot plot = plot(notes);
        List<NotePlacement> placed = NotePlacement.of(plot);
        assertThat(placed.getFirst().leader(plot)).isEmpty();
        assertThat(placed).anyMatch(p -> !p.leader(plot).isEmpty());
        for (NotePlacement p : placed) {
            for (Polyline leader : p.leader(plot)) {
                assertThat(leader.x(0)).isEqualTo(plot.px(.5));
                assertThat(leader.y(0)).isEqualTo(plot.py(.5));
                assertThat(p.words().grown(2.001).contains(leader.x(1), leader.y(1)))
                        .isTrue();
            }
        }
    }
}
