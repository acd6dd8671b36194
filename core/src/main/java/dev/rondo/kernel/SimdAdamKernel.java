package dev.rondo.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** {@link AdamKernel} a vector at a time. */
final class SimdAdamKernel implements AdamKernel {
    private static final VectorSpecies<Double> S = DoubleVector.SPECIES_PREFERRED;

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
        ScalarAdamKernel.update(parameters, gradient, scale, m, v, rate, b1, b2, epsilon, whole);
    }
}
