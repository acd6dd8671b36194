package dev.rondo.training;

import dev.rondo.kernel.Kernels;
import dev.rondo.linalg.Matrix;
import dev.rondo.network.NetworkDesign;
import dev.rondo.network.RateNetwork;
import dev.rondo.random.Key;
import dev.rondo.task.Task;
import dev.rondo.task.Trial;
import dev.rondo.task.Trials;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Problem of a training: the task and the first parameters.
 *
 * @param initial the network that learning begins with
 * @param masks weights that may be other than 0, and which of them learn
 * @param task what the network is to do
 * @param trials the task's trials at the network's Euler step
 * @param key of all randomness
 * @param kernels that compute; the bits do not depend on them
 */
public record TrainingProblem(RateNetwork initial, Masks masks, Task task, Trials trials, Key key, Kernels kernels) {
    public TrainingProblem(RateNetwork initial, Masks masks, Task task, Key key, Kernels kernels) {
        this(initial, masks, task, task.trials(initial.dt()), key, kernels);
    }

    /** A problem for the kernels in use. */
    public TrainingProblem(RateNetwork initial, Masks masks, Task task, Key key) {
        this(initial, masks, task, key, Kernels.inUse());
    }

    /** The problem that a seed of a study is: network, trials and noise grow from it. */
    public static TrainingProblem of(Task task, NetworkDesign design, long seed) {
        Key key = Key.ofSeed(seed);
        Key network = key.child("network");
        RateNetwork initial = design.draw(task.inputNames(), task.readoutNames(), network);
        Masks masks = Masks.standard(design.population(), task.readouts())
                .withReadout(
                        readable(initial, design.readoutMask(task.readouts())),
                        design.readouts().isSigned())
                .withRecurrent(design.connections(initial, network))
                .withInput(initial.constraints().inputConnections());
        return new TrainingProblem(initial, masks, task, key);
    }

    /** Readout weights that a kind of readout and the network's own mask both allow. */
    private static Matrix readable(RateNetwork network, Matrix kind) {
        return network.constraints()
                .readoutConnections()
                .map(mask -> Matrix.build(kind.rows(), kind.columns(), (l, j) -> mask.get(l, j) * kind.get(l, j)))
                .orElse(kind);
    }

    /**
     * Trials of an epoch, drawn from its key; conditions come in turn from epoch to epoch.
     *
     * @param epoch from 1
     * @param count number of trials in every epoch
     */
    public List<Trial> draw(int epoch, int count) {
        Key drawn = key.child("trials").child(epoch);
        long first = (epoch - 1L) * count;
        return IntStream.range(0, count)
                .mapToObj(b -> trials.draw(first + b, drawn.child(b)))
                .toList();
    }

    /** This problem with a share of the recurrent connections plastic, drawn one by one; 1 changes nothing. */
    public TrainingProblem withPlasticShare(double share) {
        return share == 1
                ? this
                : new TrainingProblem(initial, masks.withPlasticFraction(share, key), task, trials, key, kernels);
    }

    /** True if all epochs have the same trials. */
    public boolean isConstant(int count) {
        return !task.jitters() && count % trials.period() == 0;
    }

    /** Key of the noise that an epoch's trials are learned in: trial b uses its child b. */
    public Key noise(int epoch) {
        return key.child("training noise").child(epoch);
    }
}
