package dev.rondo.figure;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.figure.write.Gallery;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages name the fault with its numbers and the remedy. */
class MessagesTest {
    private static final double[] TWO = {1, 2};
    private static final double[] THREE = {1, 2, 3};

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake(() -> Line.of(TWO, THREE), "2 x and 3 y"),
                mistake(() -> Points.of(TWO, TWO).errors(THREE), "3 for 2 points"),
                mistake(() -> Points.of(TWO, TWO).errors(-1, 1), "bar 0 reaches -1.0 below"),
                mistake(() -> Points.of(TWO, TWO).size(0), "size of a point"),
                mistake(() -> Band.around(THREE, TWO, THREE), "2 middle and 3 half"),
                mistake(() -> Grid.of(new double[][] {TWO, THREE}), "row 1 has 3"),
                mistake(() -> HeatMap.of(new double[][] {TWO}).over(1, 0, 0, 1), "use downward()"),
                mistake(() -> HeatMap.of(new double[][] {TWO}).limits(2, 1), "from 2.0 to 1.0"),
                mistake(() -> Contours.of(TWO, TWO, new double[][] {THREE, THREE}, 1), "one x per column"),
                mistake(() -> Axis.x("t").range(2, 1), "to turn it round, use downward()"),
                mistake(() -> Axis.y("loss").log().range(0, 1), "its ends are positive, not 0.0"),
                mistake(() -> Axis.x("").categories(), "at least one name"),
                mistake(() -> Panel.of(Axis.y("b"), Axis.x("a")), "use Axis.x and Axis.y"),
                mistake(() -> Panel.of(Axis.x("b"), Axis.y("a")).colourBar("c"), "add it first"),
                mistake(() -> Panel.of(Axis.x("b"), Axis.y("a").log()).equalAspect(), "linear"),
                mistake(() -> Figure.grid(2), "at least one panel"),
                mistake(() -> Figure.of(Gallery.sequence()).columnWidths(1, 0), "relative size of a column"),
                mistake(() -> Figure.of(Gallery.sequence()).fontSize(Length.pt(3)), "5 pt"),
                mistake(() -> Length.mm(-1), "Length.mm(85)"),
                mistake(() -> Cell.at(-1, 0), "row -1"),
                mistake(() -> new Inset(Gallery.sequence(), 0.5, 0.5, 0.6, 0.2), "width 0.6"),
                mistake(() -> Bars.histogram(TWO, 0), "at least one bin"),
                mistake(() -> Stroke.AUTOMATIC.width(-1), "width of a line"),
                mistake(() -> Stroke.AUTOMATIC.opacity(2), "Opacity"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void mistakesAreExplained(ThrowingCallable mistake, String message) {
        assertThatThrownBy(mistake).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(message);
    }

    private static Arguments mistake(ThrowingCallable mistake, String message) {
        return Arguments.of(mistake, message);
    }
}
