package dev.rondo.network.wiring;

/** Checks of the settings of a wiring; every message names the rule, the setting and its value. */
final class Requirement {
    private Requirement() {}

    static void units(int units, int atLeast) {
        if (units < atLeast) {
            throw new IllegalArgumentException("This wiring needs at least " + atLeast
                    + (atLeast == 1 ? " unit" : " units") + ": units = " + units);
        }
    }

    static void inside(String what, String setting, double value) {
        if (!(value > 0 && value < 1)) {
            throw new IllegalArgumentException(what + " is between 0 and 1, both excluded: " + setting + " = " + value);
        }
    }

    static void positive(String what, String setting, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(what + " is positive and finite: " + setting + " = " + value);
        }
    }

    static void notNegative(String what, String setting, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(what + " is zero or positive, and finite: " + setting + " = " + value);
        }
    }
}
