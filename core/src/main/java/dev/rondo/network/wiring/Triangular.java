package dev.rondo.network.wiring;

import dev.rondo.linalg.Matrix;
import dev.rondo.network.Wiring;
import dev.rondo.random.UniformSource;
import dev.rondo.setting.Setting;

/**
 * A random feedforward chain: strictly lower triangular, with independent entries of mean 0 and variance
 * {@code E|t|^2 = zeta^2/N}, drawn row by row. Unit n receives from all units before it. Nothing is slowed, all
 * amplification is nonnormal.
 *
 * @param units N
 * @param zeta the scale of the weights
 * @param entries the law of the entries; only its variance matters for the mean amplification
 * @param density of sparse entries
 */
public record Triangular(
        @Setting(meaning = "Number of units", byDefault = "200", min = 1)
        int units,

        @Setting(meaning = "Scale of the weights (zeta)", byDefault = "1", min = 0)
        double zeta,

        @Setting(meaning = "Law of the entries: gaussian, complex-gaussian, sign or sparse", byDefault = "gaussian")
        EntryLaw entries,

        @Setting(meaning = "Probability that a sparse entry is not 0", byDefault = "0.1", min = 0, max = 1)
        double density)
        implements Wiring {

    /** The law of an entry, of mean 0 and variance 1. */
    public enum EntryLaw {
        GAUSSIAN,
        /** Real and imaginary part Gaussian; drawn as a real matrix of twice the order, as in {@link Ginibre}. */
        COMPLEX_GAUSSIAN,
        /** -1 where {@code u < 1/2}, else 1. */
        SIGN,
        /** {@code -1/sqrt(p)} where {@code u < p/2}, {@code 1/sqrt(p)} in the next p/2, else 0. */
        SPARSE
    }

    /** @throws IllegalArgumentException if there is no unit, zeta is negative, or the density is outside (0, 1) */
    public Triangular {
        Requirement.units(units, 1);
        Requirement.notNegative("The scale of the weights", "zeta", zeta);
        Requirement.inside("The density of sparse entries", "density", density);
    }

    /** A chain of which every entry is drawn. */
    public static Triangular dense(int units, double zeta, EntryLaw entries) {
        return new Triangular(units, zeta, entries, 0.1);
    }

    @Override
    public Matrix draw(UniformSource uniforms) {
        double scale = zeta / Math.sqrt(units);
        return switch (entries) {
            case GAUSSIAN -> below((i, j) -> scale * uniforms.nextGaussian());
            case COMPLEX_GAUSSIAN -> drawComplex(scale * Math.sqrt(0.5), uniforms);
            case SIGN -> below((i, j) -> uniforms.nextDouble() < 0.5 ? -scale : scale);
            case SPARSE -> {
                double size = scale / Math.sqrt(density);
                yield below((i, j) -> sparse(uniforms.nextDouble(), size));
            }
        };
    }

    private double sparse(double u, double size) {
        if (u >= density) {
            return 0;
        }
        return u < density / 2 ? -size : size;
    }

    private Matrix below(Matrix.Entry entry) {
        return Matrix.build(units, units, (i, j) -> j < i ? entry.at(i, j) : 0);
    }

    private Matrix drawComplex(double scale, UniformSource uniforms) {
        ComplexEntries drawn = new ComplexEntries(units);
        for (int i = 0; i < units; i++) {
            for (int j = 0; j < i; j++) {
                double re = scale * uniforms.nextGaussian();
                drawn.set(i, j, re, scale * uniforms.nextGaussian());
            }
        }
        return drawn.toMatrix();
    }
}
