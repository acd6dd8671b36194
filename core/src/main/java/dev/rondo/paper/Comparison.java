package dev.rondo.paper;

import dev.rondo.paper.Measurement.Missing;
import dev.rondo.paper.Measurement.Value;

/**
 * Test of a claim: a measurement, the relation in which it is to stand to a value, and what is allowed.
 *
 * <p>A random measurement must clear the bound, or the allowance, by four standard errors; a measurement within four
 * standard errors of it is undecided.
 *
 * @param measured the measurement
 * @param relation relation of the measured to the expected value
 * @param expected value or bound of the claim, finite
 * @param allowance largest difference that has a known reason, at least 0; 0 for bounds
 * @param allowanceSource source of the allowance; empty where it is 0
 * @param margin distance from a bound that was chosen, not derived, within which the verdict is marginal; at least 0
 * @param unit unit of the values; empty for pure numbers
 */
public record Comparison(
        Measurement measured,
        Relation relation,
        double expected,
        double allowance,
        String allowanceSource,
        double margin,
        String unit) {
    /** Precision of a comparison, in standard errors of the measurement. */
    public static final double STANDARD_ERRORS = 4;

    /** @throws IllegalArgumentException if a number is not finite, or the allowance or margin negative */
    public Comparison {
        if (!Double.isFinite(expected + allowance + margin) || allowance < 0 || margin < 0) {
            throw new IllegalArgumentException("A claim needs a finite value, allowance and margin >= 0, got "
                    + expected + ", " + allowance + ", " + margin);
        }
    }

    private Comparison(Measurement measured, Relation relation, double expected) {
        this(measured, relation, expected, 0, "", 0, "");
    }

    /** The measured value is greater than a bound. */
    public static Comparison greater(Measurement measured, double bound) {
        return new Comparison(measured, Relation.GREATER, bound);
    }

    /** The measured value is a bound or more. */
    public static Comparison atLeast(Measurement measured, double bound) {
        return new Comparison(measured, Relation.AT_LEAST, bound);
    }

    /** The measured value is less than a bound. */
    public static Comparison less(Measurement measured, double bound) {
        return new Comparison(measured, Relation.LESS, bound);
    }

    /** The measured value is a bound or less. */
    public static Comparison atMost(Measurement measured, double bound) {
        return new Comparison(measured, Relation.AT_MOST, bound);
    }

    /** The measured value is the expected one. */
    public static Comparison equal(Measurement measured, double expected) {
        return new Comparison(measured, Relation.WITHIN, expected);
    }

    /**
     * The measured value is the expected one to within an allowance.
     *
     * @param source source of the allowance, as a phrase
     */
    public static Comparison within(Measurement measured, double expected, double allowance, String source) {
        return new Comparison(measured, Relation.WITHIN, expected, allowance, source, 0, "");
    }

    /** All of some cases are of the kind in question: their share is 1. */
    public static Comparison all(long found, long of) {
        return equal(Measurement.share(found, of), 1).in("share of " + of);
    }

    /** A statement that is true or not: 1 or 0, and 1 is claimed. */
    public static Comparison isTrue(boolean found) {
        return equal(Measurement.exact(found ? 1 : 0), 1).in("1: true, 0: false");
    }

    /** Copy of the comparison with a unit. */
    public Comparison in(String itsUnit) {
        return new Comparison(measured, relation, expected, allowance, allowanceSource, margin, itsUnit);
    }

    /** Copy of the comparison with a bound that is arbitrary to within a margin: what holds by less is marginal. */
    public Comparison marginalWithin(double width) {
        return new Comparison(measured, relation, expected, allowance, allowanceSource, width, unit);
    }

    /** Outcome of the comparison. */
    public Verdict verdict() {
        return switch (measured) {
            case Missing missing -> missing.decides() ? Verdict.FAILS : Verdict.UNDECIDED;
            case Value value -> relation.isBound() ? againstBound(value) : equality(value);
        };
    }

    private Verdict equality(Value m) {
        double resolved = STANDARD_ERRORS * m.standardError();
        if (Math.abs(m.value() - expected) > resolved + allowance) {
            return Verdict.FAILS;
        }
        return resolved > Math.max(allowance, Math.abs(expected) / 2) ? Verdict.UNDECIDED : Verdict.HOLDS;
    }

    private Verdict againstBound(Value m) {
        double resolved = STANDARD_ERRORS * m.standardError();
        double distance = relation.isLowerBound() ? m.value() - expected : expected - m.value();
        if (resolved > 0 && Math.abs(distance) <= resolved) {
            return Verdict.UNDECIDED;
        }
        if (!relation.accepts(m.value(), expected)) {
            return Verdict.FAILS;
        }
        return distance < margin ? Verdict.MARGINAL : Verdict.HOLDS;
    }

    /** Reason for a verdict that the numbers alone do not show; empty if they do. */
    public String remark() {
        return switch (measured) {
            case Missing missing -> missing.reason();
            case Value value ->
                switch (verdict()) {
                    case UNDECIDED ->
                        relation.isBound()
                                ? "the bound lies within four standard errors; more draws tell"
                                : "the error bars span half of the value; more draws tell";
                    case MARGINAL -> "the bound was chosen, and the value clears it by less than " + margin;
                    case HOLDS, FAILS -> "";
                };
        };
    }
}
