package dev.rondo.kernel;

/** Arithmetic on every parameter once a step, in double precision. */
public interface ParameterKernel {
    /**
     * From the gradient with respect to a weight {@code P(m) f} to that with respect to its free parameter m, plus its
     * regularisers': {@code g = g P'(m) f + l1 sign(m) + l2 m} for {@code from <= j < to}, where P is max(0, .) with slope
     * 1/2 at 0, or the modulus with slope 0 there.
     */
    void pullBack(
            double[] gradient,
            double[] parameters,
            double[] factor,
            boolean modulus,
            double l1,
            double l2,
            int from,
            int to);

    /**
     * The update of Adam (Kingma and Ba 2015). For each j: {@code g = scale gradient; m = b1 m + (1 - b1) g; v = b2 v + (1 - b2) g^2;
     * parameters -= rate m / (sqrt(v) + epsilon)}.
     *
     * @param rate the learning rate times the bias correction sqrt(1 - b2^n)/(1 - b1^n)
     * @param epsilon the small constant times sqrt(1 - b2^n)
     */
    void update(
            double[] parameters,
            double[] gradient,
            double scale,
            double[] m,
            double[] v,
            double rate,
            double b1,
            double b2,
            double epsilon);
}
