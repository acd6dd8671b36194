package dev.rondo.kernel;

/** {@link ParameterKernel} entry by entry: the reference. */
final class ScalarParameterKernel implements ParameterKernel {
    @Override
    public void pullBack(
            double[] gradient,
            double[] parameters,
            double[] factor,
            boolean modulus,
            double l1,
            double l2,
            int from,
            int to) {
        pullBackEach(gradient, parameters, factor, modulus, l1, l2, from, to);
    }

    static void pullBackEach(
            double[] gradient,
            double[] parameters,
            double[] factor,
            boolean modulus,
            double l1,
            double l2,
            int from,
            int to) {
        for (int j = from; j < to; j++) {
            double m = parameters[j];
            double sign = m > 0 ? 1 : m < 0 ? -1 : 0;
            double slope = modulus ? sign : Math.fma(0.5, sign, 0.5);
            gradient[j] = Math.fma(l2, m, Math.fma(l1, sign, gradient[j] * (slope * factor[j])));
        }
    }

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
