package dev.rondo.task.trials.expression;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Functions of numbers. {@link StrictMath} gives the same bits on every machine. */
enum Function {
    SIN(1) {
        @Override
        double of(double[] x) {
            return StrictMath.sin(x[0]);
        }
    },
    COS(1) {
        @Override
        double of(double[] x) {
            return StrictMath.cos(x[0]);
        }
    },
    EXP(1) {
        @Override
        double of(double[] x) {
            return StrictMath.exp(x[0]);
        }
    },
    SQRT(1) {
        @Override
        double of(double[] x) {
            return Math.sqrt(x[0]);
        }
    },
    ABS(1) {
        @Override
        double of(double[] x) {
            return Math.abs(x[0]);
        }
    },
    MIN(Function.SEVERAL) {
        @Override
        double of(double[] x) {
            return Arrays.stream(x).min().orElseThrow();
        }
    },
    MAX(Function.SEVERAL) {
        @Override
        double of(double[] x) {
            return Arrays.stream(x).max().orElseThrow();
        }
    },
    /** {@code a - b} in degrees, from -180 (excluded) to 180. */
    ANGLE(2) {
        @Override
        double of(double[] x) {
            double turned = (x[0] - x[1]) % 360;
            return turned > 180 ? turned - 360 : turned <= -180 ? turned + 360 : turned;
        }
    };

    private static final int SEVERAL = -1;

    private final int arguments;

    Function(int arguments) {
        this.arguments = arguments;
    }

    abstract double of(double[] x);

    /** Objection to a number of arguments, if any. */
    Optional<String> objection(int given) {
        if (arguments == SEVERAL) {
            return given >= 2 ? Optional.empty() : Optional.of(word() + " takes two arguments or more");
        }
        return given == arguments
                ? Optional.empty()
                : Optional.of(word() + " takes " + (arguments == 1 ? "one argument" : "two arguments"));
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Function> of(String word) {
        return Arrays.stream(values()).filter(f -> f.word().equals(word)).findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Function::word).toList();
    }
}
