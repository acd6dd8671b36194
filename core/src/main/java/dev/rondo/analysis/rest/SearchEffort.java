package dev.rondo.analysis.rest;

import dev.rondo.dynamics.Time;
import java.util.function.LongSupplier;

/**
 * Record of a search from many starts, and its time limit. The clock only stops a search, between two
 * starts: as long as the budget lasts, nothing depends on it. One search, one thread.
 */
final class SearchEffort {
    private final LongSupplier clock;
    private final long begin;
    private final double budget;
    private int starts;
    private boolean over;

    /**
     * An effort that begins now.
     *
     * @param clock nanoseconds
     */
    SearchEffort(Time budget, LongSupplier clock) {
        this.clock = clock;
        this.budget = 1e9 * budget.seconds();
        begin = clock.getAsLong();
    }

    /** True if there is time for more; once there is none, that stays so. */
    boolean goesOn() {
        over = over || clock.getAsLong() - begin >= budget;
        return !over;
    }

    /** True if the search was stopped. */
    boolean isOver() {
        return over;
    }

    void countStart() {
        starts++;
    }

    /** Starts that were tried. */
    int starts() {
        return starts;
    }
}
