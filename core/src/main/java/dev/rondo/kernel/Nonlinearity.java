package dev.rondo.kernel;

/** The function phi of a rate network, as the kernels see it. */
public interface Nonlinearity {
    /** Form in which the kernels evaluate it. */
    enum Shape {
        /** max(0, x). */
        RELU,
        /** x. */
        IDENTITY,
        /** Anything else: evaluated entry by entry. */
        OTHER
    }

    Shape shape();

    /** phi(x). */
    double rate(double x);

    /** phi'(x). */
    double slope(double x);
}
