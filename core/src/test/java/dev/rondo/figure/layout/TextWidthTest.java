package dev.rondo.figure.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextWidthTest {
    @ParameterizedTest
    @ValueSource(strings = {"readout 1", "Wiiiim", "\u03bb = \u22121.5", "\u6642\u9593 (s)", "\ud83c\udfb5 e\u0301"})
    void longerTextsAreWider(String text) {
        double last = -1;
        for (int end = 0; end <= text.length(); end++) {
            double width = TextWidth.of(text.substring(0, end), 10, false);
            assertThat(width).isGreaterThanOrEqualTo(last);
            last = Character.isHighSurrogate(text.charAt(Math.max(0, end - 1))) ? last : width;
        }
    }

    @Test
    void widthsOfHelvetica() {
        assertThat(TextWidth.of("0123456789", 1000, false)).isEqualTo(5560);
        assertThat(TextWidth.of("Wi", 1000, false)).isEqualTo(944 + 222);
        assertThat(TextWidth.of("Wi", 1000, true)).isEqualTo(944 + 278);
    }

    @Test
    void superscriptsAreSmaller() {
        double whole = RichText.parse("10^{\u22123}").width(10, false);
        assertThat(whole)
                .isCloseTo(
                        TextWidth.of("10", 10, false) + RichText.SMALL * TextWidth.of("\u22123", 10, false),
                        within(1e-9));
        assertThat(RichText.parse("10^{\u22123}").plain()).isEqualTo("10\u22123");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a_b", "x^2", "_{", "^{open", "}{", "_", "a_"})
    void whatIsNotMarkupStaysAsItIs(String text) {
        assertThat(RichText.parse(text).plain()).isEqualTo(text);
        assertThat(RichText.parse(text).runs()).allMatch(r -> !r.isSmall());
    }
}
