package dev.rondo.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/**
 * Draws that are made side by side. Draws within draws share the threads of the outermost ones: a thread that waits for
 * its own draws helps with others meanwhile, so that figures that are made together never use more threads than were
 * asked for, nor fewer while there is work.
 */
final class Draws<T> {
    private final PaperContext workshop;
    private final String what;
    private final int count;
    private final IntFunction<T> draw;
    private final AtomicInteger done = new AtomicInteger();
    private volatile boolean failed;

    Draws(PaperContext workshop, String what, int count, IntFunction<T> draw) {
        this.workshop = workshop;
        this.what = what;
        this.count = count;
        this.draw = draw;
    }

    /**
     * Outcome of one draw. A failure is a value here: thrown through a pool, it would arrive as another exception's
     * cause.
     */
    private sealed interface Ending<T> {
        record Made<T>(T result) implements Ending<T> {}

        record Failed<T>(RuntimeException why) implements Ending<T> {}

        /** Not begun, since another one had failed. */
        record LeftOut<T>() implements Ending<T> {}
    }

    /** The results in their order.
     *
     * @throws RuntimeException that of the first draw that failed
     */
    List<T> results() {
        List<T> results = new ArrayList<>();
        for (Ending<T> ending : ForkJoinTask.inForkJoinPool() ? together() : inPoolOfTheirOwn()) {
            switch (ending) {
                case Ending.Made<T> made -> results.add(made.result());
                case Ending.Failed<T> failure -> throw failure.why();
                case Ending.LeftOut<T> leftOut -> {}
            }
        }
        return results;
    }

    private List<Ending<T>> inPoolOfTheirOwn() {
        try (ForkJoinPool pool = new ForkJoinPool(workshop.threads())) {
            Future<List<Ending<T>>> all = pool.submit((Callable<List<Ending<T>>>) this::together);
            try {
                return all.get();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof Error error) {
                    throw error;
                }
                throw new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                failed = true;
                Thread.currentThread().interrupt();
                throw (CancellationException) new CancellationException(what + " was interrupted").initCause(e);
            }
        }
    }

    private List<Ending<T>> together() {
        List<ForkJoinTask<Ending<T>>> tasks = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            int index = k;
            tasks.add(ForkJoinTask.adapt(() -> one(index)));
        }
        ForkJoinTask.invokeAll(tasks);
        return tasks.stream().map(ForkJoinTask::join).toList();
    }

    private Ending<T> one(int index) {
        if (failed) {
            return new Ending.LeftOut<>();
        }
        try {
            if (workshop.stop().getAsBoolean()) {
                throw new PaperInterrupted(what);
            }
            T result = draw.apply(index);
            workshop.progress().advance(what, done.incrementAndGet(), count);
            return new Ending.Made<>(result);
        } catch (RuntimeException e) {
            failed = true;
            return new Ending.Failed<>(e);
        }
    }
}
