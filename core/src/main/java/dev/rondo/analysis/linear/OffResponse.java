package dev.rondo.analysis.linear;

import dev.rondo.analysis.Analysis;
import dev.rondo.analysis.Answer;
import dev.rondo.analysis.Card;
import dev.rondo.analysis.Drawing;
import dev.rondo.analysis.Subject;
import dev.rondo.figure.Axis;
import dev.rondo.figure.Figure;
import dev.rondo.figure.Legend;
import dev.rondo.figure.Length;
import dev.rondo.figure.Line;
import dev.rondo.figure.Palette;
import dev.rondo.figure.Panel;
import dev.rondo.figure.Rule;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.MatrixExponential;
import dev.rondo.linalg.Schur;
import dev.rondo.linalg.Svd;
import dev.rondo.linalg.SymmetricEigen;
import dev.rondo.linalg.Vector;
import dev.rondo.setting.MissingBecause;
import dev.rondo.setting.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Responses of a linear network after the end of a stimulus: {@code x(t) = e^(A t) x0} with {@code A = W - I}, x0 the state
 * at the end of the stimulus, time in tau (Bondanelli and Ostojic, PLoS Computational Biology 16, e1007655, 2020;
 * Bondanelli, Deneux, Bathellier and Ostojic, eLife 10, e53151, 2021).
 *
 * <p>Some response grows at first if and only if the largest eigenvalue of (W + W^T)/2 exceeds 1; the number of such
 * eigenvalues, N_s, is the number of channels that grow at first. At time t the amplified channels are the singular
 * values of e^(A t) above 1: right singular vectors are the inputs, left ones the patterns into which they turn.
 *
 * <p>For comparison, the rank-one network {@code Delta u v^T} nearest to W, with {@code rho = u.v}, amplifies if and only if
 * {@code Delta > 2/(1 + rho)}, along one channel, by
 *
 * <pre>
 *   G(t) = e^-t (k + sqrt(k^2 + 4 rho k + 4))/2,   k = Delta (e^(lambda t) - 1)/lambda,   lambda = Delta rho.
 * </pre>
 *
 * @param duration how long after the stimulus responses are followed, in tau
 * @param times number of times at which channels are counted
 */
