package dev.rondo.figure.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RichTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"readout 1", "Wiiiim", "\u03bb = \u22121.5", "\u6642\u9593 (s)", "\ud83c\udfb5 e\u0301"})
    void longerTextsAreWider(String text) {
        double last = -1;
        for (int end = 0; end <= text.length(); end++) {
            double width = RichText.parse(text.substring(0, end)).width(10, false);
            assertThat(width).isGreaterThanOrEqualTo(last);
            last = Character.isHighSurrogate(text.charAt(Math.max(0, end - 1))) ? last : width;
        }
    }

    @Test
    void widthsOfHelvetica() {
        assertThat(RichText.parse("0123456789").width(1000, false)).isCloseTo(5560, within(2.0));
        assertThat(RichText.parse("Wi").width(1000, false)).isCloseTo(944 + 222, within(1.0));
        assertThat(RichText.parse("Wi").width(1000, true)).isCloseTo(944 + 278, within(1.0));
    }

    @Test
    void superscriptsAreSmaller() {
        double whole = RichText.parse("10^{\u22123}").width(10, false);
        assertThat(whole)
                .isCloseTo(
                        RichText.parse("10").width(10, false)
                                + RichText.SMALL * RichText.parse("\u22123").width(10, false),
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
