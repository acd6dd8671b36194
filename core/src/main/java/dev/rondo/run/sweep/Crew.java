package dev.rondo.run.sweep;

import dev.rondo.file.atomic.FileTrouble;
import dev.rondo.file.atomic.FolderTree;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;

/**
 * The workers of this process: threads that claim points one after another, so that what the JVM has compiled for one network
 * serves all that follow.
 */
public final class Crew {
    private final SweepFolder folder;
    private final int size;
    private final Order order;

    /** Ending of the work of a process; the more urgent last. */
    public enum Ending {
        /** Nothing is left that no other worker has. */
        FINISHED,
        /** So little time is left that no more points are begun. */
        OUT_OF_TIME,
        /** It was asked to stop. */
        STOPPED
    }

    /** Receiver of the progress. Called from the threads that work. */
    public interface Listener {
        /** A point begins, or goes on. */
        void begins(Point point);

        /** A share of a point's training is done, 0 to 1. */
        void share(Point point, double share);

        /** A point is done, has failed or was interrupted.
         *
         * @param message reason of a failure, or place of an interruption
         */
        void ends(Point point, boolean failed, String message);
    }

    /**
     * Circumstances of the work.
     *
     * @param process this process
     * @param end time at which it has to end
     * @param failFast true to stop all workers at the first failure
     * @param stop asked now and then whether the user wants to stop
     * @param listener told of the progress
     */
    record Order(
            ProcessIdentity process, Optional<Instant> end, boolean failFast, BooleanSupplier stop, Listener listener) {
        boolean isToStop() {
            return stop.getAsBoolean();
        }
    }

    /**
     * The workers of a folder.
     *
     * @param size number of points that are worked on at the same time
     * @param time duration after which the process has to end
     * @param stop asked now and then whether the user wants to stop
     */
    public Crew(
            SweepFolder folder,
            int size,
            Optional<Duration> time,
            boolean failFast,
            BooleanSupplier stop,
            Listener listener) {
        this.folder = folder;
        this.size = size;
        Optional<Instant> end = time.map(span -> Instant.now().plus(span));
        StopSign sign = new StopSign(folder, stop, end);
        order = new Order(ProcessIdentity.here(), end, failFast, sign::isUp, listener);
    }

    /** Asks at most once a second whether the folder has a note to stop. */
    private static final class StopSign {
        private static final long NANOSECONDS = 1_000_000_000;

        private final SweepFolder folder;
        private final BooleanSupplier user;
        private final Optional<Instant> end;
        private volatile long asked = System.nanoTime() - NANOSECONDS;
        private volatile boolean up;

        StopSign(SweepFolder folder, BooleanSupplier user, Optional<Instant> end) {
            this.folder = folder;
            this.user = user;
            this.end = end;
        }

        boolean isUp() {
            long now = System.nanoTime();
            if (now - asked >= NANOSECONDS) {
                asked = now;
                up = folder.isStopped() || end.filter(Instant.now()::isAfter).isPresent();
            }
            return up || user.getAsBoolean();
        }
    }

    /** Works.
     *
     * @throws dev.rondo.setting.Refusal if the disk refuses
     */
    @SuppressWarnings({"try", "UnusedVariable"}) // the heartbeat is there to be closed
    public Ending run() {
        Sweep sweep = folder.sweep();
        Points points = folder.points();
        Recipes recipes = folder.recipes();
        String job = WorkerName.presentJob();
        makeFolders();
        try (Heartbeat heartbeat =
                        new Heartbeat(folder.workers().resolve(new WorkerName(order.process(), 1, job).heartbeat()));
                ExecutorService pool = Executors.newFixedThreadPool(size)) {
            List<Future<Ending>> endings = new ArrayList<>();
            for (int k = 1; k <= size; k++) {
                WorkerName name = new WorkerName(order.process(), k, job);
                endings.add(pool.submit(() -> work(name, heartbeat, sweep, recipes, points)));
            }
            return endings.stream()
                    .map(Crew::get)
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        }
    }

    private Ending work(WorkerName name, Heartbeat heartbeat, Sweep sweep, Recipes recipes, Points points) {
        try (Ledger ledger = new Ledger(folder.ledger(), name)) {
            PointWork work = new PointWork(folder, sweep, recipes, points, order::isToStop);
            Claims claims = new Claims(folder, name, heartbeat);
            return new Worker(folder, points, work, claims, ledger, order).work();
        } finally {
            clear(name);
        }
    }

    private void makeFolders() {
        try {
            Files.createDirectories(folder.workers());
            Files.createDirectories(folder.buckets());
        } catch (IOException e) {
            throw FileTrouble.writing(folder.path(), e);
        }
    }

    private void clear(WorkerName name) {
        try {
            FolderTree.delete(folder.workers().resolve(name + ".stage"));
        } catch (IOException e) {
            throw FileTrouble.writing(folder.workers(), e);
        }
    }

    private static Ending get(Future<Ending> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the thread that waits for the workers is not interrupted", e);
        }
    }
}