public record OffResponse(
        @Setting(
                meaning = "How long responses are followed after the stimulus",
                unit = "tau",
                byDefault = "10",
                min = 0.001,
                max = 1e6)
        double duration,

        @Setting(meaning = "Number of times at which channels are counted", byDefault = "100", min = 2, max = 10000)
        int times)
        implements Analysis<OffResponse.Result> {

    /**
     * Rank-one approximation of the connectivity.
     *
     * @param strength Delta, largest singular value of W
     * @param overlap rho, cosine between the left and the right singular vector
     * @param threshold strength above which it amplifies, 2/(1 + rho)
     * @param maxGain largest gain of the rank-one network; 1 where it does not amplify
     * @param timeInTau time of the largest gain, in tau; 0 where it does not amplify
     */
    public record RankOne(double strength, double overlap, double threshold, double maxGain, double timeInTau) {}

    /**
     * Responses after a stimulus.
     *
     * @param growingChannels N_s, number of eigenvalues of (W + W^T)/2 above 1
     * @param largestGrowth largest eigenvalue of (W + W^T)/2
     * @param timesInTau times at which channels are counted, in tau
     * @param channels number of amplified channels at each time
     * @param gains largest gain at each time, sigma_1
     * @param maxGain largest gain at any time
     * @param timeOfMaxGain its time, in tau
     * @param input state at the end of the stimulus that is amplified most, of unit length
     * @param output pattern that it becomes at that time, of unit length
     * @param cosine cosine between both: 0 where the response is orthogonal to the input
     * @param rankOne rank-one network nearest to W; missing where that is unstable
     */
    public record Result(
            int growingChannels,
            double largestGrowth,
            Vector timesInTau,
            List<Integer> channels,
            Vector gains,
            double maxGain,
            double timeOfMaxGain,

            @MissingBecause("no input grows at any time") @Nullable
            Vector input,

            @MissingBecause("no input grows at any time") @Nullable
            Vector output,

            @MissingBecause("no input grows at any time") @Nullable
            Double cosine,

            @MissingBecause("the rank-one network nearest to W is unstable")
            Optional<RankOne> rankOne) {
        public Result {
            channels = List.copyOf(channels);
        }
    }

    /**
     * Certificate of the responses.
     *
     * @param propagationError |e^(A t) input - gain output| at the time of the largest gain; 0 where nothing grows
     * @param atLeast true if a larger gain at a later time is not excluded
     */
    public record Certificate(double propagationError, boolean atLeast) {}

    /**
     * Responses of a connectivity.
     *
     * @throws IllegalArgumentException if the matrix is empty, not square, not finite or unstable
     */
    public Result of(Matrix weights) {
        return result(weights, peak(weights));
    }

    private static TransientGain peak(Matrix weights) {
        Matrix generator = Generators.of(weights);
        Generators.requireStable(Schur.of(generator), generator);
        return TransientGain.of(weights);
    }

    private Result result(Matrix weights, TransientGain peak) {
        Matrix generator = Generators.of(weights);
        Vector growth = SymmetricEigen.valuesOf(weights.symmetricPart());
        double step = duration / (times - 1);
        Matrix stride = MatrixExponential.of(generator, step).value();
        Matrix propagator = Matrix.identity(weights.rows());
        double[] at = new double[times];
        double[] gain = new double[times];
        List<Integer> channels = new ArrayList<>();
        for (int k = 0; k < times; k++) {
            Vector sigma = Svd.valuesOf(propagator);
            at[k] = k * step;
            gain[k] = sigma.get(0);
            channels.add(k == 0 ? 0 : above(sigma, 1));
            propagator = stride.times(propagator);
        }
        Vector input = peak.input();
        Vector output = peak.output();
        return new Result(
                above(growth, 1),
                growth.get(growth.size() - 1),
                Vector.owning(at),
                channels,
                Vector.owning(gain),
                peak.maxGain(),
                peak.timeInTau(),
                input,
                output,
                input == null || output == null ? null : input.dot(output),
                rankOne(weights));
    }

    private static int above(Vector values, double bound) {
        int count = 0;
        for (int k = 0; k < values.size(); k++) {
            count += values.get(k) > bound ? 1 : 0;
        }
        return count;
    }

    /** Theory of the nearest rank-one network; empty where Delta rho >= 1. */
    static Optional<RankOne> rankOne(Matrix weights) {
        Svd svd = Svd.of(weights);
        double strength = svd.values().get(0);
        double overlap = svd.left().column(0).dot(svd.right().column(0));
        double lambda = strength * overlap;
        if (lambda >= 1) {
            return Optional.empty();
        }
        double threshold = 2 / (1 + overlap);
        if (strength <= threshold) {
            return Optional.of(new RankOne(strength, overlap, threshold, 1, 0));
        }
        double time = timeOfPeak(strength, overlap);
        return Optional.of(new RankOne(strength, overlap, threshold, rankOneGain(strength, overlap, time), time));
    }

    /** Gain G(t) of the rank-one network. */
    static double rankOneGain(double strength, double overlap, double t) {
        double k = reach(strength, overlap, t);
        return Math.exp(-t) * (k + Math.sqrt(k * k + 4 * overlap * k + 4)) / 2;
    }

    private static double reach(double strength, double overlap, double t) {
        double lambda = strength * overlap;
        return lambda == 0 ? strength * t : strength * Math.expm1(lambda * t) / lambda;
    }

    /** Zero of d log G/dt by bisection: G rises first and has one maximum. */
    private static double timeOfPeak(double strength, double overlap) {
        double low = 0;
        double high = 1;
        while (slope(strength, overlap, high) > 0) {
            high *= 2;
        }
        for (int k = 0; k < 200 && high - low > 1e-15 * high; k++) {
            double middle = (low + high) / 2;
            if (slope(strength, overlap, middle) > 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    private static double slope(double strength, double overlap, double t) {
        double k = reach(strength, overlap, t);
        double rate = strength * Math.exp(strength * overlap * t);
        double root = Math.sqrt(k * k + 4 * overlap * k + 4);
        return rate * (1 + (k + 2 * overlap) / root) / (k + root) - 1;
    }

    @Override
    public Card card() {
        return Card.ofMatrix(
                        "off-response",
                        "responses after the end of a stimulus: amplified channels, best input, rank-one theory")
                .field(
                        "growing_channels",
                        "",
                        "N_s = #{lambda((W + W^T)/2) > 1}",
                        "number of channels that grow at first")
                .field("largest_growth", "", "lambda_max((W + W^T)/2)", "some input grows if it exceeds 1")
                .field("times_in_tau", "tau", "t", "times at which channels are counted")
                .field("channels", "", "#{sigma(e^(A t)) > 1}", "number of amplified channels at each time")
                .field("gains", "", "sigma_1(e^(A t))", "largest gain at each time")
                .field("max_gain", "", "max_t sigma_1", "largest gain at any time")
                .field("time_of_max_gain", "tau", "t*", "its time")
                .field("input", "state at the end of the stimulus that is amplified most, of unit length")
                .field("output", "pattern that it becomes at that time, of unit length")
                .field("cosine", "", "input.output", "0 where the response is orthogonal to the input")
                .field("rank_one", "rank-one network Delta u v^T nearest to W, for comparison")
                .field("rank_one.strength", "", "Delta = sigma_1(W)", "its strength")
                .field("rank_one.overlap", "", "rho = u.v", "cosine between its output and its input direction")
                .field("rank_one.threshold", "", "2/(1 + rho)", "strength above which it amplifies")
                .field("rank_one.max_gain", "", "max_t G(t)", "its largest gain; 1 where it does not amplify")
                .field("rank_one.time_in_tau", "tau", "t*", "time of its largest gain")
                .certificate(
                        "propagation_error", "", "|e^(A t*) input - gain output|", "error of the best input's response")
                .certificate("at_least", "", "", "true if a larger gain at a later time is not excluded")
                .note("The state x0 at the end of a stimulus evolves as e^(A t) x0 with A = W - I. An output that is"
                        + " orthogonal to its input (cosine near 0) is what OFF responses of auditory cortex look"
                        + " like.")
                .cites("bondanelli2020", "bondanelli2021")
                .example("rondo analyze off-response W.npy", "amplified channels after a stimulus")
                .example(
                        "rondo analyze off-response W.npy --set duration=20 --out off.npz",
                        "followed longer, as arrays");
    }

    @Override
    public Answer<Result> of(Subject subject) {
        TransientGain peak = peak(subject.matrix());
        Result result = result(subject.matrix(), peak);
        return Answer.ofMatrix(result, new Certificate(error(subject.matrix(), peak), peak.atLeast()));
    }

    private static double error(Matrix weights, TransientGain peak) {
        Vector input = peak.input();
        Vector output = peak.output();
        if (input == null || output == null) {
            return 0;
        }
        Vector response = MatrixExponential.of(Generators.of(weights), peak.timeInTau())
                .value()
                .times(input);
        return response.minus(output.times(peak.maxGain())).norm();
    }

    @Override
    public Drawing draw(Result result, Subject subject) {
        double[] t = result.timesInTau().toArray();
        Panel gain = Panel.of(
                        Axis.x("time after the stimulus", "\u03c4").from(0),
                        Axis.y("gain").from(0))
                .legend(Legend.ABOVE)
                .with(Rule.horizontal(1))
                .with(Line.of(t, result.gains().toArray()).colour(Palette.BLUE).label("network"));
        if (result.rankOne().isPresent()) {
            RankOne one = result.rankOne().get();
            double[] theory = new double[t.length];
            for (int k = 0; k < t.length; k++) {
                theory[k] = rankOneGain(one.strength(), one.overlap(), t[k]);
            }
            gain = gain.with(
                    Line.of(t, theory).colour(Palette.VERMILION).dashed().label("rank one"));
        }
        Panel channels = Panel.of(
                        Axis.x("time after the stimulus", "\u03c4").from(0),
                        Axis.y("amplified channels").from(0).wholeNumbers())
                .with(Line.of(
                                t,
                                result.channels().stream()
                                        .mapToDouble(Integer::doubleValue)
                                        .toArray())
                        .colour(Palette.BLUE));
        return Drawing.of(Figure.row(gain, channels)
                .width(Length.mm(150))
                .height(Length.mm(65))
                .lettered()
                .described(
                        "Responses after a stimulus",
                        "Largest gain of the network and of the nearest rank-one network, and number of amplified"
                                + " channels, against the time after the stimulus."));
    }
}
