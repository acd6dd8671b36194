package dev.rondo.statistics;

/** Standard normal distribution. */
public final class Normal {
    /** Quantile at 0.975: half the width of a 95 % interval, in standard errors. */
    public static final double QUANTILE_975 = 1.959963984540054;

    private Normal() {}
}
