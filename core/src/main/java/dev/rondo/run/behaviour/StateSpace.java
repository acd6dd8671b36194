package dev.rondo.run.behaviour;

import dev.rondo.analysis.Subject;
import dev.rondo.analysis.activity.Pca;
import dev.rondo.analysis.rest.FixedPoints;
import dev.rondo.attractor.About;
import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.Simulator;
import dev.rondo.task.Scoring;
import dev.rondo.task.Trial;
import dev.rondo.task.TrialFacts.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * States of all conditions in the space of their principal components, with the fixed points under the constant inputs that
 * matter: the baseline, and for each choice the strongest input of the longest epoch with a constant one.
 *
 * @param pca components of the states of all conditions
 * @param paths states of each condition by its name, in components
 * @param wanted the right choice of each condition, where it has one
 * @param under fixed points by input
 */
public record StateSpace(
        Pca pca, SequencedMap<String, Matrix> paths, Map<String, String> wanted, List<UnderInput> under) {
    private static final int MOST_ROWS = 4000;
    private static final int STARTS = 40;
    private static final Time BUDGET = Time.seconds(15);

    public StateSpace {
        wanted = Map.copyOf(wanted);
        under = List.copyOf(under);
    }

    /**
     * Fixed points under a constant input.
     *
     * @param input what the input is
     * @param u constant input, baseline included
     * @param points fixed points
     * @param isComplete false if time was over before the search was
     */
    public record UnderInput(String input, Vector u, List<FixedPoints.Point> points, boolean isComplete) {
        /** Number of stable points. */
        public long stable() {
            return points.stream()
                    .filter(p -> p.unstableDirections().filter(n -> n == 0).isPresent()
                            && p.neutralDirections().filter(n -> n == 0).isPresent())
                    .count();
        }

        /** Number of points with unstable directions. */
        public long unstable() {
            return points.stream()
                    .filter(p -> p.unstableDirections().filter(n -> n > 0).isPresent())
                    .count();
        }
    }

    /** The state space of conditions. */
    public static StateSpace of(RateNetwork network, List<Trial> conditions, Optional<Scoring> scoring) {
        Simulator simulator = Simulator.of(network);
        SequencedMap<String, Matrix> states = new LinkedHashMap<>();
        Map<String, String> wanted = new LinkedHashMap<>();
        for (Trial trial : conditions) {
            Matrix u = simulator.seen(Matrix.build(trial.length(), network.inputs(), trial.input()::get));
            var run = simulator.run(u, trial.length());
            states.put(trial.name(), run.x());
            scoring.flatMap(s -> s.choice(trial, run.z())).ifPresent(c -> wanted.put(trial.name(), c.wanted()));
        }
        Pca pca = Pca.of(joined(List.copyOf(states.values())));
        SequencedMap<String, Matrix> paths = new LinkedHashMap<>();
        states.forEach((name, x) -> paths.put(name, pca.project(x)));
        List<UnderInput> under = new ArrayList<>();
        inputs(network, conditions, wanted).forEach((name, u) -> under.add(fixedPoints(network, name, u)));
        return new StateSpace(pca, paths, wanted, under);
    }

    /** All states, one in so many where they are very many. */
    private static Matrix joined(List<Matrix> states) {
        int all = states.stream().mapToInt(Matrix::rows).sum();
        int stride = Math.max(1, all / MOST_ROWS);
        List<Vector> rows = new ArrayList<>();
        for (Matrix x : states) {
            for (int t = 0; t < x.rows(); t += stride) {
                rows.add(x.row(t));
            }
        }
        return Matrix.build(
                rows.size(), states.getFirst().columns(), (t, i) -> rows.get(t).get(i));
    }

    private static SequencedMap<String, Vector> inputs(
            RateNetwork network, List<Trial> conditions, Map<String, String> wanted) {
        SequencedMap<String, Vector> inputs = new LinkedHashMap<>();
        inputs.put("baseline", network.restingInputs());
        Map<String, Double> strongest = new LinkedHashMap<>();
        SequencedMap<String, Map.Entry<String, Vector>> chosen = new LinkedHashMap<>();
        for (Trial trial : conditions) {
            String label = wanted.getOrDefault(trial.name(), "");
            constantInput(trial).ifPresent(epoch -> {
                double strength = spread(epoch.getValue());
                if (strength > strongest.getOrDefault(label, -1.0)) {
                    strongest.put(label, strength);
                    chosen.put(label, Map.entry(epoch.getKey() + " of " + trial.name(), epoch.getValue()));
                }
            });
        }
        for (Map.Entry<String, Vector> of : chosen.values()) {
            Vector u = network.baselines().plus(of.getValue());
            inputs.put(of.getKey(), network.noise().rectifyInput() ? rectified(u) : u);
        }
        return inputs;
    }

    /** Difference between the channels of an input: the strength of the evidence that it is. */
    private static double spread(Vector u) {
        double mean = Arrays.stream(u.toArray()).average().orElse(0);
        return u.minus(Vector.constant(u.size(), mean)).norm();
    }

    private static Vector rectified(Vector u) {
        return Vector.owning(Arrays.stream(u.toArray()).map(v -> Math.max(0, v)).toArray());
    }

    /** The longest epoch with an input that is constant and not 0. */
    private static Optional<Map.Entry<String, Vector>> constantInput(Trial trial) {
        Optional<Map.Entry<String, Vector>> found = Optional.empty();
        int longest = 0;
        for (Map.Entry<String, Span> epoch : trial.facts().epochs().entrySet()) {
            Span span = epoch.getValue();
            if (span.steps() > longest && isConstant(trial.input(), span)) {
                Vector u = trial.input().row(span.from());
                if (u.norm() > 0) {
                    longest = span.steps();
                    found = Optional.of(Map.entry(epoch.getKey(), u));
                }
            }
        }
        return found;
    }

    private static boolean isConstant(Matrix input, Span span) {
        for (int t = span.from() + 1; t < span.to(); t++) {
            if (!input.row(t).equals(input.row(span.from()))) {
                return false;
            }
        }
        return true;
    }

    private static UnderInput fixedPoints(RateNetwork network, String name, Vector u) {
        FixedPoints search = new FixedPoints(About.MAP, STARTS, FixedPoints.DEFAULT.exhaustive(), 0, BUDGET, 1);
        FixedPoints.Result found =
                search.of(Subject.of(network).under(u).network()).result();
        return new UnderInput(name, u, found.points(), found.stopped().isEmpty());
    }
}
