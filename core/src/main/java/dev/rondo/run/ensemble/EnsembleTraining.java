package dev.rondo.run.ensemble;

import dev.rondo.file.atomic.FileTrouble;
import dev.rondo.network.RateNetwork;
import dev.rondo.run.Checkpoint;
import dev.rondo.run.Study;
import dev.rondo.setting.Refusal;
import dev.rondo.setting.yaml.Settings;
import dev.rondo.task.Trial;
import dev.rondo.training.Epoch;
import dev.rondo.training.Training;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;

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
    private final boolean observes;
    private final AmplificationPlan amplification;
    private volatile boolean failed;

    /** Receiver of the progress of the work. Called from the threads that work. */
    public interface Listener {
        /**
         * A seed begins, or goes on after an epoch that was done before.
         *
         * @param initial the network that it began with
         * @param epochsDone 0 if it begins
         */
        void begins(long seed, RateNetwork initial, int epochsDone);

        /** Something that should not go unnoticed before a seed is trained. */
        default void warns(long seed, String warning) {}

        /** Something worth knowing about a seed that was trained. */
        default void remarks(long seed, String remark) {}

        /** One epoch of one seed is over. */
        void epoch(long seed, Epoch epoch);

        /** The last epoch of a seed is over. */
        void trained(long seed);
    }

    /**
     * @param checkpoints a folder, in which SEED.npz is the checkpoint of a seed
     * @param stop asked before every epoch whether it is time to put things away
     */
    public EnsembleTraining(Study study, Path checkpoints, BooleanSupplier stop, Listener listener) {
        this(study, checkpoints, stop, listener, true);
    }

    private EnsembleTraining(Study study, Path checkpoints, BooleanSupplier stop, Listener listener, boolean observes) {
        this.study = study;
        this.checkpoints = checkpoints;
        this.stop = stop;
        this.listener = listener;
        this.recipe = Settings.hash(study);
        this.observes = observes;
        this.amplification = AmplificationPlan.of(study);
    }

    /** Training without the course of amplification, for callers that need only the trained networks. */
    public EnsembleTraining unobserved() {
        return new EnsembleTraining(study, checkpoints, stop, listener, false);
    }

    /**
     * Outcomes of all seeds.
     *
     * @param trained results of the seeds that were trained, in the order of the study
     * @param diverged the others
     */
    public record Outcome<T>(List<T> trained, List<DivergedTraining> diverged) {
        public Outcome {
            trained = List.copyOf(trained);
            diverged = List.copyOf(diverged);
        }

        /** Seeds, epochs and reasons of those that diverged. */
        public List<Diverged> lost() {
            return diverged.stream().map(DivergedTraining::diverged).toList();
        }

        /** This outcome, if any network was trained.
         *
         * @throws Refusal with the reasons if all diverged
         */
        public Outcome<T> requireTrained() {
            if (trained.isEmpty()) {
                throw Refusal.failed(lost().stream()
                        .map(d -> (diverged.size() > 1 ? "seed " + d.seed() + ": " : "") + d.reason())
                        .collect(Collectors.joining("\n")));
            }
            return this;
        }
    }

    /** Outcome of one seed. */
    private sealed interface Ending<T> {
        record Done<T>(T made) implements Ending<T> {}

        record Lost<T>(DivergedTraining diverged) implements Ending<T> {}

        record Halted<T>(long seed, int epoch) implements Ending<T> {}
    }

    /**
     * Trains every seed and makes something of each, on the same threads.
     *
     * @param threads seeds that are worked on at the same time
     * @param then function that turns a trained network into a result
     * @throws TrainingStopped if it was asked to stop before the last epoch
     * @throws Refusal if a checkpoint can be neither read nor written, or {@code then} refuses
     */
    public <T> Outcome<T> run(int threads, Function<Trained, T> then) {
        List<Future<Ending<T>>> futures = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(
                Math.clamp(threads, 1, study.seeds().size()))) {
            for (long seed : study.seeds()) {
                futures.add(pool.submit(() -> train(seed, then)));
            }
            return outcome(futures.stream().map(this::resultOf).toList());
        }
    }

    private <T> Outcome<T> outcome(List<Ending<T>> endings) {
        List<T> trained = new ArrayList<>();
        List<DivergedTraining> diverged = new ArrayList<>();
        SequencedMap<Long, Integer> halted = new TreeMap<>();
        for (Ending<T> ending : endings) {
            switch (ending) {
                case Ending.Done<T> done -> trained.add(done.made());
                case Ending.Lost<T> lost -> diverged.add(lost.diverged());
                case Ending.Halted<T> at -> halted.put(at.seed(), at.epoch());
            }
        }
        if (!halted.isEmpty()) {
            throw new TrainingStopped(halted);
        }
        return new Outcome<>(trained, diverged);
    }

    private <T> Ending<T> resultOf(Future<Ending<T>> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            failed = true;
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
        } catch (InterruptedException e) {
            failed = true;
            Thread.currentThread().interrupt();
            throw Refusal.failed("The training was interrupted", e);
        }
    }

    private <T> Ending<T> train(long seed, Function<Trained, T> then) {
        if (isToStop()) {
            return new Ending.Halted<>(seed, 0);
        }
        Path file = checkpoint(checkpoints, seed);
        Training training = begin(seed, file);
        listener.begins(seed, training.initial(), training.epoch());
        Path courseFile = course(checkpoints, seed);
        AmplificationCourse course = AmplificationCourse.read(courseFile).until(training.epoch());
        if (training.epoch() == 0) {
            FirstPass.silence(
                            training.initial(),
                            study.task().trials(training.initial().dt()))
                    .ifPresent(warning -> listener.warns(seed, warning));
            course = observed(AmplificationCourse.NONE, training);
        }
        Cadence cadence = new Cadence();
        while (training.hasNext()) {
            if (isToStop()) {
                keep(seed, training, file, course, courseFile);
                return new Ending.Halted<>(seed, training.epoch());
            }
            int epoch = training.epoch() + 1;
            try {
                listener.epoch(seed, training.next());
            } catch (Refusal diverged) {
                forget(file);
                forget(courseFile);
                Diverged lost = new Diverged(seed, epoch, diverged.getMessage());
                return new Ending.Lost<>(new DivergedTraining(lost, training.lastFinite(), training.history()));
            }
            course = observed(course, training);
            AmplificationCourse so = course;
            cadence.perhaps(() -> keep(seed, training, file, so, courseFile));
        }
        keep(seed, training, file, course, courseFile);
        int stages = study.training().stages().size();
        if (training.stageEnds().size() < stages) {
            listener.warns(
                    seed,
                    "stage " + (training.stageEnds().size() + 1) + " of " + stages
                            + " was not ended by the last epoch, so that the study as it is written was never trained:"
                            + " raise training.epochs, or lower the score that ends the stage");
        }
        listener.trained(seed);
        Trained trained = new Trained(
                seed,
                training.best(),
                training.bestEpoch(),
                training.bestLoss(),
                training.bestR2(),
                training.history(),
                course);
        Shortfall.of(study, training.initial(), trained).ifPresent(remark -> listener.remarks(seed, remark));
        return new Ending.Done<>(then.apply(trained));
    }

    private boolean isToStop() {
        return failed || stop.getAsBoolean();
    }

    private Training begin(long seed, Path file) {
        return readCheckpoint(file, seed)
                .map(checkpoint -> {
                    if (!checkpoint.recipe().equals(recipe) || checkpoint.seed() != seed) {
                        throw Refusal.misuse(file + " belongs to another study or seed: with it this one cannot go on");
                    }
                    return Ensemble.training(study, seed, checkpoint.state());
                })
                .orElseGet(() -> Ensemble.training(study, seed));
    }

    private static Optional<Checkpoint> readCheckpoint(Path file, long seed) {
        try {
            return Checkpoint.read(file);
        } catch (Refusal damaged) {
            throw Refusal.failed(
                    damaged.getMessage() + ". Without this checkpoint seed " + seed
                            + " can be trained from its beginning: delete " + file + ", then --resume",
                    damaged);
        }
    }

    /** The course with the stage that a training is at, if one is due. */
    private AmplificationCourse observed(AmplificationCourse course, Training training) {
        if (!observes || !amplification.isDue(training.epoch()) || !training.isFinite()) {
            return course;
        }
        RateNetwork network = training.network();
        Trial trial = study.task().condition(0, network.dt());
        return AmplificationStage.of(training.epoch(), network, trial)
                .map(course::with)
                .orElse(course);
    }

    /** The course goes first: of a course that is ahead of its checkpoint, the surplus is measured again. */
    private void keep(long seed, Training training, Path file, AmplificationCourse course, Path courseFile) {
        if (observes) {
            course.write(courseFile);
        }
        new Checkpoint(recipe, seed, training.state()).write(file);
    }

    private static Path checkpoint(Path checkpoints, long seed) {
        return checkpoints.resolve(seed + ".npz");
    }

    private static Path course(Path checkpoints, long seed) {
        return checkpoints.resolve(seed + "-" + AmplificationCourse.FILE);
    }

    /** Removes what is kept of a seed, once it is not needed any more.
     *
     * @param checkpoints the folder of the checkpoints
     * @throws Refusal if the disk refuses
     */
    public static void forget(Path checkpoints, long seed) {
        forget(checkpoint(checkpoints, seed));
        forget(course(checkpoints, seed));
    }

    private static void forget(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw FileTrouble.writing(file, e);
        }
    }

    /** Schedule of checkpoints: every few seconds, yet never for more than a twentieth of the time. */
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
