package dev.rondo.network;

/** Analytic rate functions without parameters. */
public sealed interface SmoothActivations extends Activation {
    /** log(1 + e^x). */
    record Softplus() implements SmoothActivations {
        @Override
        public String key() {
            return "softplus";
        }

        @Override
        public double rate(double x) {
            return SoftplusValues.rate(x);
        }

        @Override
        public double slope(double x) {
            return SoftplusValues.slope(x);
        }

        @Override
        public double curvature(double x) {
            double s = slope(x);
            return s * slope(-x);
        }

        @Override
        public void rates(double[] x, double[] out) {
            SoftplusValues.rates(x, out);
        }
    }

    /** x. */
    record Identity() implements SmoothActivations {
        @Override
        public String key() {
            return "identity";
        }

        @Override
        public Shape shape() {
            return Shape.IDENTITY;
        }

        @Override
        public double rate(double x) {
            return x;
        }

        @Override
        public double slope(double x) {
            return 1;
        }

        @Override
        public double curvature(double x) {
            return 0;
        }

        @Override
        public boolean isHomogeneous() {
            return true;
        }
    }

    /** tanh x. */
    record Tanh() implements SmoothActivations {
        @Override
        public String key() {
            return "tanh";
        }

        @Override
        public double rate(double x) {
            return StrictMath.tanh(x);
        }

        @Override
        public double slope(double x) {
            double t = StrictMath.tanh(x);
            return 1 - t * t;
        }

        @Override
        public double curvature(double x) {
            return -2 * rate(x) * slope(x);
        }
    }

    /** 1/(1 + e^-x), the slope of softplus. */
    record Sigmoid() implements SmoothActivations {
        @Override
        public String key() {
            return "sigmoid";
        }

        @Override
        public double rate(double x) {
            return SoftplusValues.slope(x);
        }

        @Override
        public double slope(double x) {
            return rate(x) * rate(-x);
        }

        @Override
        public double curvature(double x) {
            return slope(x) * (rate(-x) - rate(x));
        }
    }
}
