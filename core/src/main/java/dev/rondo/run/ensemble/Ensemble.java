package dev.rondo.run.ensemble;

import dev.rondo.network.RateNetwork;
import dev.rondo.run.Study;
import dev.rondo.setting.Refusal;
import dev.rondo.training.Lesson;
import dev.rondo.training.Training;
import dev.rondo.training.TrainingProblem;
import dev.rondo.training.TrainingState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The networks of a study: what each begins with, and which is the best. */
public final class Ensemble {
    private Ensemble() {}

    /** The training of a seed of a study. */
    public static Training training(Study study, long seed) {
        return Training.begin(lessons(study, seed));
    }

    /** The training of a seed that goes on where a checkpoint was made. */
    public static Training training(Study study, long seed, TrainingState state) {
        return Training.resume(lessons(study, seed), state);
    }

    /** The stages of a study's curriculum, and the study as it is written. */
    private static List<Lesson> lessons(Study study, long seed) {
        List<Study> staged = study.stages();
        List<Lesson> lessons = new ArrayList<>();
        for (int k = 0; k < staged.size(); k++) {
            lessons.add(new Lesson(
                    problem(staged.get(k), seed),
                    staged.get(k).training(),
                    Optional.of(study.training().stages().get(k))));
        }
        lessons.add(Lesson.last(problem(study, seed), study.training()));
        return lessons;
    }

    private static TrainingProblem problem(Study study, long seed) {
        return TrainingProblem.of(study.task(), study.network(), seed);
    }

    /** Makes sure, before anything is begun, that this machine can train the study.
     *
     * @param threads networks that are trained at the same time
     * @throws Refusal if there is too little memory; the message says how much it would take
     */
    public static void requireMemory(Study study, int threads) {
        try {
            study.training()
                    .memory(
                            study.network().units(),
                            study.task().readouts(),
                            study.task().duration().in(study.network().dt()))
                    .require(Math.min(threads, study.seeds().size()));
        } catch (IllegalArgumentException e) {
            throw Refusal.misuse(String.valueOf(e.getMessage()), e);
        }
    }

    /** The network that a seed of a study begins with. */
    public static RateNetwork initial(Study study, long seed) {
        return TrainingProblem.of(study.task(), study.network(), seed).initial();
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
