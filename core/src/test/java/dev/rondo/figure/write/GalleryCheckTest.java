package dev.rondo.figure.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.figure.Figure;
import dev.rondo.figure.Length;
import dev.rondo.figure.check.FigureCheck;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The figures of the gallery, as wide as they are and for one column. */
class GalleryCheckTest {
    static Stream<String> names() {
        return Gallery.figures().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void noFigureHasAFault(String name) {
        Figure figure = Gallery.figure(name);
        assertThat(FigureCheck.of(figure)).isEmpty();
        assertThat(FigureCheck.of(figure.widened(Length.ONE_COLUMN))).isEmpty();
    }
}
