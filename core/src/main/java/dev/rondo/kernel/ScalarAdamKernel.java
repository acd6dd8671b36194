package dev.rondo.kernel;

/** {@link AdamKernel} entry by entry: the reference. */
final class ScalarAdamKernel implements AdamKernel {
    @Override
    public void update(
            double[] parameters,
            double[] gradient,
            double scale,
            double[] m,
            double[] v,
            double rate,
            double b1,
            double b2,
            double epsilon) {
        update(parameters, gradient, scale, m, v, rate, b1, b2, epsilon, 0);
    }

    static void update(
            double[] parameters,
            double[] gradient,
            double scale,
            double[] m,
            double[] v,
            double rate,
            double b1,
            double b2,
            double epsilon,
            int from) {
        for (int j = from; j < parameters.length; j++) {
            double g = gradient[j] * scale;
            m[j] = Math.fma(m[j], b1, g * (1 - b1));
            v[j] = Math.fma(v[j], b2, g * g * (1 - b2));
            parameters[j] = parameters[j] - m[j] * rate / (Math.sqrt(v[j]) + epsilon);
        }
    }
}
