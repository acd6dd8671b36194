package dev.rondo.kernel;

/** Coefficients for {@link NormalKernel}, weighted minimax fits; errors below are absolute. */
final class NormalPolynomials {
    /** log(1 + f) = f - f^2/2 + f^3 P(f) for 1 + f in [sqrt(1/2), sqrt(2)], highest power first; error 2e-10. */
    static final float[] LOG = {
        0.067450866f,
        -0.1179129f,
        0.11955844f,
        -0.12389484f,
        0.14206947f,
        -0.16668537f,
        0.20002863f,
        -0.2500001f,
        0.333333f
    };

    /** ln 2 as a part with few bits and the remainder. */
    static final float LN2_HIGH = 0x1.63p-1f;

    static final float LN2_LOW = -2.1219444e-4f;

    /** The bits of sqrt(1/2): where a mantissa's interval begins. */
    static final int SQRT_HALF = 0x3f3504f3;

    /** sin(a) = a + a^3 P(a^2) for |a| up to pi/2, highest power first; error 1e-8. */
    static final float[] SIN = {2.6000548e-6f, -1.9806615e-4f, 8.333017e-3f, -0.16666657f};

    /** cos(a) = 1 + a^2 P(a^2) for |a| up to pi/2, highest power first; error 1e-8. */
    static final float[] COS = {-2.6077106e-7f, 2.4761886e-5f, -1.3888404e-3f, 0.04166664f, -0.5f};

    /** Factor that takes 32 signed bits to an angle between -pi/2 and pi/2. */
    static final float ANGLE = (float) (Math.PI / 2 * 0x1p-31);

    private NormalPolynomials() {}
}
