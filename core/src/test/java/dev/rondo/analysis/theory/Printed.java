package dev.rondo.analysis.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Compares a computed number with a printed one, to every printed digit. */
final class Printed {
    private Printed() {}

    /** The number rounds to the printed one: they differ by at most half a unit of its last digit. */
    static void assertPrints(String printed, double value) {
        BigDecimal expected = new BigDecimal(printed);
        double unit = BigDecimal.ONE.scaleByPowerOfTen(-expected.scale()).doubleValue();
        assertThat(value).isCloseTo(expected.doubleValue(), within(unit / 2 + 2 * Math.ulp(value)));
    }

    /** Like {@link #assertPrints}, for tables that print a number of significant digits and drop zeros at the end. */
    static void assertPrints(int significantDigits, String printed, double value) {
        BigDecimal expected = new BigDecimal(printed);
        int scale = significantDigits - (expected.precision() - expected.scale());
        assertPrints(expected.setScale(Math.max(scale, expected.scale())).toPlainString(), value);
    }

    /** The lines of a table among the test resources, without its heading, split at the commas. */
    static List<String[]> table(String name) {
        try (InputStream in = Objects.requireNonNull(Printed.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
