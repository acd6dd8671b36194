package dev.rondo.figure;

import java.util.List;

/** Scale of an axis: a rising function from values to positions, and its inverse. */
public sealed interface Scale {
    Scale LINEAR = new Linear();
    Scale LOG = new Log();

    /** Magnitudes beyond this have no place on any axis. */
    double LARGEST = 1e200;

    /** The position of {@code value}, up to a shift and factor; NaN where the scale has no place for it. */
    double forward(double value);

    /** The value at {@code position}, at most {@link #LARGEST}. */
    double inverse(double position);

    /** Equal differences, equal lengths. */
    record Linear() implements Scale {
        @Override
        public double forward(double value) {
            return Math.abs(value) <= LARGEST ? value : Double.NaN;
        }

        @Override
        public double inverse(double position) {
            return position;
        }
    }

    /** Equal ratios, equal lengths: the decimal logarithm. Values at or below zero have no place. */
    record Log() implements Scale {
        @Override
        public double forward(double value) {
            return value >= 1 / LARGEST && value <= LARGEST ? StrictMath.log10(value) : Double.NaN;
        }

        @Override
        public double inverse(double position) {
            return Math.clamp(StrictMath.pow(10, position), 1 / LARGEST, LARGEST);
        }
    }

    /** Linear within +-threshold and logarithmic beyond, with both signs: sign(v) log10(1 + |v| / threshold). */
    record Symlog(double threshold) implements Scale {
        public Symlog {
            if (!(threshold > 0 && threshold <= LARGEST)) {
                throw new IllegalArgumentException(
                        "A symlog scale needs a positive threshold, below which it is linear: " + threshold);
            }
        }

        @Override
        public double forward(double value) {
            return Math.abs(value) <= LARGEST
                    ? Math.copySign(StrictMath.log10(1 + Math.abs(value) / threshold), value)
                    : Double.NaN;
        }

        @Override
        public double inverse(double position) {
            double magnitude = threshold * (StrictMath.pow(10, Math.abs(position)) - 1);
            return Math.copySign(Math.min(magnitude, LARGEST), position);
        }
    }

    /** Names in a row: name {@code i} stands at the number {@code i}. */
    record Category(List<String> names) implements Scale {
        public Category {
            names = List.copyOf(names);
            if (names.isEmpty()) {
                throw new IllegalArgumentException("An axis of categories needs at least one name");
            }
        }

        @Override
        public double forward(double value) {
            return Math.abs(value) <= LARGEST ? value : Double.NaN;
        }

        @Override
        public double inverse(double position) {
            return position;
        }
    }
}
