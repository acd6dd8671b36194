package dev.rondo.network.wiring;

import dev.rondo.linalg.Matrix;
import dev.rondo.network.Wiring;
import dev.rondo.random.UniformSource;
import dev.rondo.setting.Setting;

/**
 * Independent Gaussian weights of variance {@code R^2/N} (Ginibre 1965). Of complex ones the Schur form's feedforward part
 * is exactly Gaussian of that variance at every N, so that {@code zeta = R}.
 *
 * <p>A draw takes the entries row by row, of a complex one the real part first. A complex network is drawn as a real one
 * of twice the order: the weight {@code a + ib} is the block {@code [[a, -b], [b, a]]}.
 *
 * @param units N
 * @param radius R, the spectral radius of large networks
 * @param complex whether the weights are complex
 */
public record Ginibre(
        @Setting(meaning = "Number of units", byDefault = "200", min = 1)
        int units,

        @Setting(meaning = "Spectral radius of large networks", byDefault = "0.5", min = 0)
        double radius,

        @Setting(
                meaning = "Whether the weights are complex (each unit is then a pair of real ones)",
                byDefault = "false")
        boolean complex)
        implements Wiring {

    /** @throws IllegalArgumentException if there is no unit or the radius is negative */
    public Ginibre {
        Requirement.units(units, 1);
        Requirement.notNegative("The spectral radius", "radius", radius);
    }

    @Override
    public Matrix draw(UniformSource uniforms) {
        double deviation = radius / Math.sqrt(units);
        if (!complex) {
            return Matrix.build(units, units, (i, j) -> deviation * uniforms.nextGaussian());
        }
        double part = deviation * Math.sqrt(0.5);
        ComplexEntries entries = new ComplexEntries(units);
        for (int i = 0; i < units; i++) {
            for (int j = 0; j < units; j++) {
                double re = uniforms.nextGaussian();
                entries.set(i, j, part * re, part * uniforms.nextGaussian());
            }
        }
        return entries.toMatrix();
    }
}
