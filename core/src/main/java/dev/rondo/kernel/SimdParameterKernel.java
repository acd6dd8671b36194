package dev.rondo.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** {@link ParameterKernel} a vector at a time. */
final class SimdParameterKernel implements ParameterKernel {
    private static final VectorSpecies<Double> S = DoubleVector.SPECIES_PREFERRED;

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
        int whole = from + S.loopBound(to - from);
        DoubleVector one = DoubleVector.broadcast(S, 1);
        DoubleVector half = DoubleVector.broadcast(S, 0.5);
        for (int j = from; j < whole; j += S.length()) {
            DoubleVector m = DoubleVector.fromArray(S, parameters, j);
            DoubleVector sign = DoubleVector.zero(S)
                    .blend(one, m.compare(VectorOperators.GT, 0))
                    .blend(one.neg(), m.compare(VectorOperators.LT, 0));
            DoubleVector slope = modulus ? sign : half.fma(sign, half);
            DoubleVector pulled =
                    DoubleVector.fromArray(S, gradient, j).mul(slope.mul(DoubleVector.fromArray(S, factor, j)));
            DoubleVector sparse = DoubleVector.broadcast(S, l1).fma(sign, pulled);
            DoubleVector.broadcast(S, l2).fma(m, sparse).intoArray(gradient, j);
        }
        ScalarParameterKernel.pullBackEach(gradient, parameters, factor, modulus, l1, l2, whole, to);
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
        int whole = S.loopBound(parameters.length);
        for (int j = 0; j < whole; j += S.length()) {
            DoubleVector g = DoubleVector.fromArray(S, gradient, j).mul(scale);
            DoubleVector mean = DoubleVector.fromArray(S, m, j).fma(DoubleVector.broadcast(S, b1), g.mul(1 - b1));
            DoubleVector square = DoubleVector.fromArray(S, v, j)
                    .fma(DoubleVector.broadcast(S, b2), g.mul(g).mul(1 - b2));
            mean.intoArray(m, j);
            square.intoArray(v, j);
            DoubleVector.fromArray(S, parameters, j)
                    .sub(mean.mul(rate)
                            .div(square.lanewise(VectorOperators.SQRT).add(epsilon)))
                    .intoArray(parameters, j);
        }
        ScalarParameterKernel.update(parameters, gradient, scale, m, v, rate, b1, b2, epsilon, whole);
    }
}
