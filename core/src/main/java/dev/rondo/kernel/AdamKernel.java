package dev.rondo.kernel;

/** The element-wise update of Adam (Kingma and Ba 2015), in double. */
public interface AdamKernel {
    /**
     * For each j: {@code g = scale gradient; m = b1 m + (1 - b1) g; v = b2 v + (1 - b2) g^2;
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
