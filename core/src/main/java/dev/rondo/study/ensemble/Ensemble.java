package dev.rondo.study.ensemble;

import dev.rondo.dynamics.Time;
import dev.rondo.network.RateNetwork;
import dev.rondo.random.Key;
import dev.rondo.setting.Refusal;
import dev.rondo.study.Study;
import dev.rondo.training.Epoch;
import dev.rondo.training.Masks;
import dev.rondo.training.Trainer;
import dev.rondo.training.TrainerState;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Trains the networks of a study side by side and examines each. */
public final class Ensemble {
    private Ensemble() {}

    /** Who is told how far the work is. Called from the threads that work. */
    public interface Listener {
        /** One epoch of one seed is over. */
        void epoch(long seed, Epoch epoch);

        /** The training of a seed is over and its network is about to be examined. */
        void examining(long seed);

        /** A seed is done. */
        void done(Member member);
    }

    /** The trainer that a seed of a study begins with: the same wherever it is begun. */
    public static Trainer trainer(Study study, long seed) {
        RateNetwork initial = initial(study, seed);
        return Trainer.begin(initial, masks(study, initial), study.task(), study.training(), Key.ofSeed(seed));
    }

    /** The trainer of a seed that goes on where a checkpoint was made. */
    public static Trainer trainer(Study study, long seed, TrainerState state) {
        RateNetwork initial = initial(study, seed);
        return Trainer.resume(initial, masks(study, initial), study.task(), study.training(), Key.ofSeed(seed), state);
    }

    private static RateNetwork initial(Study study, long seed) {
        return study.network()
                .draw(
                        study.task().inputs(),
                        study.task().readouts(),
                        Key.ofSeed(seed).child("network"));
    }

    private static Masks masks(Study study, RateNetwork initial) {
        return Masks.standard(initial.population(), study.task().readouts());
    }

    /**
     * Trains and examines every seed.
     *
     * @param threads seeds that are worked on at the same time
     * @param rest how long each network is watched after its trial
     * @throws Refusal if a training diverged
     */
    public static List<Member> run(Study study, int threads, Time rest, Listener listener) {
        try (ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, threads))) {
            List<Future<Member>> futures = new ArrayList<>();
            for (long seed : study.seeds()) {
                futures.add(pool.submit(() -> member(study, seed, rest, listener)));
            }
            List<Member> members = new ArrayList<>();
            try {
                for (Future<Member> future : futures) {
                    members.add(future.get());
                }
            } catch (ExecutionException e) {
                pool.shutdownNow();
                throw unwrapped(e);
            } catch (InterruptedException e) {
                pool.shutdownNow();
                Thread.currentThread().interrupt();
                throw Refusal.failed("The run was interrupted before its networks were trained", e);
            }
            return members;
        }
    }

    private static RuntimeException unwrapped(ExecutionException e) {
        if (e.getCause() instanceof Error error) {
            throw error;
        }
        return e.getCause() instanceof RuntimeException r ? r : new IllegalStateException(e);
    }

    private static Member member(Study study, long seed, Time rest, Listener listener) {
        Trainer trainer = trainer(study, seed);
        while (trainer.hasNext() && !Thread.currentThread().isInterrupted()) {
            listener.epoch(seed, trainer.next());
        }
        listener.examining(seed);
        Member member = Member.examine(study, seed, trainer, rest);
        listener.done(member);
        return member;
    }

    /** The member that validated best. */
    public static Member best(List<Member> members) {
        Member best = members.getFirst();
        for (Member member : members) {
            if (member.r2() > best.r2()) {
                best = member;
            }
        }
        return best;
    }
}
