package dev.rondo.run.sweep;

import dev.rondo.statistics.Normal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Spearman's rank correlation of a setting with an outcome over networks, with its 95 % interval.
 *
 * <p>Ties have their mean rank. The interval is Fisher's, {@code tanh(atanh rho +- 1.96 s)}, with the standard error {@code s =
 * sqrt((1 + rho^2/2)/(n - 3))} of Bonett and Wright (2000), "Sample size requirements for estimating Pearson, Kendall and
 * Spearman correlations", Psychometrika 65, 23-28.
 *
 * @param rho correlation, -1 to 1
 * @param networks number of networks, n
 */
public record RankCorrelation(double rho, int networks) {
    /** Networks below which there is no interval. */
    private static final int LEAST = 4;

    private static final double ALMOST_ONE = 1 - 1e-12;

    /**
     * The correlation of two lists.
     *
     * @return nothing for fewer than 4 networks, or where one of the lists does not vary
     */
    public static Optional<RankCorrelation> of(List<Double> setting, List<Double> outcome) {
        int n = setting.size();
        if (n != outcome.size()) {
            throw new IllegalArgumentException(
                    "Every network has a setting and an outcome: " + n + " and " + outcome.size());
        }
        if (n < LEAST) {
            return Optional.empty();
        }
        double[] a = ranks(setting);
        double[] b = ranks(outcome);
        double middle = (n + 1) / 2.0;
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int k = 0; k < n; k++) {
            ab += (a[k] - middle) * (b[k] - middle);
            aa += (a[k] - middle) * (a[k] - middle);
            bb += (b[k] - middle) * (b[k] - middle);
        }
        return aa == 0 || bb == 0 ? Optional.empty() : Optional.of(new RankCorrelation(ab / Math.sqrt(aa * bb), n));
    }

    private static double[] ranks(List<Double> values) {
        int n = values.size();
        List<Integer> order = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparing(values::get))
                .toList();
        double[] ranks = new double[n];
        int from = 0;
        while (from < n) {
            int to = from + 1;
            while (to < n && values.get(order.get(to)).equals(values.get(order.get(from)))) {
                to++;
            }
            for (int k = from; k < to; k++) {
                ranks[order.get(k)] = (from + 1 + to) / 2.0;
            }
            from = to;
        }
        return ranks;
    }

    /** Lower end of the interval. */
    public double low() {
        return Math.tanh(fisher() - Normal.QUANTILE_975 * error(networks));
    }

    /** Upper end of the interval. */
    public double high() {
        return Math.tanh(fisher() + Normal.QUANTILE_975 * error(networks));
    }

    /** True if the interval leaves out 0. */
    public boolean isDecided() {
        return low() > 0 || high() < 0;
    }

    /** Number of networks from which on the interval of such a correlation leaves out 0; nothing for a correlation of 0. */
    public Optional<Long> needed() {
        double z = Math.abs(fisher());
        if (z == 0) {
            return Optional.empty();
        }
        double ratio = Normal.QUANTILE_975 / z;
        return Optional.of(Math.max(LEAST, (long) Math.floor(3 + ratio * ratio * (1 + rho * rho / 2)) + 1));
    }

    private double fisher() {
        double r = Math.clamp(rho, -ALMOST_ONE, ALMOST_ONE);
        return 0.5 * Math.log((1 + r) / (1 - r));
    }

    private double error(int n) {
        return Math.sqrt((1 + rho * rho / 2) / (n - 3));
    }
}
