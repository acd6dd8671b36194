package dev.rondo.network;

import dev.rondo.kernel.Nonlinearity;
import java.util.Locale;

/**
 * The function phi that turns a state x into a rate r.
 *
 * <p>All values come from {@link StrictMath}, so that they are the same on every machine.
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
            return (x > 0 ? x : 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
        }

        @Override
        public double slope(double x) {
            double e = StrictMath.exp(-Math.abs(x));
            return x >= 0 ? 1 / (1 + e) : e / (1 + e);
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

    /** Whether phi(c x) = c phi(x) for every c &gt; 0: then a network without tonic drive has no isolated cycle. */
    public boolean isHomogeneous() {
        return this == RELU || this == IDENTITY;
    }

    /** The name in files and on the command line: {@code relu}, {@code softplus}, {@code identity}, {@code tanh}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
