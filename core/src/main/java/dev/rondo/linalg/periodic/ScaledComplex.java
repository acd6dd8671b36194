package dev.rondo.linalg.periodic;

import dev.rondo.linalg.Complex;

/**
 * A complex number {@code (re + i im) 2^exponent} whose exponent neither overflows nor underflows, for products of many
 * factors of which the modulus alone leaves the range of doubles.
 *
 * <p>The larger part of the mantissa has a modulus in [1, 2); zero has the least exponent.
 */
record ScaledComplex(double re, double im, long exponent) {
    /** Far below every product of doubles, far above the least long. */
    private static final long EXPONENT_OF_ZERO = Long.MIN_VALUE / 4;

    static final ScaledComplex ZERO = new ScaledComplex(0, 0, EXPONENT_OF_ZERO);
    static final ScaledComplex ONE = new ScaledComplex(1, 0, 0);

    /** Beyond this distance of exponents the smaller term of a sum is lost in rounding. */
    private static final long ABSORBED = 200;

    static ScaledComplex of(double re, double im) {
        return normalised(re, im, 0);
    }

    private static ScaledComplex normalised(double re, double im, long exponent) {
        double largest = Math.max(Math.abs(re), Math.abs(im));
        if (largest == 0) {
            return ZERO;
        }
        int shift = Math.getExponent(largest);
        if (shift < Double.MIN_EXPONENT) {
            return normalised(re * 0x1p200, im * 0x1p200, exponent - 200);
        }
        return new ScaledComplex(Math.scalb(re, -shift), Math.scalb(im, -shift), exponent + shift);
    }

    boolean isZero() {
        return re == 0 && im == 0;
    }

    ScaledComplex times(ScaledComplex other) {
        return times(other.re, other.im, other.exponent);
    }

    ScaledComplex times(double otherRe, double otherIm) {
        ScaledComplex other = of(otherRe, otherIm);
        return times(other.re, other.im, other.exponent);
    }

    private ScaledComplex times(double otherRe, double otherIm, long otherExponent) {
        return isZero() || (otherRe == 0 && otherIm == 0)
                ? ZERO
                : normalised(re * otherRe - im * otherIm, re * otherIm + im * otherRe, exponent + otherExponent);
    }

    ScaledComplex plus(ScaledComplex other) {
        if (exponent < other.exponent) {
            return other.plus(this);
        }
        long distance = exponent - other.exponent;
        if (distance > ABSORBED) {
            return this;
        }
        return normalised(
                re + Math.scalb(other.re, (int) -distance), im + Math.scalb(other.im, (int) -distance), exponent);
    }

    ScaledComplex minus(ScaledComplex other) {
        return plus(new ScaledComplex(-other.re, -other.im, other.exponent));
    }

    ScaledComplex half() {
        return isZero() ? this : new ScaledComplex(re, im, exponent - 1);
    }

    /** The quotient by a number that is not zero. */
    ScaledComplex over(ScaledComplex other) {
        if (isZero()) {
            return this;
        }
        Complex quotient = new Complex(re, im).over(new Complex(other.re, other.im));
        return normalised(quotient.re(), quotient.im(), exponent - other.exponent);
    }

    /** The root with an argument in (-pi/2, pi/2]. */
    ScaledComplex squareRoot() {
        if (isZero()) {
            return this;
        }
        int odd = (int) Math.floorMod(exponent, 2L);
        Complex mantissa = new Complex(Math.scalb(re, odd), Math.scalb(im, odd));
        Complex root = Complex.polar(Math.sqrt(mantissa.abs()), mantissa.argument() / 2);
        return normalised(root.re(), root.im(), (exponent - odd) / 2);
    }

    /** The binary logarithm of the modulus. */
    double log2() {
        return isZero()
                ? Double.NEGATIVE_INFINITY
                : exponent + StrictMath.log(StrictMath.hypot(re, im)) / StrictMath.log(2);
    }

    /** The number times {@code 2^-scale}; 0 where that underflows. */
    Complex shiftedDown(long scale) {
        if (isZero() || exponent - scale < -1000) {
            return Complex.ZERO;
        }
        int shift = (int) (exponent - scale);
        return new Complex(Math.scalb(re, shift), Math.scalb(im, shift));
    }
}
