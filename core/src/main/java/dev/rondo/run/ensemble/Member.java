package dev.rondo.run.ensemble;

import dev.rondo.analysis.linear.LeakageSpectrum;
import dev.rondo.analysis.rest.SteadyState;
import dev.rondo.dynamics.Time;
import dev.rondo.network.RateNetwork;
import dev.rondo.run.Study;
import dev.rondo.task.Trials;
import dev.rondo.training.Epoch;
import java.util.List;
import java.util.stream.LongStream;

/**
 * One network of an ensemble: how it learned and what it does in the conditions of its task.
 *
 * @param trained trained network and the history of its training
 * @param conditions conditions of the task, the first among them: all, or {@value #MOST_CONDITIONS} evenly spaced ones
 * @param conditionCount number of conditions that the task has
 * @param spectrum spectrum of W_rec
 */
public record Member(Trained trained, List<ConditionRun> conditions, long conditionCount, LeakageSpectrum spectrum) {
    /** Conditions whose spontaneous activity is followed. */
    public static final int MOST_CONDITIONS = 6;

    public Member {
        conditions = List.copyOf(conditions);
    }

    /** The first condition. */
    public ConditionRun first() {
        return conditions.getFirst();
    }

    /** The attractor after the first condition. */
    public SteadyState.Result steadyState() {
        return first().steadyState();
    }

    /** Random seed of the network. */
    public long seed() {
        return trained.seed();
    }

    /** The network that validated best. */
    public RateNetwork network() {
        return trained.network();
    }

    /** R2 of that validation. */
    public double r2() {
        return trained.r2();
    }

    /** Epoch of that validation. */
    public int bestEpoch() {
        return trained.bestEpoch();
    }

    /** All epochs. */
    public List<Epoch> history() {
        return trained.history();
    }

    /**
     * The number of a condition among evenly spaced ones.
     *
     * @param k its place, from 0
     * @param count number of all conditions
     * @param most number of conditions that are chosen, if there are more
     */
    public static long spaced(long k, long count, long most) {
        return count <= most ? k : (long) ((double) k * count / most);
    }

    /** Lets a trained network do the conditions of its task, and follows its spontaneous activity after each.
     *
     * @param rest duration of the spontaneous activity observed after a trial
     */
    public static Member examine(Study study, Trained trained, Time rest) {
        RateNetwork network = trained.network();
        Trials trials = study.task().trials(network.dt());
        long count = trials.conditionCount();
        List<ConditionRun> conditions = LongStream.range(0, Math.min(count, MOST_CONDITIONS))
                .mapToObj(k -> ConditionRun.of(network, trials.condition(spaced(k, count, MOST_CONDITIONS)), rest))
                .toList();
        return new Member(trained, conditions, count, LeakageSpectrum.of(network));
    }
}
