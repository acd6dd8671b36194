package dev.rondo.analysis.theory;

import dev.rondo.linalg.Vector;

/**
 * Purely nonnormal amplification: the expected variances of a strictly triangular T with independent zero-mean entries
 * of variance {@code E|t|^2 = zeta^2/N}. Only that second moment matters, not the law of the entries.
 *
 * <p>With {@code b = zeta^2/N} and {@code q = 1/(1 + omega^2)}, the entry t_nl is independent of the activity of every
 * mode l before n, so the expected power spectrum of mode n is
 * {@code S_n = q (1 + b sum_{l<n} S_l) = q (1 + b q)^{n-1}}; everything here is an integral or a mean of it (Hennequin,
 * Vogels and Gerstner 2012; the forms below are exact).
 */
public final class TriangularAmplification {
    private TriangularAmplification() {}

    /**
     * E[A_0] for N to infinity: {@code e^{zeta^2/2} (I0(zeta^2/2) - I1(zeta^2/2)) - 1}, summed as the positive series
     * {@code sum_{k>=1} (2k-1)!!/(2k)!! zeta^{2k}/(k+1)!}.
     *
     * <p>It is {@code zeta^2/4 + zeta^4/16 + 5 zeta^6/384 + ...} for weak and {@code e^{zeta^2}/(sqrt(pi) zeta^3)} for
     * strong coupling; infinite where it exceeds the range of a double (zeta above 26).
     *
     * @throws IllegalArgumentException if zeta is negative or not finite
     */
    public static double expected(double zeta) {
        requireZeta(zeta);
        double z = zeta * zeta;
        double sum = 0;
        double term = 1;
        for (int k = 1; term > sum * 1e-18 && sum < Double.POSITIVE_INFINITY; k++) {
            term *= z * (2 * k - 1) / (2.0 * k * (k + 1));
            sum += term;
        }
        return sum;
    }

    /**
     * E[A_0] of N modes, exactly:
     * {@code sum_{k=1}^{N-1} C(N, k+1)/N^{k+1} C(2k, k) (zeta^2/4)^k}, all terms positive.
     *
     * @param units number N of modes
     * @throws IllegalArgumentException if zeta is negative or not finite, or N is not positive
     */
    public static double expected(double zeta, int units) {
        requireZeta(zeta);
        requireUnits(units);
        double z = zeta * zeta;
        double sum = 0;
        double term = 1;
        for (int k = 1; k < units && term > sum * 1e-18; k++) {
            term *= z * ((double) (units - k) / units) * (2 * k - 1) / (2.0 * k * (k + 1));
            sum += term;
        }
        return sum;
    }

    /**
     * The expected variance of every mode along the chain, the source first:
     * {@code V_n = 2F1(1-n, 1/2; 1; -zeta^2/N)}.
     *
     * <p>By the recurrence {@code (m+1) V_{m+2} = (2m+1)(1 + b/2) V_{m+1} - m (1+b) V_m}, that of the Legendre
     * polynomials beyond 1, where it is stable.
     *
     * @param units number N of modes
     * @throws IllegalArgumentException if zeta is negative or not finite, or N is not positive
     */
    public static Vector modeVariances(double zeta, int units) {
        requireZeta(zeta);
        requireUnits(units);
        double b = zeta * zeta / units;
        double[] v = new double[units];
        v[0] = 1;
        if (units > 1) {
            v[1] = 1 + b / 2;
        }
        for (int m = 1; m + 1 < units; m++) {
            v[m + 1] = ((2 * m + 1) * (1 + b / 2) * v[m] - m * (1 + b) * v[m - 1]) / (m + 1);
        }
        return Vector.owning(v);
    }

    /**
     * The variance at a place along an infinitely long chain: {@code e^{x} I0(x)}, {@code x = depth zeta^2/2}.
     *
     * @param depth place along the chain: 0 at the source, 1 at the end
     * @throws IllegalArgumentException if zeta is negative or not finite, or the depth is outside [0, 1]
     */
    public static double modeVariance(double zeta, double depth) {
        requireZeta(zeta);
        if (!(depth >= 0 && depth <= 1)) {
            throw new IllegalArgumentException("A place along the chain is in [0, 1]: depth = " + depth);
        }
        double x = depth * zeta * zeta / 2;
        return StrictMath.exp(2 * x) * Bessel.i0Scaled(x);
    }

    /**
     * The expected power spectrum, averaged over infinitely many modes: {@code (e^{zeta^2 q} - 1)/zeta^2}.
     *
     * @param omega angular frequency times tau; {@code (1/pi) int S d omega = 1 + E[A_0]}
     * @throws IllegalArgumentException if zeta is negative or not finite
     */
    public static double spectrum(double zeta, double omega) {
        requireZeta(zeta);
        double q = 1 / (1 + omega * omega);
        double z = zeta * zeta;
        return z == 0 ? q : StrictMath.expm1(z * q) / z;
    }

    /**
     * The expected power spectrum, averaged over N modes: {@code ((1 + zeta^2 q/N)^N - 1)/zeta^2}.
     *
     * @throws IllegalArgumentException if zeta is negative or not finite, or N is not positive
     */
    public static double spectrum(double zeta, int units, double omega) {
        requireZeta(zeta);
        requireUnits(units);
        double q = 1 / (1 + omega * omega);
        double z = zeta * zeta;
        return z == 0 ? q : StrictMath.expm1(units * StrictMath.log1p(z * q / units)) / z;
    }

    /**
     * The zeta at which E[A_0] (N to infinity) has a given value: the necessary strength of the hidden feedforward
     * weights.
     *
     * @throws IllegalArgumentException if the amplification is negative or not finite
     */
    public static double zetaFor(double amplification) {
        if (!(amplification >= 0) || Double.isInfinite(amplification)) {
            throw new IllegalArgumentException(
                    "A feedforward chain never weakens: E[A_0] = " + amplification + "; ask for 0 or more");
        }
        double low = 0;
        double high = 1;
        while (expected(high) < amplification) {
            high *= 2;
        }
        // E[A_0] rises with zeta, so bisection cannot fail; it ends where the two neighbours are adjacent numbers.
        for (double middle = (low + high) / 2; low < middle && middle < high; middle = (low + high) / 2) {
            if (expected(middle) < amplification) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    static void requireZeta(double zeta) {
        if (!(zeta >= 0) || Double.isInfinite(zeta)) {
            throw new IllegalArgumentException(
                    "The scale of the feedforward weights is zero or positive: zeta = " + zeta);
        }
    }

    private static void requireUnits(int units) {
        if (units < 1) {
            throw new IllegalArgumentException("A chain has at least one mode: N = " + units);
        }
    }
}
