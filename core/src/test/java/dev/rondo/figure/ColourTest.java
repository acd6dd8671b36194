package dev.rondo.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColourTest {
    /**
     * Linear RGB as seen without one kind of cone. Machado, Oliveira and Fernandes (2009), IEEE Trans. Vis. Comput. Graph.
     * 15, 1291-1298, severity 1.
     */
    private static final double[][][] BLINDNESS = {
        {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
        {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
        {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}
    };

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void coloursStayApartForEveryEye(int kind) {
        for (boolean dark : new boolean[] {false, true}) {
            List<Oklab> seen = new ArrayList<>();
            Palette.ORDER.forEach(c -> seen.add(seen(dark ? c.dark() : c.light(), BLINDNESS[kind])));
            for (int i = 0; i < seen.size(); i++) {
                for (int k = 0; k < i; k++) {
                    assertThat(seen.get(i).distance(seen.get(k)))
                            .as("colours %d and %d of the palette, dark %s", k, i, dark)
                            .isGreaterThan(i < 6 ? 0.1 : 0.08);
                }
            }
        }
    }

    @Test
    void coloursStandOutFromTheirPaper() {
        for (Colour colour : Palette.ORDER) {
            assertThat(Oklab.ofRgb(colour.light()).distance(Oklab.ofRgb(Colour.PAPER.light())))
                    .isGreaterThan(0.25);
            assertThat(Oklab.ofRgb(colour.dark()).distance(Oklab.ofRgb(Colour.PAPER.dark())))
                    .isGreaterThan(0.35);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0x000000, 0xffffff, 0x0072b2, 0xd55e00, 0x123456})
    void oklabAndBack(int rgb) {
        assertThat(Oklab.ofRgb(rgb).rgb()).isEqualTo(rgb);
    }

    @Test
    void viridisGrowsLighterInEvenSteps() {
        Oklab last = Oklab.ofRgb(ColourMap.VIRIDIS.rgb(0));
        for (int i = 15; i < 256; i += 15) {
            Oklab next = Oklab.ofRgb(ColourMap.VIRIDIS.rgb(i));
            assertThat(next.lightness()).isGreaterThan(last.lightness());
            assertThat(next.distance(last)).isBetween(0.03, 0.075);
            last = next;
        }
        assertThat(ColourMap.VIRIDIS.rgb(0)).isEqualTo(0x440154);
        assertThat(ColourMap.VIRIDIS.rgb(255)).isEqualTo(0xfde725);
    }

    @Test
    void theDivergingMapIsEquallyLightOnBothSides() {
        for (int i = 0; i < 128; i++) {
            double blue = Oklab.ofRgb(ColourMap.DIVERGING.rgb(i)).lightness();
            double red = Oklab.ofRgb(ColourMap.DIVERGING.rgb(255 - i)).lightness();
            assertThat(blue).isCloseTo(red, within(0.02));
        }
    }

    @Test
    void aDivergingScaleIsSymmetricAboutZero() {
        ColourScale scale = ColourScale.of(ColourMap.DIVERGING).fittedTo(Series.of(-1, 0, 4, Double.NaN));
        assertThat(scale.from()).isEqualTo(-4);
        assertThat(scale.to()).isEqualTo(4);
        assertThat(scale.colour(Double.NaN)).isEqualTo(Colour.MISSING);
    }

    @Test
    void limitsClampAndLogScalesSkipWhatIsNotPositive() {
        ColourScale scale = ColourScale.of(ColourMap.VIRIDIS).log().limits(1, 100);
        assertThat(scale.index(0.1)).isZero();
        assertThat(scale.index(10)).isEqualTo(128);
        assertThat(scale.index(1e9)).isEqualTo(255);
        assertThat(scale.index(0)).isEqualTo(-1);
    }

    @Test
    void orderedColoursDiffer() {
        assertThat(ColourMap.VIRIDIS.sample(16)).doesNotHaveDuplicates().hasSize(16);
    }

    @ParameterizedTest
    @CsvSource({"0, #000", "16777215, #fff", "1122867, #123", "1122868, #112234"})
    void cssIsShort(int rgb, String css) {
        assertThat(Colour.css(rgb)).isEqualTo(css);
    }

    @Test
    void transparencyIsRefused() {
        assertThatThrownBy(() -> Colour.rgb(0xff0072b2)).hasMessageContaining("0xRRGGBB");
    }

    private static Oklab seen(int rgb, double[][] eye) {
        double[] in = new double[3];
        for (int i = 0; i < 3; i++) {
            double c = ((rgb >> (16 - 8 * i)) & 255) / 255.0;
            in[i] = c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
        }
        int out = 0;
        for (double[] row : eye) {
            double v = Math.clamp(row[0] * in[0] + row[1] * in[1] + row[2] * in[2], 0, 1);
            double c = v <= 0.0031308 ? 12.92 * v : 1.055 * Math.pow(v, 1 / 2.4) - 0.055;
            out = out << 8 | (int) Math.round(255 * c);
        }
        return Oklab.ofRgb(out);
    }
}
