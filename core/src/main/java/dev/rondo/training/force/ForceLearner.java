package dev.rondo.training.force;

import dev.rondo.dynamics.KeyedNoise;
import dev.rondo.dynamics.solve.Vectors;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.Simulator;
import dev.rondo.setting.Refusal;
import dev.rondo.task.Trial;
import dev.rondo.training.Learner;
import dev.rondo.training.LearnerState;
import dev.rondo.training.TrainingProblem;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/** Network whose readout learns by {@link Force}; the parameters are the readout's weights of the units that are read. */
final class ForceLearner implements Learner {
    private final TrainingProblem problem;
    private final RateNetwork initial;
    private final Simulator simulator;
    private final Force rule;
    /** Units that are read, ascending. */
    private final int[] read;

    private final double[][] w;
    private final RecursiveLeastSquares squares;

    ForceLearner(TrainingProblem problem, Force rule, Optional<LearnerState> state) {
        this.problem = problem;
        this.rule = rule;
        initial = problem.initial();
        simulator = Simulator.of(initial);
        read = read(problem);
        w = state.map(s -> Matrix.ofRowMajor(
                        initial.readouts(), read.length, s.parameters().toArray()))
                .orElseGet(() -> Matrix.build(
                        initial.readouts(),
                        read.length,
                        (l, j) -> initial.readout().get(l, read[j])))
                .toRows();
        squares = RecursiveLeastSquares.of(read.length, rule.ridge(), state);
    }

    /**
     * All units or the excitatory ones, where the network's mask of readouts lets them be read.
     *
     * @throws Refusal if the mask differs among readouts: they share one inverse correlation matrix
     */
    private static int[] read(TrainingProblem problem) {
        RateNetwork network = problem.initial();
        Optional<Matrix> mask = network.constraints().readoutConnections();
        mask.filter(m -> IntStream.range(1, m.rows()).anyMatch(l -> !m.row(l).equals(m.row(0))))
                .ifPresent(m -> {
                    throw Refusal.misuse(
                            "FORCE must read the same units by all readouts, got readouts of different units"
                                    + " from network.groups or network.masks; train by gradient (training.rule), or give all"
                                    + " readouts the same groups with a share of 0 or 1");
                });
        boolean isSigned = problem.masks().signedReadout();
        return IntStream.range(0, network.units())
                .filter(j -> isSigned || network.population().isExcitatory(j))
                .filter(j -> mask.map(m -> m.get(0, j) != 0).orElse(true))
                .toArray();
    }

    @Override
    public Update learn(int epoch) {
        List<Trial> trials = problem.draw(epoch, rule.trials());
        MaskedError error = new MaskedError();
        for (int b = 0; b < trials.size(); b++) {
            learn(trials.get(b), new KeyedNoise(problem.noise(epoch).child(b), initial.units()), error);
        }
        return error.update();
    }

    private void learn(Trial trial, KeyedNoise noise, MaskedError error) {
        Matrix rates = simulator
                .run(simulator.seen(trial.input()), trial.steps(), noise)
                .r();
        for (int t = 0; t < trial.steps(); t++) {
            if (trial.mask().row(t).norm() == 0) {
                continue;
            }
            double[] all = rates.row(t).toArray();
            double[] r = Arrays.stream(read).mapToDouble(j -> all[j]).toArray();
            double[] gain = squares.gain(r);
            for (int l = 0; l < w.length; l++) {
                double weight = trial.mask().get(t, l);
                if (weight == 0) {
                    continue;
                }
                double off = Vectors.dot(w[l], r)
                        + initial.readoutBias().get(l)
                        - trial.target().get(t, l);
                error.add(off, weight);
                for (int j = 0; j < read.length; j++) {
                    w[l][j] -= weight * off * gain[j];
                }
            }
        }
    }

    @Override
    public Vector parameters() {
        return Vector.owning(Matrix.of(w).toRowMajor());
    }

    @Override
    public SequencedMap<String, Vector> memory() {
        SequencedMap<String, Vector> memory = new LinkedHashMap<>();
        squares.putInto(memory);
        return memory;
    }

    @Override
    public RateNetwork network(Vector parameters) {
        return initial.withReadout(Matrix.build(initial.readouts(), initial.units(), (l, j) -> {
            int at = Arrays.binarySearch(read, j);
            return at < 0 ? 0 : parameters.get(l * read.length + at);
        }));
    }
}
