package dev.rondo.analysis.branch;

import dev.rondo.dynamics.piecewise.PiecewiseLinearFunction;
import dev.rondo.linalg.Vector;
import dev.rondo.network.Activation;

/** phi of every unit, as the members of a {@link NetworkFamily} have it. */
sealed interface Rates {
    double rate(int unit, double x);

    double slope(int unit, double x);

    /** d phi/dp at fixed x. */
    default double parameterSlope(int unit, double x) {
        return 0;
    }

    /** That of the network. */
    record Plain(Activation activation) implements Rates {
        @Override
        public double rate(int unit, double x) {
            return activation.rate(x);
        }

        @Override
        public double slope(int unit, double x) {
            return activation.slope(x);
        }
    }

    /** {@code s log(1 + e^(x/s))}; so far from the threshold that e^(-|x|/s) is less than rounding, a ReLU. */
    record Rounded(double width) implements Rates {
        private static final double FAR = 40;

        @Override
        public double rate(int unit, double x) {
            double scaled = x / width;
            return Math.abs(scaled) > FAR ? Math.max(0, x) : width * Activation.SOFTPLUS.rate(scaled);
        }

        @Override
        public double slope(int unit, double x) {
            double scaled = x / width;
            return Math.abs(scaled) > FAR ? (x > 0 ? 1 : 0) : Activation.SOFTPLUS.slope(scaled);
        }

        @Override
        public double parameterSlope(int unit, double x) {
            double scaled = x / width;
            if (Math.abs(scaled) > FAR) {
                return 0;
            }
            return Activation.SOFTPLUS.rate(scaled) - scaled * Activation.SOFTPLUS.slope(scaled);
        }
    }

    /**
     * One of two lines through the origin in every unit, wherever x is: that of the positive side in the active units.
     *
     * @param signs of x, N
     * @param phi a function of one kink at 0
     */
    record Open(Vector signs, PiecewiseLinearFunction phi) implements Rates {
        @Override
        public double rate(int unit, double x) {
            return slope(unit, x) * x;
        }

        @Override
        public double slope(int unit, double x) {
            return signs.get(unit) > 0 ? phi.slope() + phi.kinks().getFirst().jump() : phi.slope();
        }
    }
}
