package dev.rondo.paper;

/** Relation of a measured value to the value of a claim. */
public enum Relation {
    /** Greater than the bound. */
    GREATER(">"),
    /** The bound or more. */
    AT_LEAST(">="),
    /** Less than the bound. */
    LESS("<"),
    /** The bound or less. */
    AT_MOST("<="),
    /** The value, within the allowance. */
    WITHIN("within");

    private final String sign;

    Relation(String sign) {
        this.sign = sign;
    }

    /** The relation as it is printed: {@code >}, {@code >=}, {@code <}, {@code <=} or {@code within}. */
    public String sign() {
        return sign;
    }

    /** The relation is a bound, not an equality. */
    boolean isBound() {
        return this != WITHIN;
    }

    boolean isLowerBound() {
        return this == GREATER || this == AT_LEAST;
    }

    /** A value without error stands in this relation to a bound. */
    boolean accepts(double value, double bound) {
        return switch (this) {
            case GREATER -> value > bound;
            case AT_LEAST -> value >= bound;
            case LESS -> value < bound;
            case AT_MOST -> value <= bound;
            case WITHIN -> value == bound;
        };
    }
}
