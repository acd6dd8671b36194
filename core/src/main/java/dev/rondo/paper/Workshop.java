package dev.rondo.paper;

import dev.rondo.random.Key;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;

/**
 * Where the figures of a paper are made: how much effort, on how many threads, from which seed.
 *
 * <p>A draw depends on its key alone, so any number of threads gives the same numbers.
 *
 * @param quick fewer draws of smaller networks, for a first look
 * @param threads how many draws are made at once
 * @param seed of everything that is drawn
 * @param progress hears of every draw
 * @param stop asked before every draw whether it is time to put things away
 */
public record Workshop(boolean quick, int threads, long seed, Progress progress, BooleanSupplier stop) {
    /** @throws IllegalArgumentException if there is no thread */
    public Workshop {
        if (threads < 1) {
            throw new IllegalArgumentException("At least one thread does the work: threads = " + threads);
        }
    }

    /** A workshop that works to the end. */
    public Workshop(boolean quick, int threads, long seed, Progress progress) {
        this(quick, threads, seed, progress, () -> false);
    }

    /** One of two numbers: the first for a first look, the second for a full run. */
    public int either(int quickly, int fully) {
        return quick ? quickly : fully;
    }

    /** This workshop with another listener. */
    public Workshop heardBy(Progress other) {
        return new Workshop(quick, threads, seed, other, stop);
    }

    /** The key of a figure's random numbers. */
    public Key key(String purpose) {
        return Key.ofSeed(seed).child(purpose);
    }

    /**
     * The results of draws 0, 1, ..., count - 1, in that order, however many threads make them. Draws that are made within a
     * draw share its threads.
     *
     * @throws WorkshopClosed if it was asked to stop before the last of them began
     */
    public <T> List<T> draws(String what, int count, IntFunction<T> draw) {
        return new Draws<>(this, what, count, draw).results();
    }
}
