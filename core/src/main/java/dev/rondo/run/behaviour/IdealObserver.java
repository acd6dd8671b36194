package dev.rondo.run.behaviour;

import dev.rondo.linalg.Matrix;
import dev.rondo.network.NetworkDesign;
import dev.rondo.task.Task;
import dev.rondo.task.Trial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Ideal observer of the inputs of a task with two choices, in closed form: no observer is right more often.
 *
 * <p>Where the mean inputs of the conditions lie on a line {@code m + s d} and the noise is white and Gaussian with the standard
 * deviations {@code sigma}, the projection onto the line is sufficient; where the two choices lie symmetrically on it, the best
 * criterion is their middle, and the share of right choices in a condition is {@code Phi(|s| |d/sigma|)}, s from the middle. Of two
 * channels with c for and against, T steps and one standard deviation this is {@code Phi(c sqrt(T)/(sigma sqrt 2))}.
 *
 * @param accuracy share of right choices by condition, by name
 */
public record IdealObserver(Map<String, Double> accuracy) {
    private static final double ON_THE_LINE = 1e-9;

    /** Standard deviations of the noise beyond which a clipped input is practically never clipped. */
    private static final double FAR = 4;

    public IdealObserver {
        accuracy = Map.copyOf(accuracy);
    }

    /** Mean over the conditions. */
    public double mean() {
        return accuracy.values().stream()
                .mapToDouble(Double::doubleValue)
                .sorted()
                .average()
                .orElse(Double.NaN);
    }

    /** The ideal observer of conditions; nothing where it is not known in closed form. */
    public static Optional<IdealObserver> of(Task task, NetworkDesign network, List<Responses.Condition> conditions) {
        if (conditions.stream().anyMatch(c -> c.wanted().isEmpty()) || conditions.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Trial> plain = new LinkedHashMap<>();
        task.conditions(network.dt()).forEach(trial -> plain.put(trial.name(), trial));
        Map<String, Double> accuracy = new LinkedHashMap<>();
        Map<String, List<Responses.Condition>> groups = conditions.stream()
                .collect(Collectors.groupingBy(
                        c -> PsychometricCurve.group(c, conditions), LinkedHashMap::new, Collectors.toList()));
        for (List<Responses.Condition> group : groups.values()) {
            Optional<double[]> of = ofGroup(task, network, group, plain);
            if (of.isEmpty()) {
                return Optional.empty();
            }
            for (int c = 0; c < group.size(); c++) {
                accuracy.put(group.get(c).name(), of.orElseThrow()[c]);
            }
        }
        return Optional.of(new IdealObserver(accuracy));
    }

    private static Optional<double[]> ofGroup(
            Task task, NetworkDesign network, List<Responses.Condition> group, Map<String, Trial> plain) {
        List<double[]> means = new ArrayList<>();
        Optional<Matrix> noise = Optional.empty();
        for (Responses.Condition c : group) {
            Trial trial = plain.get(c.name());
            if (trial == null) {
                return Optional.empty();
            }
            Optional<Matrix> own = task.inputNoise(trial);
            if (own.isEmpty() || noise.filter(n -> !n.equals(own.orElseThrow())).isPresent()) {
                return Optional.empty();
            }
            noise = own;
            means.add(trial.input().toRowMajor());
        }
        double[] sd = withNetworkNoise(noise.orElseThrow(), network);
        if (isClipped(means, sd, network)) {
            return Optional.empty();
        }
        return whitened(means, sd).flatMap(IdealObserver::projections).flatMap(s -> symmetric(s, group));
    }

    /** The white noise that the network adds to its inputs is noise to every reader of them. */
    private static double[] withNetworkNoise(Matrix task, NetworkDesign network) {
        double own = network.sigmaIn() * Math.sqrt(2 * network.tauIn().in(network.dt()));
        return Arrays.stream(task.toRowMajor()).map(sd -> Math.hypot(sd, own)).toArray();
    }

    private static boolean isClipped(List<double[]> means, double[] sd, NetworkDesign network) {
        if (!network.rectifyInput()) {
            return false;
        }
        for (double[] mean : means) {
            for (int k = 0; k < mean.length; k++) {
                if (sd[k] > 0 && network.baseline() + mean[k] < FAR * sd[k]) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Means over the noise; nothing if conditions differ where there is none, so that the choice is certain. */
    private static Optional<List<double[]>> whitened(List<double[]> means, double[] sd) {
        double[] first = means.getFirst();
        List<double[]> out = new ArrayList<>();
        for (double[] mean : means) {
            double[] white = new double[mean.length];
            for (int k = 0; k < mean.length; k++) {
                double difference = mean[k] - first[k];
                if (difference != 0 && sd[k] == 0) {
                    return Optional.empty();
                }
                white[k] = difference == 0 ? 0 : difference / sd[k];
            }
            out.add(white);
        }
        return Optional.of(out);
    }

    /** Places of the means on their line; nothing if they do not lie on one. */
    private static Optional<double[]> projections(List<double[]> means) {
        double[] direction = means.stream()
                .max((a, b) -> Double.compare(dot(a, a), dot(b, b)))
                .orElseThrow();
        double length = Math.sqrt(dot(direction, direction));
        if (length == 0) {
            return Optional.empty();
        }
        double[] places = new double[means.size()];
        for (int c = 0; c < places.length; c++) {
            places[c] = dot(means.get(c), direction) / length;
            double off = dot(means.get(c), means.get(c)) - places[c] * places[c];
            if (off > ON_THE_LINE * length * length) {
                return Optional.empty();
            }
        }
        return Optional.of(places);
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }

    /** Shares of right choices about the middle; nothing if the two choices are not each other's mirror image. */
    private static Optional<double[]> symmetric(double[] places, List<Responses.Condition> group) {
        String first = group.getFirst().wanted().orElseThrow();
        double middle = (Arrays.stream(places).min().orElseThrow()
                        + Arrays.stream(places).max().orElseThrow())
                / 2;
        double scale =
                Arrays.stream(places).map(s -> Math.abs(s - middle)).max().orElseThrow();
        List<Double> ones = new ArrayList<>();
        List<Double> others = new ArrayList<>();
        for (int c = 0; c < places.length; c++) {
            boolean isFirst = group.get(c).wanted().orElseThrow().equals(first);
            (isFirst ? ones : others).add(isFirst ? places[c] - middle : middle - places[c]);
        }
        ones.sort(null);
        others.sort(null);
        if (ones.size() != others.size()) {
            return Optional.empty();
        }
        double side = Math.signum(ones.stream().mapToDouble(Double::doubleValue).sum());
        for (int k = 0; k < ones.size(); k++) {
            if (Math.abs(ones.get(k) - others.get(k)) > ON_THE_LINE * scale
                    || ones.get(k) * side < -ON_THE_LINE * scale) {
                return Optional.empty();
            }
        }
        return Optional.of(Arrays.stream(places)
                .map(s -> PsychometricFit.phi(Math.abs(s - middle)))
                .toArray());
    }
}
