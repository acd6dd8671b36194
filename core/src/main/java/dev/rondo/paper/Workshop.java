package dev.rondo.paper;

import dev.rondo.random.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
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
 */
public record Workshop(boolean quick, int threads, long seed, Progress progress) {
    /** @throws IllegalArgumentException if there is no thread */
    public Workshop {
        if (threads < 1) {
            throw new IllegalArgumentException("At least one thread does the work: threads = " + threads);
        }
    }

    /** One of two numbers: the first for a first look, the second for a full run. */
    public int either(int quickly, int fully) {
        return quick ? quickly : fully;
    }

    /** This workshop with another listener. */
    public Workshop heardBy(Progress other) {
        return new Workshop(quick, threads, seed, other);
    }

    /** The key of a figure's random numbers. */
    public Key key(String purpose) {
        return Key.ofSeed(seed).child(purpose);
    }

    /** The results of draws 0, 1, ..., count - 1, in that order, however many threads make them. */
    public <T> List<T> draws(String what, int count, IntFunction<T> draw) {
        AtomicInteger done = new AtomicInteger();
        try (ExecutorService executor = Executors.newFixedThreadPool(Math.min(threads, Math.max(1, count)))) {
            List<Future<T>> futures = new ArrayList<>();
            for (int k = 0; k < count; k++) {
                int index = k;
                futures.add(executor.submit(() -> {
                    T result = draw.apply(index);
                    progress.advance(what, done.incrementAndGet(), count);
                    return result;
                }));
            }
            List<T> results = new ArrayList<>();
            try {
                for (Future<T> future : futures) {
                    results.add(future.get());
                }
            } catch (ExecutionException e) {
                executor.shutdownNow();
                throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                executor.shutdownNow();
                Thread.currentThread().interrupt();
                throw (CancellationException) new CancellationException(what + " was interrupted").initCause(e);
            }
            return results;
        }
    }
}
