package dev.rondo.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScaleTest {
    static Stream<Scale> scales() {
        return Stream.of(Scale.LINEAR, Scale.LOG, new Scale.Symlog(0.1), new Scale.Category(List.of("a", "b")));
    }

    @ParameterizedTest
    @MethodSource("scales")
    void inverseUndoesForwardAndOrderIsKept(Scale scale) {
        double last = Double.NEGATIVE_INFINITY;
        for (double v = 0.01; v < 1e4; v *= 1.37) {
            double position = scale.forward(v);
            assertThat(position).isGreaterThan(last);
            assertThat(scale.inverse(position)).isCloseTo(v, within(1e-12 * v));
            last = position;
        }
    }

    @ParameterizedTest
    @MethodSource("scales")
    void whatHasNoPlaceIsNaN(Scale scale) {
        assertThat(scale.forward(Double.NaN)).isNaN();
        assertThat(scale.forward(Double.POSITIVE_INFINITY)).isNaN();
        assertThat(Scale.LOG.forward(0)).isNaN();
        assertThat(Scale.LOG.forward(-1)).isNaN();
    }

    @Test
    void symlogIsOdd() {
        Scale scale = new Scale.Symlog(2);
        assertThat(scale.forward(-7)).isEqualTo(-scale.forward(7));
        assertThat(scale.forward(0)).isZero();
    }

    @Test
    void aSymlogScaleNeedsAPositiveThreshold() {
        assertThatThrownBy(() -> new Scale.Symlog(0)).hasMessageContaining("positive threshold");
    }
}
