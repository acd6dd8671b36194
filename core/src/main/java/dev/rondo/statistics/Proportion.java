package dev.rondo.statistics;

/**
 * Share of cases with a property, with its 95 % interval.
 *
 * <p>The interval of Wilson (1927), "Probable inference, the law of succession, and statistical inference", J. Am. Stat. Assoc.
 * 22, 209-212: with p = k/n and z = 1.96, {@code (p + z^2/2n +- z sqrt(p(1-p)/n + z^2/4n^2)) / (1 + z^2/n)}.
 *
 * @param count number of cases with it, k
 * @param of number of cases, n
 */
public record Proportion(long count, long of) {
    private static final double Z = Normal.QUANTILE_975;

    /** @throws IllegalArgumentException if there is no case, or more have it than there are */
    public Proportion {
        if (of < 1 || count < 0 || count > of) {
            throw new IllegalArgumentException("A share is of at least one case: " + count + " of " + of);
        }
    }

    /** k/n. */
    public double value() {
        return (double) count / of;
    }

    /** Lower end of the interval. */
    public double low() {
        return count == 0 ? 0 : Math.max(0, centre() - reach());
    }

    /** Upper end of the interval. */
    public double high() {
        return count == of ? 1 : Math.min(1, centre() + reach());
    }

    private double centre() {
        return (value() + Z * Z / (2.0 * of)) / (1 + Z * Z / of);
    }

    private double reach() {
        double p = value();
        return Z * Math.sqrt(p * (1 - p) / of + Z * Z / (4.0 * of * of)) / (1 + Z * Z / of);
    }
}
