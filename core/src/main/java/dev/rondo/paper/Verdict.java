package dev.rondo.paper;

/**
 * What became of a claim: two numbers, measured and expected, and how well the first is known.
 *
 * <p>Every comparison allows four standard errors of the measurement.
 */
public sealed interface Verdict {
    /** How many standard errors a measurement may be off. */
    double STANDARD_ERRORS = 4;

    /** What was found. */
    double measured();

    /** What the claim says: a value, or a bound. */
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
     * @param why what it would take
     */
    record Undecided(double measured, double expected, double standardError, String why) implements Verdict {}

    /**
     * Whether a measurement equals a theory.
     *
     * @param measured mean and error
     * @param expected the theory's value
     * @param allowance by which the two may differ for a known reason, such as the finite size of a network
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

    /** Whether a measurement exceeds a bound. */
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

    /** Whether a measurement stays below a bound. */
    static Verdict below(Estimate measured, double bound) {
        return switch (above(measured, bound)) {
            case Holds h -> new Fails(h.measured, bound, h.standardError);
            case Fails f -> new Holds(f.measured, bound, f.standardError);
            case Undecided u -> u;
        };
    }
}
