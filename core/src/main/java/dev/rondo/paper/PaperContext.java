package dev.rondo.paper;

import dev.rondo.random.Key;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;

/**
 * Where the figures of a paper are made: how much effort, on how many threads, from which seed.
 *
 * <p>A draw depends on its key alone, so any number of threads gives the same numbers.
 *
 * @param quick fewer draws of smaller networks, for a first look
 * @param threads number of draws computed in parallel
 * @param seed random seed of all random draws
 * @param progress hears of every draw
 * @param stop asked before every draw whether it is time to put things away
 * @param networks number of networks trained per experiment, if not as many as each figure asks for
 */
public record PaperContext(
        boolean quick, int threads, long seed, Progress progress, BooleanSupplier stop, OptionalInt networks) {
    /** @throws IllegalArgumentException if there is no thread or no network */
    public PaperContext {
        if (networks.orElse(1) < 1) {
            throw new IllegalArgumentException(
                    "An experiment is made with at least one network: " + networks.getAsInt());
        }
        if (threads < 1) {
            throw new IllegalArgumentException("At least one thread does the work: threads = " + threads);
        }
    }

    /** A workshop that works to the end. */
    public PaperContext(boolean quick, int threads, long seed, Progress progress) {
        this(quick, threads, seed, progress, () -> false, OptionalInt.empty());
    }

    /**
     * Number of networks that an experiment trains: the number asked for, else {@code quickly} in a first look and
     * {@code fully} in a full run.
     */
    public int networks(int quickly, int fully) {
        return networks.orElse(either(quickly, fully));
    }

    /** One of two numbers: the first for a first look, the second for a full run. */
    public int either(int quickly, int fully) {
        return quick ? quickly : fully;
    }

    /** This workshop with another listener. */
    public PaperContext heardBy(Progress other) {
        return new PaperContext(quick, threads, seed, other, stop, networks);
    }

    /** The key of a figure's random numbers. */
    public Key key(String purpose) {
        return Key.ofSeed(seed).child(purpose);
    }

    /**
     * The results of draws 0, 1, ..., count - 1, in that order, however many threads make them. Draws that are made within a
     * draw share its threads.
     *
     * @throws PaperInterrupted if it was asked to stop before the last of them began
     */
    public <T> List<T> draws(String what, int count, IntFunction<T> draw) {
        return new Draws<>(this, what, count, draw).results();
    }
}
