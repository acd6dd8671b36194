package dev.rondo.figure.layout;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Round numbers for a linear axis: among all steps of the form q 10^z, the one whose multiples inside the range score
 * best in simplicity (q near the front of the list, zero among the ticks), coverage (the outer ticks near the ends) and
 * density (as many as wanted).
 *
 * <p>After Talbot, Lin and Hanrahan (2010), "An extension of Wilkinson's algorithm for positioning tick labels on
 * axes", IEEE Trans. Vis. Comput. Graph. 16, 1036-1043, with their weights; here ticks never lie outside the range and
 * no multiple is left out.
 */
final class TickSearch {
    private static final List<BigDecimal> NICE = List.of(
            BigDecimal.ONE,
            new BigDecimal("5"),
            new BigDecimal("2"),
            new BigDecimal("2.5"),
            new BigDecimal("4"),
            new BigDecimal("3"));
    private static final double SIMPLICITY = 0.25;
    private static final double COVERAGE = 0.2;
    private static final double DENSITY = 0.5;
    private static final int MOST = 50;

    private TickSearch() {}

    /** The multiples {@code first} to {@code last} of a step, all inside the range. */
    record Steps(BigDecimal step, long first, long last) {
        int count() {
            return Math.toIntExact(last - first + 1);
        }

        /** The i-th tick, exactly. */
        BigDecimal exact(int i) {
            return step.multiply(BigDecimal.valueOf(first + i));
        }

        double value(int i) {
            return exact(i).doubleValue();
        }
    }

    /**
     * The best steps from {@code low} to {@code high} of those that fit.
     *
     * @param wanted preferred number of ticks
     * @param whole true if only whole numbers are allowed
     * @param fits test that the labels of the candidate do not overlap
     */
    static Steps best(double low, double high, double wanted, boolean whole, Predicate<Steps> fits) {
        int magnitude = (int) StrictMath.floor(StrictMath.log10((high - low) / wanted));
        Steps best = null;
        double bestScore = Double.NEGATIVE_INFINITY;
        for (int z = magnitude - 1; z <= magnitude + 2; z++) {
            for (int q = 0; q < NICE.size(); q++) {
                Steps steps = multiples(NICE.get(q).scaleByPowerOfTen(z), low, high);
                if (steps == null || steps.count() < 2 || (whole && !isWhole(steps.step))) {
                    continue;
                }
                double score = score(steps, q, low, high, wanted);
                if (score > bestScore && fits.test(steps)) {
                    best = steps;
                    bestScore = score;
                }
            }
        }
        return best != null ? best : sparsest(low, high, whole);
    }

    /** All multiples inside the range, or null if there are none or too many. */
    private static @Nullable Steps multiples(BigDecimal step, double low, double high) {
        double slack = 1e-9 * (high - low);
        BigDecimal first = new BigDecimal(low - slack).divide(step, 0, RoundingMode.CEILING);
        BigDecimal last = new BigDecimal(high + slack).divide(step, 0, RoundingMode.FLOOR);
        BigDecimal count = last.subtract(first);
        boolean usable = count.signum() >= 0
                && count.compareTo(BigDecimal.valueOf(MOST)) < 0
                && first.abs().compareTo(BigDecimal.valueOf(1L << 52)) < 0;
        return usable ? new Steps(step, first.longValueExact(), last.longValueExact()) : null;
    }

    private static double score(Steps steps, int q, double low, double high, double wanted) {
        double length = high - low;
        boolean zero = steps.first <= 0 && steps.last >= 0;
        double simplicity = 1 - q / (NICE.size() - 1.0) + (zero ? 1 : 0);
        double before = (steps.value(0) - low) / (0.1 * length);
        double after = (high - steps.value(steps.count() - 1)) / (0.1 * length);
        double coverage = 1 - 0.5 * (before * before + after * after);
        double perLength = length / steps.step.doubleValue();
        double wantedPerLength = wanted - 1;
        double density = 2 - Math.max(perLength / wantedPerLength, wantedPerLength / perLength);
        return SIMPLICITY * simplicity + COVERAGE * Math.max(coverage, -4) + DENSITY * density;
    }

    private static boolean isWhole(BigDecimal step) {
        return step.remainder(BigDecimal.ONE).signum() == 0;
    }

    /**
     * One tick, where the axis is too short for more; on an axis finer than the numbers themselves, at its beginning.
     */
    private static Steps sparsest(double low, double high, boolean whole) {
        int magnitude = (int) StrictMath.floor(StrictMath.log10(high - low)) + 1;
        for (int z = whole ? Math.max(0, magnitude) : magnitude; z >= magnitude - 3; z--) {
            for (BigDecimal q : List.of(NICE.get(1), NICE.get(2), NICE.get(0))) {
                Steps steps = multiples(q.scaleByPowerOfTen(z), low, high);
                if (steps != null) {
                    return new Steps(steps.step, steps.first, steps.first);
                }
            }
        }
        return new Steps(new BigDecimal(low), 1, 1);
    }
}
