package dev.rondo.lab;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Order of computations: one at a time for all pages, in the order in which they came; a page has one, and its next one ends
 * it. A computation that is ended is interrupted: searches with a time limit stop at their next look at the clock.
 */
final class Computations implements AutoCloseable {
    private static final long PATIENCE_MS = 300;

    // A thread of the system: one that computes must not keep virtual ones from answering.
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("lab").factory());
    private final ConcurrentMap<String, Ticket> newest = new ConcurrentHashMap<>();

    /** Computation of a page. */
    private static final class Ticket {
        private volatile boolean begun;
        private volatile boolean cancelled;
        private volatile Future<?> future = CompletableFuture.completedFuture(null);

        void cancel() {
            cancelled = true;
            future.cancel(true);
        }
    }

    /** Ends the computation of a page, also one that waits. */
    void cancel(String client) {
        Ticket old = newest.remove(client);
        if (old != null) {
            old.cancel();
        }
    }

    /**
     * Runs a computation when its turn comes, and waits for it.
     *
     * @param client page that asked
     * @param waiting called once if another computation runs first
     * @param work is told by what to know that it is cancelled
     * @return false if it was cancelled
     */
    boolean run(String client, Runnable waiting, Consumer<BooleanSupplier> work) throws InterruptedException {
        Ticket mine = new Ticket();
        Ticket old = newest.put(client, mine);
        if (old != null) {
            old.cancel();
        }
        mine.future = worker.submit(() -> {
            mine.begun = true;
            work.accept(() -> mine.cancelled);
        });
        if (mine.cancelled) {
            mine.cancel();
        }
        try {
            return await(mine, waiting);
        } finally {
            newest.remove(client, mine);
        }
    }

    private static boolean await(Ticket mine, Runnable waiting) throws InterruptedException {
        try {
            try {
                mine.future.get(PATIENCE_MS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException late) {
                if (!mine.begun) {
                    waiting.run();
                }
                mine.future.get();
            }
            return !mine.cancelled;
        } catch (CancellationException ended) {
            return false;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof EventStream.Gone gone) {
                throw gone;
            }
            throw new IllegalStateException("A computation of the lab failed where it should not", e.getCause());
        }
    }

    @Override
    public void close() {
        newest.values().forEach(Ticket::cancel);
        worker.shutdownNow();
    }
}
