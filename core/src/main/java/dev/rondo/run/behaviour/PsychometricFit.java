package dev.rondo.run.behaviour;

import dev.rondo.statistics.Normal;
import java.util.List;
import org.hipparchus.special.Erf;

/**
 * Maximum-likelihood fit of a cumulative Gaussian to choices: {@code P(first | x) = Phi((x - mu)/sigma)}.
 *
 * <p>It is probit regression, {@code Phi(a + b x)} with {@code mu = -a/b} and {@code sigma = 1/b}, whose log-likelihood is concave;
 * standard errors follow from the observed information by the delta method. Where choices are separated by a level, or all are
 * the same, the likelihood grows without bound and there is no finite fit (Albert and Anderson 1984, Biometrika 71, 1).
 *
 * @param status whether there is a fit
 * @param mu point of subjective equality; NaN without a fit
 * @param muError standard error of mu
 * @param sigma standard deviation of the Gaussian, below 0 if the curve falls; NaN without a fit
 * @param sigmaError standard error of sigma
 * @param slope b = 1/sigma; NaN if it has no finite value
 */
public record PsychometricFit(Status status, double mu, double muError, double sigma, double sigmaError, double slope) {
    private static final int MOST_STEPS = 200;
    private static final double SMALL = 1e-12;

    /** Where the standard normal distribution is 0 in double precision. */
    private static final double TAIL = -37;

    /** Outcome of a fit. */
    public enum Status {
        /** There is a finite fit. */
        FITTED,
        /** A level separates the choices: any steep enough curve fits, sigma tends to 0. */
        SEPARATED,
        /** All choices are the same. */
        ONE_CHOICE,
        /** The level has no influence: the slope is 0, and mu is not defined. */
        FLAT
    }

    /**
     * Choices at one level.
     *
     * @param level x
     * @param first number of trials with the first choice
     * @param trials number of trials
     */
    public record Count(double level, long first, long trials) {
        /** @throws IllegalArgumentException if the counts cannot be */
        public Count {
            if (!Double.isFinite(level) || first < 0 || first > trials) {
                throw new IllegalArgumentException(
                        "A level is finite, and has no more first choices than trials: level = " + level + ", first = "
                                + first + ", trials = " + trials);
            }
        }
    }

    private static PsychometricFit without(Status status, double slope) {
        return new PsychometricFit(status, Double.NaN, Double.NaN, Double.NaN, Double.NaN, slope);
    }

    /** The fit to counts, in any order; levels may come more than once. */
    public static PsychometricFit of(List<Count> counts) {
        long trials = counts.stream().mapToLong(Count::trials).sum();
        long first = counts.stream().mapToLong(Count::first).sum();
        if (first == 0 || first == trials) {
            return without(Status.ONE_CHOICE, Double.NaN);
        }
        double lowest = counts.stream()
                .filter(c -> c.trials() > 0)
                .mapToDouble(Count::level)
                .min()
                .orElse(0);
        double highest = counts.stream()
                .filter(c -> c.trials() > 0)
                .mapToDouble(Count::level)
                .max()
                .orElse(0);
        if (lowest == highest) {
            return without(Status.FLAT, Double.NaN);
        }
        if (isSeparated(counts)) {
            return without(Status.SEPARATED, Double.NaN);
        }
        return new Likelihood(counts, (lowest + highest) / 2, (highest - lowest) / 2).fit();
    }

    private static boolean isSeparated(List<Count> counts) {
        double lowestFirst = Double.POSITIVE_INFINITY;
        double highestFirst = Double.NEGATIVE_INFINITY;
        double lowestOther = Double.POSITIVE_INFINITY;
        double highestOther = Double.NEGATIVE_INFINITY;
        for (Count c : counts) {
            if (c.first() > 0) {
                lowestFirst = Math.min(lowestFirst, c.level());
                highestFirst = Math.max(highestFirst, c.level());
            }
            if (c.first() < c.trials()) {
                lowestOther = Math.min(lowestOther, c.level());
                highestOther = Math.max(highestOther, c.level());
            }
        }
        return highestOther <= lowestFirst || highestFirst <= lowestOther;
    }

