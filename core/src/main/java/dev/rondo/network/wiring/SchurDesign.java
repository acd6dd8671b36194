package dev.rondo.network.wiring;

import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Qr;
import dev.rondo.network.Wiring;
import dev.rondo.random.UniformSource;
import dev.rondo.setting.Setting;

/**
 * A network designed in its Schur basis, {@code W = U (Lambda + T) U^T} (Christodoulou, Vogels and Agnes 2022): eigenvalues
 * spread evenly over an ellipse of chosen half-axes, Gaussian feedforward weights of chosen norm, a random orthogonal
 * basis. Eigenvalues that spread less, along either axis, leave more of the feedforward weights' amplification.
 *
 * <p>A complex pair {@code x +- iy} is the block {@code [[x, y], [-y, x]]}, which is normal, so that the norm of T is the
 * Henrici departure. A draw takes the eigenvalues along the diagonal, then T row by row, then the Gaussian matrix whose QR
 * factor is U.
 *
 * @param units N
 * @param realSpread the half-axis along the real axis
 * @param imaginarySpread the half-axis along the imaginary axis; 0 makes all eigenvalues real
 * @param feedforwardNorm the Frobenius norm of T; {@code zeta sqrt(N/2)} compares with a random chain
 */
public record SchurDesign(
        @Setting(meaning = "Number of units", byDefault = "200", min = 1)
        int units,

        @Setting(meaning = "Half-width of the spectrum along the real axis", byDefault = "0.5", min = 0)
        double realSpread,

        @Setting(meaning = "Half-width of the spectrum along the imaginary axis", byDefault = "0.5", min = 0)
        double imaginarySpread,

        @Setting(meaning = "Frobenius norm of the feedforward weights", byDefault = "10", min = 0)
        double feedforwardNorm)
        implements Wiring {

    /**
     * @throws IllegalArgumentException if there is no unit, a spread or the norm is negative, or a norm is asked for where
     *     there is no place for feedforward weights
     */
    public SchurDesign {
        Requirement.units(units, 1);
        Requirement.notNegative("The spread along the real axis", "real_spread", realSpread);
        Requirement.notNegative("The spread along the imaginary axis", "imaginary_spread", imaginarySpread);
        Requirement.notNegative("The norm of the feedforward weights", "feedforward_norm", feedforwardNorm);
        if (units < (imaginarySpread > 0 ? 3 : 2) && feedforwardNorm > 0) {
            throw new IllegalArgumentException("Feedforward weights run between modes that are not a pair: units = "
                    + units + " leave no place for feedforward_norm = " + feedforwardNorm + "; set it to 0");
        }
    }

    @Override
    public Matrix draw(UniformSource uniforms) {
        double[] t = new double[Math.multiplyExact(units, units)];
        int paired = imaginarySpread > 0 ? units - units % 2 : 0;
        for (int k = 0; k < units; k += k < paired ? 2 : 1) {
            placeEigenvalues(t, k, k < paired, uniforms);
        }
        placeFeedforward(t, paired, uniforms);
        Matrix basis = orthogonal(uniforms);
        return basis.times(Matrix.owning(units, units, t)).times(basis.transpose());
    }

    /** A point of the unit disc, stretched to the ellipse. */
    private void placeEigenvalues(double[] t, int k, boolean pair, UniformSource uniforms) {
        double radius = Math.sqrt(uniforms.nextDouble());
        double angle = Math.PI * uniforms.nextDouble();
        double x = realSpread * radius * StrictMath.cos(angle);
        double y = imaginarySpread * radius * StrictMath.sin(angle);
        t[k * units + k] = x;
        if (pair) {
            t[(k + 1) * units + k + 1] = x;
            t[k * units + k + 1] = y;
            t[(k + 1) * units + k] = -y;
        }
    }

    private void placeFeedforward(double[] t, int paired, UniformSource uniforms) {
        double[] drawn = new double[t.length];
        double squares = 0;
        for (int i = 0; i < units; i++) {
            int first = i < paired && i % 2 == 0 ? i + 2 : i + 1;
            for (int j = first; j < units; j++) {
                double value = uniforms.nextGaussian();
                drawn[i * units + j] = value;
                squares += value * value;
            }
        }
        double scale = squares == 0 ? 0 : feedforwardNorm / Math.sqrt(squares);
        for (int k = 0; k < t.length; k++) {
            t[k] += scale * drawn[k];
        }
    }

    /** Evenly distributed over all rotations: the QR factor of a Gaussian matrix, with the signs of R's diagonal. */
    private Matrix orthogonal(UniformSource uniforms) {
        Qr qr = Qr.of(Matrix.build(units, units, (i, j) -> uniforms.nextGaussian()));
        return Matrix.build(
                units,
                units,
                (i, j) ->
                        qr.orthogonal().get(i, j) * Math.signum(qr.triangular().get(j, j)));
    }
}
