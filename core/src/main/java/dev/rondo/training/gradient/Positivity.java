package dev.rondo.training.gradient;

/** Map from a free number to a weight's magnitude. */
public enum Positivity {
    /** max(0, m): a weight that crosses 0 stays there, unless the slope 1/2 at 0 frees it. The original trainer's. */
    RECTIFY {
        @Override
        double magnitude(double m) {
            return m > 0 ? m : 0;
        }

        @Override
        double slope(double m) {
            return 0.5 + 0.5 * Math.signum(m);
        }
    },
    /** |m|: a weight that crosses 0 bounces. */
    ABS {
        @Override
        double magnitude(double m) {
            return Math.abs(m);
        }

        @Override
        double slope(double m) {
            return Math.signum(m);
        }
    };

    abstract double magnitude(double m);

    abstract double slope(double m);
}
