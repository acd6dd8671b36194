package dev.rondo.linalg;

/** A complex number {@code re + i im}. */
public record Complex(double re, double im) {
    public static final Complex ZERO = new Complex(0, 0);
    public static final Complex ONE = new Complex(1, 0);
    public static final Complex I = new Complex(0, 1);

    /** The real number as a complex one. */
    public static Complex of(double re) {
        return new Complex(re, 0);
    }

    /** {@code radius (cos angle + i sin angle)}, the angle in radians. */
    public static Complex polar(double radius, double angle) {
        return new Complex(radius * StrictMath.cos(angle), radius * StrictMath.sin(angle));
    }

    public Complex plus(Complex other) {
        return new Complex(re + other.re, im + other.im);
    }

    public Complex minus(Complex other) {
        return new Complex(re - other.re, im - other.im);
    }

    public Complex times(Complex other) {
        return new Complex(re * other.re - im * other.im, re * other.im + im * other.re);
    }

    public Complex times(double factor) {
        return new Complex(re * factor, im * factor);
    }

    /** The quotient, by Smith's method: no overflow unless the quotient itself overflows. */
    public Complex over(Complex other) {
        if (Math.abs(other.re) >= Math.abs(other.im)) {
            double ratio = other.im / other.re;
            double denominator = other.re + other.im * ratio;
            return new Complex((re + im * ratio) / denominator, (im - re * ratio) / denominator);
        }
        double ratio = other.re / other.im;
        double denominator = other.re * ratio + other.im;
        return new Complex((re * ratio + im) / denominator, (im * ratio - re) / denominator);
    }

    public Complex conjugate() {
        return new Complex(re, -im);
    }

    /** The modulus, without overflow on the way. */
    public double abs() {
        return StrictMath.hypot(re, im);
    }

    /** The argument in (-pi, pi]. */
    public double argument() {
        return StrictMath.atan2(im, re);
    }

    public boolean isFinite() {
        return Double.isFinite(re) && Double.isFinite(im);
    }

    @Override
    public String toString() {
        return im < 0 || (im == 0 && 1 / im < 0) ? re + " - " + -im + "i" : re + " + " + im + "i";
    }
}
