package dev.rondo.analysis.linear;

import dev.rondo.linalg.ComplexVector;
import dev.rondo.linalg.Eigen;
import dev.rondo.linalg.FactorisationException;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.MatrixExponential;
import dev.rondo.linalg.Svd;
import dev.rondo.linalg.Vector;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Follows {@code g(t) = sigma_1(e^{At})} of a stable generator until no later time can matter, and refines its highest
 * peaks.
 *
 * <p>The first step is a fraction of 1/omega, omega the numerical abscissa, and of the shortest period: between two
 * times g grows by {@code e^{omega h}} at most. Later the step grows with the time, for modes that decay faster than
 * that have died; the shortest period that is then resolved is that of the modes alive.
 */
final class GrowthScan {
    /** Steps in 1/omega. */
    private static final double STEPS_PER_GROWTH = 8;
    /** Steps in the shortest period of {@code e^{At}}, two of g. */
    private static final double STEPS_PER_PERIOD = 32;
    /** The smallest number of steps that have led to a time. */
    private static final int STEPS_PER_TIME = 64;
    /** A mode that has decayed by this exponent is dead, however far the others are from it. */
    private static final double DEAD = 100;
    /** Local maxima on the grid below this part of the largest value are no candidates: a peak is not that narrow. */
    private static final double CANDIDATE = 0.9;

    private static final int MOST_PEAKS = 4;
    private static final int FIRST_CHECK = 32;
    /** Floating-point operations that the products of one scan may take. */
    private static final double OPERATIONS = 2e12;

    private static final int FEWEST_STEPS = 600;
    private static final int MOST_STEPS = 20_000;

    private final Matrix generator;
    private final double growth;
    private final ComplexVector eigenvalues;
    private final DecayHorizon decay;
    private final int budget;

    private double step;
    private Matrix stride;
    private double strideGrowth;

    /** The propagator at a time, with its norm or a bound of it. */
    private record Sample(double time, Matrix propagator, double gain) {}

    /** A sample that neither neighbour exceeds, between two times. */
    private record Peak(Sample before, Sample top, Sample after) {}

    private final List<Peak> peaks = new ArrayList<>();
    private double largest = 1;

    /** Scan of a stable generator whose numerical abscissa is {@code growth > 0}. */
    GrowthScan(Matrix generator, double growth) {
        this.generator = generator;
        this.growth = growth;
        eigenvalues = Eigen.valuesOf(generator);
        Generators.requireStable(eigenvalues, generator);
        decay = new DecayHorizon(generator);
        double n = generator.rows();
        budget = (int) Math.clamp(OPERATIONS / (2 * n * n * n), FEWEST_STEPS, MOST_STEPS);
        step = Math.min(1 / (STEPS_PER_GROWTH * growth), longestStep(0));
        stride = MatrixExponential.of(generator, step).value();
        strideGrowth = Svd.norm(stride);
    }

    TransientGain run() {
        Sample before = new Sample(0, Matrix.identity(generator.rows()), 1);
        Sample top = before;
        double horizon = Double.POSITIVE_INFINITY;
        int check = FIRST_CHECK;
        boolean certain = false;
        for (int k = 1; k <= budget && !certain; k++) {
            Sample next = next(top, k);
            if (!next.propagator.isFinite()) {
                break;
            }
            keepIfPeak(before, top, next);
            before = top;
            top = next;
            certain = top.gain <= 1 || top.time >= horizon;
            if (k == check) {
                check *= 2;
                OptionalDouble wait = decay.after(top.propagator, top.time);
                horizon = wait.isPresent() ? Math.min(horizon, top.time + wait.getAsDouble()) : horizon;
            }
            if (2 * step <= longestStep(top.time) && top.time >= STEPS_PER_TIME * 2 * step) {
                step *= 2;
                // Squaring the stride would double its relative error each time: e^{-h} is 1 to rounding at first.
                stride = MatrixExponential.of(generator, step).value();
                strideGrowth = Svd.norm(stride);
            }
        }
        keepIfPeak(before, top, top);
        return highest(top.time, certain);
    }

