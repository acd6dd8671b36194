package dev.rondo.analysis.linear;

import dev.rondo.linalg.Complex;
import dev.rondo.linalg.Eigen;
import dev.rondo.linalg.Matrix;
import dev.rondo.network.RateNetwork;
import java.util.Locale;
import java.util.Optional;

/**
 * Check of a network's initial weights before training.
 *
 * <p>The eigenvalues of a random E/I matrix fill a disc of radius {@code R = sqrt(sum_j var_j)}, with var_j the
 * variance of column j about its mean (Rajan and Abbott 2006). Rows that do not balance put an eigenvalue outside of
 * it: along its mode the activity of all units diverges together, long before the other modes take part.
 *
 * @param spectralRadius the largest modulus of an eigenvalue of W_rec
 * @param spectralAbscissa largest real part of an eigenvalue of W_rec
 * @param discRadius radius R of the disc
 * @param outlier largest modulus of an eigenvalue over R; about 1 to 2 where rows balance
 * @param meanRowSum excitation minus inhibition onto a unit, averaged over the units
 * @param imbalance the largest of {@code |row sum|/(sum of absolute values in the row)}: 0 is balanced, 1 one-sided
 */
public record WeightCheck(
        double spectralRadius,
        double spectralAbscissa,
        double discRadius,
        double outlier,
        double meanRowSum,
        double imbalance) {
    /** Balanced random networks of 100 units go up to 2.2. */
    private static final double FARTHEST_OUTLIER = 2.5;

    /** Squarings of W_rec whose norm bounds the spectral radius: {@code |W^16|_F^(1/16)}. */
    private static final int SQUARINGS = 4;

    /**
     * The check of a network's recurrent weights if an eigenvalue lies far outside the disc, else nothing. Eigenvalues are
     * computed only where a bound from the norm of a power of W_rec, which costs less, leaves it open.
     */
    public static Optional<WeightCheck> ofOutlier(RateNetwork network) {
        return radiusBound(network.recurrent()) <= FARTHEST_OUTLIER * discRadius(network.recurrent())
                ? Optional.empty()
                : Optional.of(of(network)).filter(check -> !check.isGood());
    }

    /** A number that the spectral radius does not exceed; NaN or infinite where powers leave the range of numbers. */
    private static double radiusBound(Matrix w) {
        Matrix power = w;
        for (int k = 0; k < SQUARINGS; k++) {
            power = power.times(power);
        }
        return StrictMath.pow(power.frobeniusNorm(), 1.0 / (1 << SQUARINGS));
    }

    /** The check of a network's recurrent weights. */
    public static WeightCheck of(RateNetwork network) {
        Matrix w = network.recurrent();
        double radius = 0;
        double abscissa = Double.NEGATIVE_INFINITY;
        for (Complex value : Eigen.valuesOf(w).stream().toList()) {
            radius = Math.max(radius, value.abs());
            abscissa = Math.max(abscissa, value.re());
        }
        double disc = discRadius(w);
        double sum = 0;
        double imbalance = 0;
        for (int i = 0; i < w.rows(); i++) {
            double net = 0;
            double gross = 0;
            for (double v : w.row(i).toArray()) {
                net += v;
                gross += Math.abs(v);
            }
            sum += net;
            imbalance = Math.max(imbalance, gross == 0 ? 0 : Math.abs(net) / gross);
        }
        return new WeightCheck(
                radius, abscissa, disc, disc == 0 ? 0 : radius / disc, sum / Math.max(1, w.rows()), imbalance);
    }

    /** The diagonal is no part of a column: it is 0 by rule. */
    private static double discRadius(Matrix w) {
        int others = w.rows() - 1;
        double variances = 0;
        for (int j = 0; j < w.columns() && others > 0; j++) {
            double[] column = w.column(j).toArray();
            double mean = 0;
            for (double v : column) {
                mean += v / others;
            }
            for (int i = 0; i < column.length; i++) {
                variances += i == j ? 0 : (column[i] - mean) * (column[i] - mean) / others;
            }
        }
        return Math.sqrt(variances);
    }

    /** True if no eigenvalue lies far outside the disc. */
    public boolean isGood() {
        return outlier <= FARTHEST_OUTLIER;
    }

    /** Problem found and its remedy, or a statement that there is none. */
    public String finding() {
        if (isGood()) {
            return "the eigenvalues fill their disc: no mode stands out";
        }
        return String.format(
                Locale.ROOT,
                "An eigenvalue of W_rec of modulus %.3f stands outside of the disc of radius %.3f that the others fill: excitation"
                        + " and inhibition do not balance (mean row sum %+.3f), and one mode runs away with all units."
                        + " network.initialization.balance=rajakumar2021 balances every row; so does a share of"
                        + " inhibitory units nearer to the usual 0.2",
                spectralRadius,
                discRadius,
                meanRowSum);
    }
}
