package dev.rondo.analysis.theory;

/** A complex number, for the response functions of random matrices. */
record Complex(double re, double im) {
    static final Complex ZERO = new Complex(0, 0);
    static final Complex ONE = new Complex(1, 0);

    Complex plus(Complex b) {
        return new Complex(re + b.re, im + b.im);
    }

    Complex minus(Complex b) {
        return new Complex(re - b.re, im - b.im);
    }

    Complex times(Complex b) {
        return new Complex(re * b.re - im * b.im, re * b.im + im * b.re);
    }

    Complex times(double factor) {
        return new Complex(re * factor, im * factor);
    }

    Complex inverse() {
        double norm = squaredModulus();
        return new Complex(re / norm, -im / norm);
    }

    /** The principal square root, in the right half-plane. */
    Complex root() {
        double modulus = Math.hypot(re, im);
        if (modulus == 0) {
            return ZERO;
        }
        double larger = Math.sqrt((modulus + Math.abs(re)) / 2);
        double smaller = Math.abs(im) / (2 * larger);
        return re >= 0
                ? new Complex(larger, Math.copySign(smaller, im))
                : new Complex(smaller, Math.copySign(larger, im));
    }

    double squaredModulus() {
        return re * re + im * im;
    }
}
