package dev.rondo.network;

import dev.rondo.dynamics.piecewise.PiecewiseLinearFunction;
import dev.rondo.dynamics.piecewise.PiecewiseLinearFunction.Kink;
import dev.rondo.setting.Setting;
import java.util.Optional;

/** Piecewise-linear rate functions. */
public sealed interface Rectifiers extends Activation {
    @Override
    default double curvature(double x) {
        return 0;
    }

    /** max(0, x). */
    record Relu() implements Rectifiers {
        private static final Optional<PiecewiseLinearFunction> RAMP = Optional.of(PiecewiseLinearFunction.RECTIFIER);

        @Override
        public String key() {
            return "relu";
        }

        @Override
        public Shape shape() {
            return Shape.RELU;
        }

        @Override
        public double rate(double x) {
            return x <= 0 ? 0 : x;
        }

        @Override
        public double slope(double x) {
            return x > 0 ? 1 : 0;
        }

        @Override
        public Optional<PiecewiseLinearFunction> piecewise() {
            return RAMP;
        }
    }

    /**
     * x above 0, a x below.
     *
     * @param slope a, from 0 to 1
     */
    record LeakyRelu(
            @Setting(meaning = "slope below 0", byDefault = "0.01", min = 0, max = 1)
            double slope) implements Rectifiers {
        /** @throws IllegalArgumentException if the slope is not in [0, 1) */
        public LeakyRelu {
            if (!(slope >= 0 && slope < 1)) {
                throw new IllegalArgumentException(
                        "A leaky ReLU has a slope from 0 to below 1, where it is the identity: slope = " + slope);
            }
        }

        @Override
        public String key() {
            return "leaky-relu";
        }

        @Override
        public double rate(double x) {
            return x <= 0 ? slope * x : x;
        }

        @Override
        public double slope(double x) {
            return x > 0 ? 1 : slope;
        }

        @Override
        public Optional<PiecewiseLinearFunction> piecewise() {
            return Optional.of(PiecewiseLinearFunction.of(slope, new Kink(0, 1 - slope)));
        }
    }

    /**
     * min(max(0, x), cap).
     *
     * @param cap the largest rate
     */
    record CappedRelu(
            @Setting(meaning = "largest rate", byDefault = "1", min = Double.MIN_VALUE)
            double cap) implements Rectifiers {
        /** @throws IllegalArgumentException if the largest rate is not positive and finite */
        public CappedRelu {
            if (!(cap > 0) || Double.isInfinite(cap)) {
                throw new IllegalArgumentException(
                        "The largest rate of a capped ReLU is positive and finite: cap = " + cap);
            }
        }

        @Override
        public String key() {
            return "capped-relu";
        }

        @Override
        public double rate(double x) {
            return x <= 0 ? 0 : Math.min(x, cap);
        }

        @Override
        public double slope(double x) {
            return x > 0 && x <= cap ? 1 : 0;
        }

        @Override
        public Optional<PiecewiseLinearFunction> piecewise() {
            return Optional.of(PiecewiseLinearFunction.of(0, new Kink(0, 1), new Kink(cap, -1)));
        }
    }
}