    /** One step on; g is measured where it may matter, else bounded. */
    private Sample next(Sample last, int k) {
        Matrix propagator = last.propagator.times(stride);
        double bound = Math.min(last.gain * strideGrowth, propagator.frobeniusNorm());
        boolean matters = bound > CANDIDATE * largest || k % 8 == 0;
        double gain = propagator.isFinite() && bound > 1 && matters ? Svd.norm(propagator) : bound;
        return new Sample(last.time + step, propagator, gain);
    }

    /** Keeps the highest few of the peaks only, with the propagators there. */
    private void keepIfPeak(Sample before, Sample top, Sample after) {
        largest = Math.max(largest, top.gain);
        boolean isPeak = before.gain <= top.gain && top.gain >= after.gain;
        if (isPeak && top.gain > CANDIDATE * largest) {
            peaks.add(new Peak(before, top, after));
            peaks.sort(Comparator.comparingDouble((Peak p) -> p.top.gain).reversed());
            if (peaks.size() > MOST_PEAKS) {
                peaks.removeLast();
            }
        }
    }

    /** The longest step that resolves the modes alive at a time. */
    private double longestStep(double time) {
        double fastest = 0;
        for (int k = 0; k < eigenvalues.size(); k++) {
            if (-eigenvalues.re(k) * time < DEAD) {
                fastest = Math.max(fastest, Math.abs(eigenvalues.im(k)));
            }
        }
        return fastest == 0 ? Double.POSITIVE_INFINITY : 2 * Math.PI / (STEPS_PER_PERIOD * fastest);
    }

    private TransientGain highest(double time, boolean certain) {
        GainAt best = null;
        for (Peak peak : peaks) {
            GainAt refined = refined(peak);
            if (best == null || refined.gain > best.gain) {
                best = refined;
            }
        }
        return best == null || best.gain <= 1 ? TransientGain.none() : best.result(time, !certain);
    }

    /** g at a time, with the singular vectors and d log g/dt there: {@code u^T A u}. */
    private record GainAt(double time, double gain, double slope, Vector input, Vector output) {
        TransientGain result(double horizon, boolean atLeast) {
            double sign = input.dot(Vector.constant(input.size(), 1)) < 0 ? -1 : 1;
            return new TransientGain(
                    gain, time, Math.max(horizon, time), atLeast, input.times(sign), output.times(sign));
        }
    }

    /**
     * g at a time, propagated from a sample: squaring the exponential over the whole time would lose digits where it
     * has grown.
     */
    private GainAt at(Sample from, double time) {
        double rest = time - from.time;
        Svd svd = Svd.of(
                rest == 0
                        ? from.propagator
                        : from.propagator.times(
                                MatrixExponential.of(generator, rest).value()));
        Vector output = svd.left().column(0);
        return new GainAt(
                time,
                svd.values().get(0),
                // Of the identity every vector is a singular one: the slope there is the largest of all.
                time == 0 ? growth : output.dot(generator.times(output)),
                svd.right().column(0),
                output);
    }

    /** The zero of the derivative between the neighbours of a sample. */
    private GainAt refined(Peak peak) {
        GainAt middle = at(peak.top, peak.top.time);
        try {
            Sample from = middle.slope > 0 ? peak.top : peak.before;
            GainAt low = middle.slope > 0 ? middle : at(peak.before, peak.before.time);
            GainAt high = middle.slope > 0 ? at(peak.after, peak.after.time) : middle;
            return new PeakBracket<>(low, high, GainAt::time, GainAt::slope)
                    .narrowed(t -> at(from, t), 1e-10, middle, Comparator.comparingDouble(GainAt::gain));
        } catch (FactorisationException overflow) {
            return middle;
        }
    }
}
