package dev.rondo.network;

import dev.rondo.kernel.Nonlinearity;
import java.util.Locale;

/**
 * The function phi that turns a state x into a rate r.
 *
 * <p>All values come from {@link StrictMath} or from {@link Softplus}, so that they are the same on every machine.
 */
public enum Activation implements Nonlinearity {
    /** max(0, x); its slope at 0 is 0. */
    RELU {
        @Override
        public double rate(double x) {
            return x <= 0 ? 0 : x;
        }

        @Override
        public double slope(double x) {
            return x > 0 ? 1 : 0;
        }
    },
    /** log(1 + e^x), written so that it cannot overflow. */
    SOFTPLUS {
        @Override
        public double rate(double x) {
            return Softplus.rate(x);
        }

        @Override
        public double slope(double x) {
            return Softplus.slope(x);
        }

        @Override
        void rates(double[] x, double[] out) {
            Softplus.rates(x, out);
        }
    },
    /** x: the linear network. */
    IDENTITY {
        @Override
        public double rate(double x) {
            return x;
        }

        @Override
        public double slope(double x) {
            return 1;
        }
    },
    /** tanh x. */
    TANH {
        @Override
        public double rate(double x) {
            return StrictMath.tanh(x);
        }

        @Override
        public double slope(double x) {
            double t = StrictMath.tanh(x);
            return 1 - t * t;
        }
    };

    @Override
    public Shape shape() {
        return switch (this) {
            case RELU -> Shape.RELU;
            case IDENTITY -> Shape.IDENTITY;
            case SOFTPLUS, TANH -> Shape.OTHER;
        };
    }

    /** Writes phi of every state into {@code out}. */
    void rates(double[] x, double[] out) {
        for (int j = 0; j < x.length; j++) {
            out[j] = rate(x[j]);
        }
    }

    /** Whether phi is linear between its thresholds, so that orbits can be followed exactly from threshold to threshold. */
    public boolean isPiecewiseLinear() {
        return this == RELU;
    }

    /** Whether phi(c x) = c phi(x) for every c &gt; 0: then a network without tonic drive has no isolated cycle. */
    public boolean isHomogeneous() {
        return this == RELU || this == IDENTITY;
    }

    /** The name in files and on the command line: {@code relu}, {@code softplus}, {@code identity}, {@code tanh}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
