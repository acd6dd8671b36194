package dev.rondo.run.ensemble;

import dev.rondo.network.Population;
import dev.rondo.network.RateNetwork;
import dev.rondo.random.Key;
import dev.rondo.run.Study;
import dev.rondo.setting.Refusal;
import dev.rondo.training.Masks;
import dev.rondo.training.Trainer;
import dev.rondo.training.TrainerState;
import dev.rondo.training.TrainingMemory;
import java.util.List;

/** The networks of a study: what each begins with, and which is the best. */
public final class Ensemble {
    private Ensemble() {}

    /** The trainer that a seed of a study begins with: the same wherever it is begun. */
    public static Trainer trainer(Study study, long seed) {
        RateNetwork initial = initial(study, seed);
        return Trainer.begin(initial, masks(study, seed), study.task(), study.training(), Key.ofSeed(seed));
    }

    /** The trainer of a seed that goes on where a checkpoint was made. */
    public static Trainer trainer(Study study, long seed, TrainerState state) {
        RateNetwork initial = initial(study, seed);
        return Trainer.resume(initial, masks(study, seed), study.task(), study.training(), Key.ofSeed(seed), state);
    }

    /** Makes sure, before anything is begun, that this machine can train the study.
     *
     * @param threads networks that are trained at the same time
     * @throws Refusal if there is too little memory; the message says how much it would take
     */
    public static void requireMemory(Study study, int threads) {
        try {
            new TrainingMemory(
                            study.network().units(),
                            study.task().readouts(),
                            study.task().duration().in(study.network().dt()),
                            study.training().trials(),
                            study.training().precision())
                    .require(Math.min(threads, study.seeds().size()));
        } catch (IllegalArgumentException e) {
            throw Refusal.misuse(String.valueOf(e.getMessage()), e);
        }
    }

    /** The network that a seed of a study begins with. */
    public static RateNetwork initial(Study study, long seed) {
        return study.network().draw(study.task().inputs(), study.task().readouts(), networkKey(seed));
    }

    private static Masks masks(Study study, long seed) {
        Population population = study.network().population();
        Masks connected = Masks.standard(population, study.task().readouts())
                .withReadout(
                        study.network().readoutMask(study.task().readouts()),
                        study.network().readouts().isSigned())
                .withRecurrent(study.network().connections(networkKey(seed)));
        return study.training().fixed().isEmpty()
                ? connected
                : connected.withFixed(population, study.training().fixed());
    }

    private static Key networkKey(long seed) {
        return Key.ofSeed(seed).child("network");
    }

    /** The member that validated best. */
    public static Member best(List<Member> members) {
        Member best = members.getFirst();
        for (Member member : members) {
            if (!(member.r2() <= best.r2()) && !Double.isNaN(member.r2())) {
                best = member;
            }
        }
        return best;
    }
}
