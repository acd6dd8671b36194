package dev.rondo.analysis.theory;

/**
 * One excitatory and one inhibitory population, {@code W = [[w, -k w], [w, -k w]]} (Murphy and Miller 2009): a
 * difference between the two drives their sum through the hidden feedforward weight {@code w (1 + k)}.
 *
 * <p>In the orthonormal basis of sum and difference, {@code W - I = [[-a, w_FF], [0, -1]]} with
 * {@code a = 1 + w (k - 1)}.
 *
 * @param weight weight w of the excitatory population
 * @param dominance ratio k of inhibition to excitation
 */
public record BalancedAmplification(double weight, double dominance) {
    /**
     * @throws IllegalArgumentException if a parameter is not finite or the sum mode is unstable, {@code w (1 - k) >= 1}
     */
    public BalancedAmplification {
        if (!(weight * (1 - dominance) < 1) || Double.isInfinite(weight) || Double.isInfinite(dominance)) {
            throw new IllegalArgumentException("The sum of both populations is stable only for w (1 - k) < 1: w = "
                    + weight + ", k = " + dominance);
        }
    }

    /** The eigenvalue of the sum, {@code -w (k - 1)}; the other is 0. */
    public double eigenvalue() {
        return -weight * (dominance - 1);
    }

    /** The feedforward weight from the difference to the sum, {@code w_FF = w (1 + k)}. */
    public double feedforward() {
        return weight * (1 + dominance);
    }

    /** The summed stationary variance, {@code tr C = 1 + 1/a + w_FF^2/(a (1 + a))}. */
    public double summedVariance() {
        double a = decay();
        double w = feedforward();
        return 1 + 1 / a + w * w / (a * (1 + a));
    }

    /**
     * The largest factor by which the response to a pulse has grown, {@code max_t sigma_1(e^{(W - I) t})}.
     *
     * @return gain and time; gain 1 at time 0 where nothing grows
     */
    public Peak peakGain() {
        // The gain rises once and falls once: find a bracket on a grid, then close it by golden sections.
        double step = 0.01 / Math.max(1, decay());
        int best = 0;
        while (gain((best + 1) * step) > gain(best * step)) {
            best++;
        }
        double low = Math.max(0, best - 1) * step;
        double high = (best + 1) * step;
        double section = (Math.sqrt(5) - 1) / 2;
        while (high - low > 1e-9 * high) {
            double left = high - section * (high - low);
            double right = low + section * (high - low);
            if (gain(left) > gain(right)) {
                high = right;
            } else {
                low = left;
            }
        }
        double time = (low + high) / 2;
        return gain(time) > 1 ? new Peak(gain(time), time) : new Peak(1, 0);
    }

    /**
     * The largest transient gain.
     *
     * @param gain factor of growth
     * @param time time at which it is reached, over tau
     */
    public record Peak(double gain, double time) {}

    /** The largest singular value of {@code e^{(W - I) t}}, t over tau. */
    public double gain(double time) {
        double a = decay();
        double sum = StrictMath.exp(-a * time);
        double difference = StrictMath.exp(-time);
        double crossing = a == 1 ? time * difference : sum * StrictMath.expm1((a - 1) * time) / (a - 1);
        double squares = sum * sum + difference * difference + crossing * crossing * feedforward() * feedforward();
        double determinant = sum * difference;
        return Math.sqrt((squares + Math.sqrt(Math.max(0, squares * squares - 4 * determinant * determinant))) / 2);
    }

    private double decay() {
        return 1 + weight * (dominance - 1);
    }
}
