package dev.rondo.study.ensemble;

import dev.rondo.setting.Refusal;
import dev.rondo.study.Checkpoint;
import dev.rondo.study.Study;
import dev.rondo.study.files.FileTrouble;
import dev.rondo.study.settings.Settings;
import dev.rondo.training.Epoch;
import dev.rondo.training.Trainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;

/**
 * Trains the seeds of a study side by side, each put away every few seconds: where checkpoints are found, the training goes
 * on from there and ends with the bits of one that was never interrupted.
 */
public final class EnsembleTraining {
    private final Study study;
    private final Path checkpoints;
    private final BooleanSupplier stop;
    private final Listener listener;
    private final String recipe;
    private volatile boolean failed;

    /** Who is told how far the work is. Called from the threads that work. */
    public interface Listener {
        /** A seed begins, or goes on after an epoch that was done before. */
        void begins(long seed, int epochsDone);

        /** One epoch of one seed is over. */
        void epoch(long seed, Epoch epoch);
    }

    /**
     * @param checkpoints a folder, in which SEED.npz is the checkpoint of a seed
     * @param stop asked before every epoch whether it is time to put things away
     */
    public EnsembleTraining(Study study, Path checkpoints, BooleanSupplier stop, Listener listener) {
        this.study = study;
        this.checkpoints = checkpoints;
        this.stop = stop;
        this.listener = listener;
        this.recipe = Settings.hash(study);
    }

    /**
     * Trains every seed.
     *
     * @param threads seeds that are worked on at the same time
     * @return how each ended, in the order of the study
     * @throws Refusal if a checkpoint can be neither read nor written, or is not one of this study
     */
    public List<Ending> run(int threads) {
        try (ExecutorService pool = Executors.newFixedThreadPool(Math.clamp(threads, 1, study.seeds().size()))) {
            List<Future<Ending>> futures = new ArrayList<>();
            for (long seed : study.seeds()) {
                futures.add(pool.submit(() -> train(seed)));
            }
            List<Ending> endings = new ArrayList<>();
            for (Future<Ending> future : futures) {
                endings.add(resultOf(future));
            }
            return endings;
        }
    }

    private Ending resultOf(Future<Ending> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            failed = true;
            switch (e.getCause()) {
                case RuntimeException cause -> throw cause;
                case Error cause -> throw cause;
                case null, default -> throw new IllegalStateException(e);
            }
        } catch (InterruptedException e) {
            failed = true;
            Thread.currentThread().interrupt();
            throw Refusal.failed("The training was interrupted", e);
        }
    }

    /** Trains one seed on this thread. */
    public Ending train(long seed) {
        if (isToStop()) {
            return new Ending.Stopped(seed, 0);
        }
        Path file = checkpoints.resolve(seed + ".npz");
        Trainer trainer = begin(seed, file);
        listener.begins(seed, trainer.epoch());
        Cadence cadence = new Cadence();
        while (trainer.hasNext()) {
            if (isToStop()) {
                keep(seed, trainer, file);
                return new Ending.Stopped(seed, trainer.epoch());
            }
            try {
                listener.epoch(seed, trainer.next());
            } catch (Refusal diverged) {
                forget(file);
                return new Ending.Diverged(seed, diverged.getMessage());
            }
            cadence.perhaps(() -> keep(seed, trainer, file));
        }
        keep(seed, trainer, file);
        return new Ending.Trained(
                seed,
                trainer.best(),
                trainer.bestEpoch(),
                trainer.bestLoss(),
                trainer.bestR2(),
                trainer.history());
    }

    private boolean isToStop() {
        return failed || stop.getAsBoolean();
    }

    private Trainer begin(long seed, Path file) {
        return Checkpoint.read(file)
                .map(checkpoint -> {
                    if (!checkpoint.recipe().equals(recipe) || checkpoint.seed() != seed) {
                        throw Refusal.misuse(file + " belongs to another study or seed: with it this one cannot go on");
                    }
                    return Ensemble.trainer(study, seed, checkpoint.state());
                })
                .orElseGet(() -> Ensemble.trainer(study, seed));
    }

    private void keep(long seed, Trainer trainer, Path file) {
        new Checkpoint(recipe, seed, trainer.state()).write(file);
    }

    private static void forget(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw FileTrouble.writing(file, e);
        }
    }

    /** When it is time for a checkpoint: every few seconds, yet never for more than a twentieth of the time. */
    private static final class Cadence {
        private static final double SECONDS = 3;
        private static final double SHARE = 20;

        private long last = System.nanoTime();
        private double wait = SECONDS;

        void perhaps(Runnable write) {
            long now = System.nanoTime();
            if ((now - last) * 1e-9 < wait) {
                return;
            }
            write.run();
            last = System.nanoTime();
            wait = Math.max(SECONDS, SHARE * (last - now) * 1e-9);
        }
    }
}
