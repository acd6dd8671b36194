package dev.rondo.bench;

/** What a benchmark demands of its answer. */
final class Require {
    private Require() {}

    /**
     * @param what is at most the bound, in words
     * @throws IllegalStateException if the value is above the bound or no number: the times of a wrong answer mean nothing
     */
    static void atMost(String what, double value, double bound) {
        if (!(value <= bound)) {
            throw new IllegalStateException(what + " is at most " + bound + ": it is " + value);
        }
    }
}
