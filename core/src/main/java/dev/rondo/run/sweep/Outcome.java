package dev.rondo.run.sweep;

/** Outcome of the work on a point. */
sealed interface Outcome {
    /** Duration of the work. */
    double seconds();

    /** Message for people. */
    String message();

    /**
     * The point is finished.
     *
     * @param seconds duration of the work
     */
    record Done(double seconds) implements Outcome {
        @Override
        public String message() {
            return "";
        }
    }

    /**
     * There is no network, and trying again would end so again.
     *
     * @param seconds duration of the work
     * @param message reason
     */
    record Failed(double seconds, String message) implements Outcome {}

    /**
     * The work was asked to stop, and can be taken up.
     *
     * @param seconds duration of the work
     * @param message place where it stopped
     */
    record Interrupted(double seconds, String message) implements Outcome {}
}
