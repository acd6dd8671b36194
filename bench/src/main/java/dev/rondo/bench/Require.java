package dev.rondo.bench;

/** Requirements of a benchmark on its result. */
final class Require {
    private Require() {}

    /**
     * @param what name of the quantity that must not exceed the bound
     * @throws IllegalStateException if the value is above the bound or no number: the times of a wrong answer mean
     *     nothing
     */
    static void atMost(String what, double value, double bound) {
        if (!(value <= bound)) {
            throw new IllegalStateException(what + " is at most " + bound + ": it is " + value);
        }
    }
}
