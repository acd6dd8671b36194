package dev.rondo.figure.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.figure.paint.Outline;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SvgPathTest {
    @ParameterizedTest
    @CsvSource({"0, 0", "0.5, .5", "-0.25, -.25", "12, 12", "3.10, 3.1", "-0.001, 0", "99.999, 100"})
    void coordinatesAreShort(double value, String text) {
        assertThat(Decimal.px(value)).isEqualTo(text);
    }

    @Test
    void roundingDoesNotAddUp() {
        Random random = new Random(3);
        SvgPath path = new SvgPath();
        path.moveTo(0.123, 0.456);
        double x = 0.123;
        double y = 0.456;
        for (int i = 0; i < 1000; i++) {
            x += 0.0333 * random.nextGaussian();
            y += 0.0777;
            path.lineTo(x, y);
        }
        double[] end = end(path.toString());
        assertThat(end[0]).isCloseTo(x, within(0.0051));
        assertThat(end[1]).isCloseTo(y, within(0.0051));
    }

    @Test
    void anythingClosedStartsWhereItWas() {
        String d = SvgPath.of(new Outline().rect(1, 2, 3, 5).moveTo(1, 2).lineTo(1, 3))
                .toString();
        assertThat(d).isEqualTo("M1 2h2v3h-2zm0 0v1");
    }

    /** Where the pen ends, by a second reading of the path. */
    private static double[] end(String d) {
        Matcher m = Pattern.compile("([Mmlhv])|(-?[0-9.]+)").matcher(d);
        char command = ' ';
        double[] at = {0, 0};
        int coordinate = 0;
        while (m.find()) {
            if (m.group(1) != null) {
                command = m.group(1).charAt(0);
                coordinate = command == 'v' ? 1 : 0;
            } else {
                at[coordinate] += Double.parseDouble(m.group(2));
                coordinate = command == 'h' || command == 'v' ? coordinate : 1 - coordinate;
            }
        }
        return at;
    }

    @Test
    void aMoveAfterAMoveDrawsNothing() {
        SvgPath path =
                SvgPath.of(new Outline().moveTo(1, 1).lineTo(1, 1).moveTo(2, 3).lineTo(4, 3));
        assertThat(path).hasToString("M1 1m1 2h2");
    }
}