    /** P(first) at a level; NaN without a fit. */
    public double at(double level) {
        return phi((level - mu) / sigma);
    }

    /** Half of the 95 % interval of mu. */
    public double muReach() {
        return Normal.QUANTILE_975 * muError;
    }

    /** Half of the 95 % interval of sigma. */
    public double sigmaReach() {
        return Normal.QUANTILE_975 * sigmaError;
    }

    /** Cumulative standard normal distribution. */
    static double phi(double z) {
        return Erf.erfc(-z / Math.sqrt(2)) / 2;
    }

    /** Log-likelihood {@code sum k log Phi(eta) + (n - k) log Phi(-eta)}, {@code eta = a + b (x - centre)/scale}. */
    private record Likelihood(List<Count> counts, double centre, double scale) {
        private double x(Count c) {
            return (c.level() - centre) / scale;
        }

        private double value(double a, double b) {
            double sum = 0;
            for (Count c : counts) {
                double eta = a + b * x(c);
                sum += term(c.first(), eta) + term(c.trials() - c.first(), -eta);
            }
            return sum;
        }

        private static double term(long n, double eta) {
            return n == 0 ? 0 : n * (eta < TAIL ? -eta * eta / 2 - Math.log(-eta) : Math.log(phi(eta)));
        }

        /** phi/Phi, the derivative of log Phi. */
        private static double ratio(double eta) {
            return eta < TAIL ? -eta : Math.exp(-eta * eta / 2) / Math.sqrt(2 * Math.PI) / phi(eta);
        }

        /** Newton's method with halved steps: gradient {@code (g_a, g_b)}, observed information {@code J}. */
        PsychometricFit fit() {
            double a = 0;
            double b = 0;
            for (int step = 0; step < MOST_STEPS; step++) {
                double[] d = derivatives(a, b);
                double determinant = d[2] * d[4] - d[3] * d[3];
                double da = (d[4] * d[0] - d[3] * d[1]) / determinant;
                double db = (d[2] * d[1] - d[3] * d[0]) / determinant;
                double length = 1;
                while (length > SMALL && !(value(a + length * da, b + length * db) >= value(a, b))) {
                    length /= 2;
                }
                a += length * da;
                b += length * db;
                if (Math.abs(da) + Math.abs(db) < SMALL * (1 + Math.abs(a) + Math.abs(b))) {
                    break;
                }
            }
            return Math.abs(b) < 1e-9 ? without(Status.FLAT, 0) : fitted(a, b);
        }

        /** {@code g_a, g_b, J_aa, J_ab, J_bb}. */
        private double[] derivatives(double a, double b) {
            double[] d = new double[5];
            for (Count c : counts) {
                double x = x(c);
                double eta = a + b * x;
                double up = ratio(eta);
                double down = ratio(-eta);
                double g = c.first() * up - (c.trials() - c.first()) * down;
                double j = c.first() * up * (up + eta) + (c.trials() - c.first()) * down * (down - eta);
                d[0] += g;
                d[1] += g * x;
                d[2] += j;
                d[3] += j * x;
                d[4] += j * x * x;
            }
            return d;
        }

        private PsychometricFit fitted(double a, double b) {
            double[] d = derivatives(a, b);
            double determinant = d[2] * d[4] - d[3] * d[3];
            double varA = d[4] / determinant;
            double varB = d[2] / determinant;
            double cov = -d[3] / determinant;
            double mu = -a / b;
            double muVariance = (varA + mu * mu * varB + 2 * mu * cov) / (b * b);
            double sigma = 1 / b;
            return new PsychometricFit(
                    Status.FITTED,
                    centre + scale * mu,
                    scale * Math.sqrt(muVariance),
                    scale * sigma,
                    scale * Math.sqrt(varB) / (b * b),
                    b / scale);
        }
    }
}
