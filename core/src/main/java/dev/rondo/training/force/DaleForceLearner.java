package dev.rondo.training.force;

import dev.rondo.dynamics.solve.Vectors;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.Simulator;
import dev.rondo.task.Trial;
import dev.rondo.training.Learner;
import dev.rondo.training.LearnerState;
import dev.rondo.training.TrainingProblem;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/** Network that learns by {@link FullForce} under Dale's signs; the parameters are W_rec. */
final class DaleForceLearner implements Learner {
    private static final String CORRELATION = "correlation";
    private static final String WANTED = "wanted";
    private static final int SWEEPS = 30;

    private final TrainingProblem problem;
    private final FullForce rule;
    private final RateNetwork initial;
    private final int n;

    /** Sums over all states so far: of r r', and of the wanted currents times r'. */
    private final double[][] correlation;

    private final double[][] wanted;
    private RateNetwork learned;

    DaleForceLearner(TrainingProblem problem, FullForce rule, Optional<LearnerState> state) {
        this.problem = problem;
        this.rule = rule;
        initial = problem.initial();
        n = initial.units();
        correlation = sums(state, CORRELATION);
        wanted = sums(state, WANTED);
        learned = state.map(s -> network(s.parameters())).orElse(initial);
    }

    private double[][] sums(Optional<LearnerState> state, String name) {
        return state.map(s -> Matrix.ofRowMajor(n, n, s.array(name, n * n)))
                .orElseGet(() -> Matrix.zeros(n, n))
                .toRows();
    }

    @Override
    public Update learn(int epoch) {
        MaskedError error = new MaskedError();
        for (Trial trial : problem.draw(epoch, rule.trials())) {
            ForceTeacher teacher = ForceTeacher.of(initial, trial);
            Matrix own = before(trial, error);
            boolean follows = epoch > 1 && own.maxAbs() <= teacher.farthest();
            add(follows ? own : teacher.state(), teacher.current());
        }
        double[][] w = learned.recurrent().toRows();
        for (int i = 0; i < n; i++) {
            descend(w[i], i);
        }
        learned = initial.withRecurrent(Matrix.of(w));
        return error.update();
    }

    /** The learner's states before every step of a trial. */
    private Matrix before(Trial trial, MaskedError error) {
        Simulator simulator = Simulator.of(learned);
        var run = simulator.run(simulator.seen(trial.input()), trial.steps());
        for (int t = 0; t < trial.steps(); t++) {
            for (int l = 0; l < initial.readouts(); l++) {
                error.add(
                        run.z().get(t, l) - trial.target().get(t, l),
                        trial.mask().get(t, l));
            }
        }
        return Matrix.build(
                trial.steps(),
                n,
                (t, i) -> t == 0 ? initial.initialState().get(i) : run.x().get(t - 1, i));
    }

    private void add(Matrix states, Matrix currents) {
        for (int t = 0; t < states.rows(); t++) {
            double[] r = ForceTeacher.rates(initial, states.row(t).toArray());
            for (int i = 0; i < n; i++) {
                Vectors.add(r[i], r, correlation[i]);
                Vectors.add(currents.get(t, i), r, wanted[i]);
            }
        }
    }

    /** Moves the incoming weights of a unit to {@code argmin w'Cw/2 - b'w + ridge |w - w_0|^2/2} under the signs. */
    private void descend(double[] w, int unit) {
        double[] first = initial.recurrent().row(unit).toArray();
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            for (int j = 0; j < n; j++) {
                if (problem.masks().plastic().get(unit, j) == 0) {
                    continue;
                }
                double pull = wanted[unit][j] - Vectors.dot(correlation[j], w) + rule.ridge() * (first[j] - w[j]);
                double moved = w[j] + pull / (correlation[j][j] + rule.ridge());
                w[j] = moved * initial.population().sign(j) > 0 ? moved : 0;
            }
        }
    }

    @Override
    public Vector parameters() {
        return Vector.owning(learned.recurrent().toRowMajor());
    }

    @Override
    public SequencedMap<String, Vector> memory() {
        SequencedMap<String, Vector> memory = new LinkedHashMap<>();
        memory.put(CORRELATION, Vector.owning(Matrix.of(correlation).toRowMajor()));
        memory.put(WANTED, Vector.owning(Matrix.of(wanted).toRowMajor()));
        return memory;
    }

    @Override
    public RateNetwork network(Vector parameters) {
        return initial.withRecurrent(Matrix.ofRowMajor(n, n, parameters.toArray()));
    }
}
