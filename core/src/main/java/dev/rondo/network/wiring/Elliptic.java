package dev.rondo.network.wiring;

import dev.rondo.linalg.Matrix;
import dev.rondo.network.Wiring;
import dev.rondo.random.UniformSource;
import dev.rondo.setting.Setting;

/**
 * Gaussian weights of variance {@code R0^2/N} whose reciprocal entries have correlation tau (Sommers et al. 1988): the
 * eigenvalues fill an ellipse with half-axes {@code R0 (1 + tau)} and {@code R0 (1 - tau)}.
 *
 * <p>{@code J = sqrt((1+tau)/2) S + sqrt((1-tau)/2) A}, S symmetric and A antisymmetric (real), or S Hermitian and A i times
 * Hermitian (complex). A draw takes, for every i, the diagonal entry and then the pairs (i, j), j &gt; i. A complex network
 * is drawn as a real one of twice the order, as in {@link Ginibre}.
 *
 * @param units N
 * @param radius R0
 * @param correlation tau
 * @param complex whether the weights are complex
 */
public record Elliptic(
        @Setting(meaning = "Number of units", byDefault = "200", min = 1)
        int units,

        @Setting(meaning = "Spectral radius of the same weights without correlation", byDefault = "0.5", min = 0)
        double radius,

        @Setting(meaning = "Correlation of reciprocal weights (tau)", byDefault = "-0.5", min = -1, max = 1)
        double correlation,

        @Setting(
                meaning = "Whether the weights are complex (each unit is then a pair of real ones)",
                byDefault = "false")
        boolean complex)
        implements Wiring {

    /** @throws IllegalArgumentException if there is no unit, the radius is negative, or tau is outside [-1, 1] */
    public Elliptic {
        Requirement.units(units, 1);
        Requirement.notNegative("The spectral radius", "radius", radius);
        if (!(correlation >= -1 && correlation <= 1)) {
            throw new IllegalArgumentException(
                    "The correlation of reciprocal weights is in [-1, 1]: correlation = " + correlation);
        }
    }

    @Override
    public Matrix draw(UniformSource uniforms) {
        return complex ? drawComplex(uniforms) : drawReal(uniforms);
    }

    private double symmetric() {
        return radius * Math.sqrt((1 + correlation) / (2 * units));
    }

    private double antisymmetric() {
        return radius * Math.sqrt((1 - correlation) / (2 * units));
    }

    private Matrix drawReal(UniformSource uniforms) {
        double[] w = new double[Math.multiplyExact(units, units)];
        for (int i = 0; i < units; i++) {
            w[i * units + i] = Math.sqrt(2) * symmetric() * uniforms.nextGaussian();
            for (int j = i + 1; j < units; j++) {
                double s = symmetric() * uniforms.nextGaussian();
                double a = antisymmetric() * uniforms.nextGaussian();
                w[i * units + j] = s + a;
                w[j * units + i] = s - a;
            }
        }
        return Matrix.owning(units, units, w);
    }

    private Matrix drawComplex(UniformSource uniforms) {
        ComplexEntries entries = new ComplexEntries(units);
        double s = symmetric();
        double a = antisymmetric();
        for (int i = 0; i < units; i++) {
            double diagonal = s * uniforms.nextGaussian();
            entries.set(i, i, diagonal, a * uniforms.nextGaussian());
            for (int j = i + 1; j < units; j++) {
                double sRe = s * Math.sqrt(0.5) * uniforms.nextGaussian();
                double sIm = s * Math.sqrt(0.5) * uniforms.nextGaussian();
                double aRe = a * Math.sqrt(0.5) * uniforms.nextGaussian();
                double aIm = a * Math.sqrt(0.5) * uniforms.nextGaussian();
                // S + i A with S and A Hermitian
                entries.set(i, j, sRe - aIm, sIm + aRe);
                entries.set(j, i, sRe + aIm, aRe - sIm);
            }
        }
        return entries.toMatrix();
    }
}
