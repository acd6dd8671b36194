package dev.rondo.paper;

/**
 * Outcome of a claim: two numbers, measured and expected, and the precision of the first.
 *
 * <p>Every comparison allows four standard errors of the measurement.
 */
public sealed interface Verdict {
    /** Tolerance of a comparison, in standard errors of the measurement. */
    double STANDARD_ERRORS = 4;

    /** Measured value. */
    double measured();

    /** Value or bound of the claim. */
    double expected();

    /** Of the measured value; 0 where nothing is random. */
    double standardError();

    /** The measurement agrees with the claim. */
    record Holds(double measured, double expected, double standardError) implements Verdict {}

    /** The measurement contradicts the claim. */
    record Fails(double measured, double expected, double standardError) implements Verdict {}

    /**
     * The measurement cannot tell.
     *
     * @param why reason, with the remedy
     */
    record Undecided(double measured, double expected, double standardError, String why) implements Verdict {}

    /**
     * Verdict on the equality of a measurement and a theory.
     *
     * @param measured mean and error
     * @param expected the theory's value
     * @param allowance difference that has a known reason, such as the finite size of a network
     */
    static Verdict equal(Estimate measured, double expected, double allowance) {
        double value = measured.mean();
        double error = measured.standardError();
        double resolved = STANDARD_ERRORS * error;
        if (!Double.isFinite(value) || !Double.isFinite(error)) {
            return new Undecided(value, expected, error, "too few draws are stable");
        }
        if (Math.abs(value - expected) > resolved + allowance) {
            return new Fails(value, expected, error);
        }
        if (resolved > Math.max(allowance, Math.abs(expected) / 2)) {
            return new Undecided(value, expected, error, "the error bars span half of the value; more draws tell");
        }
        return new Holds(value, expected, error);
    }

    /** Verdict on a lower bound of a measurement. */
    static Verdict above(Estimate measured, double bound) {
        double value = measured.mean();
        double error = measured.standardError();
        double resolved = STANDARD_ERRORS * error;
        if (value - resolved > bound) {
            return new Holds(value, bound, error);
        }
        return value + resolved < bound
                ? new Fails(value, bound, error)
                : new Undecided(value, bound, error, "the bound lies within four standard errors; more draws tell");
    }

    /** Verdict on an upper bound of a measurement. */
    static Verdict below(Estimate measured, double bound) {
        return switch (above(measured, bound)) {
            case Holds h -> new Fails(h.measured, bound, h.standardError);
            case Fails f -> new Holds(f.measured, bound, f.standardError);
            case Undecided u -> u;
        };
    }
}
