package dev.rondo.training.force;

import dev.rondo.dynamics.KeyedNoise;
import dev.rondo.dynamics.solve.Vectors;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.Simulator;
import dev.rondo.task.Trial;
import dev.rondo.training.Learner;
import dev.rondo.training.LearnerState;
import dev.rondo.training.TrainingProblem;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Network whose readout learns by {@link Force}; the parameters are the readout's weights of the units that are read. */
final class ForceLearner implements Learner {
    private final TrainingProblem problem;
    private final RateNetwork initial;
    private final Simulator simulator;
    private final Force rule;
    private final int read;
    private final double[][] w;
    private final RecursiveLeastSquares squares;

    ForceLearner(TrainingProblem problem, Force rule, Optional<LearnerState> state) {
        this.problem = problem;
        this.rule = rule;
        initial = problem.initial();
        simulator = Simulator.of(initial);
        read = problem.masks().signedReadout()
                ? initial.units()
                : initial.population().excitatory();
        w = state.map(s -> Matrix.ofRowMajor(
                        initial.readouts(), read, s.parameters().toArray()))
                .orElseGet(() -> Matrix.build(initial.readouts(), read, initial.readout()::get))
                .toRows();
        squares = RecursiveLeastSquares.of(read, rule.ridge(), state);
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
            double[] r = Arrays.copyOf(rates.row(t).toArray(), read);
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
                for (int j = 0; j < read; j++) {
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
        return initial.withReadout(Matrix.build(
                initial.readouts(), initial.units(), (l, j) -> j < read ? parameters.get(l * read + j) : 0));
    }
}
