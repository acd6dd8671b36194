package dev.rondo.figure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Ticks with their numbers as text: as many decimals as the step needs, a true minus sign, and for very large or small
 * numbers a power of ten that is written once, at the end of the axis.
 */
record TickLabels(List<Tick> ticks, String factor) {
    private static final String MINUS = "\u2212";

    static TickLabels of(TickSearch.Steps steps) {
        BigDecimal largest =
                steps.exact(0).abs().max(steps.exact(steps.count() - 1).abs());
        int exponent = exponent(largest);
        int shift = largest.signum() == 0 || (exponent > -4 && exponent < 5) ? 0 : exponent;
        int decimals = Math.max(0, steps.step().stripTrailingZeros().scale() + shift);
        List<Tick> ticks = new ArrayList<>();
        for (int i = 0; i < steps.count(); i++) {
            BigDecimal shown = steps.exact(i).scaleByPowerOfTen(-shift).setScale(decimals, RoundingMode.HALF_EVEN);
            ticks.add(new Tick(steps.value(i), signed(shown.toPlainString())));
        }
        return new TickLabels(ticks, shift == 0 ? "" : "\u00d7" + powerOfTen(shift));
    }

    /** The number with up to 6 digits, as one writes it. */
    static String plain(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "" : value > 0 ? "\u221e" : MINUS + "\u221e";
        }
        if (value == 0) {
            return "0";
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(6)).stripTrailingZeros();
        int exponent = exponent(rounded.abs());
        if (exponent > -4 && exponent < 6) {
            return signed(rounded.toPlainString());
        }
        String mantissa =
                rounded.scaleByPowerOfTen(-exponent).stripTrailingZeros().toPlainString();
        return signed("1".equals(mantissa) ? powerOfTen(exponent) : mantissa + "\u00d7" + powerOfTen(exponent));
    }

    /** 10 with a superscript. */
    static String powerOfTen(int exponent) {
        return "10^{" + signed(Integer.toString(exponent)) + "}";
    }

    private static int exponent(BigDecimal positive) {
        return positive.precision() - positive.scale() - 1;
    }

    private static String signed(String number) {
        return number.startsWith("-") ? MINUS + number.substring(1) : number;
    }
}
