package dev.rondo.figure;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as text: few digits, a true minus sign, powers of ten as superscripts. */
public final class NumberText {
    private static final String MINUS = "\u2212";

    private NumberText() {}

    /** The number with up to 6 digits, as one writes it. */
    public static String plain(double value) {
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
    public static String powerOfTen(int exponent) {
        return "10^{" + signed(Integer.toString(exponent)) + "}";
    }

    public static int exponent(BigDecimal positive) {
        return positive.precision() - positive.scale() - 1;
    }

    public static String signed(String number) {
        return number.startsWith("-") ? MINUS + number.substring(1) : number;
    }
}
