package dev.rondo.training;

import dev.rondo.dynamics.KeyedNoise;
import dev.rondo.kernel.FloatKernel;
import dev.rondo.kernel.Kernels;
import dev.rondo.kernel.Lanes;
import dev.rondo.kernel.Nonlinearity;
import dev.rondo.random.Key;
import dev.rondo.task.Batch;
import java.util.Arrays;

/**
 * {@link Backpropagation} in float32.
 *
 * <p>Memory moves less than it could: of a ReLU network only the rates are kept over time (its slopes follow from
 * them), deltas live in a ring of two blocks, and each block goes into the gradient while it is in the cache.
 */
final class FloatBackpropagation implements Backpropagation {
    /** Steps whose deltas go into the gradient together. */
    private static final int CHUNK = 8;

    private static final int ORIGIN = FloatKernel.ORIGIN;

    private final Dimensions dimensions;
    private final Parameters layout;
    private final Nonlinearity phi;
    private final Terms terms;
    private final ReadoutEntries entries;
    private final FloatKernel kernel;
    private final FloatNoiseFeed noiseFeed;
    private final FloatInput input;
    private final FloatTarget wanted;
    private final int stride;
    private final int slab;
    private final int rows;
    private final float alpha;
    private final float beta;
    private final boolean keepStates;
    private final boolean keepDeltas;

    private final float[] packedForward;
    private final float[] packedBackward;
    private final float[] square;
    private final float[] win;
    private final float[] bias;
    private final float[] wout;
    private final float[] readoutBias;
    private final float[] x0;

    private final float[] x;
    private final float[] r;
    private final float[] drive;
    private final float[] noise;
    private final float[] error;
    private final float[] z;
    private final float[] heard;
    private final float[] asked;
    private final float[] direct;
    private final float[] delta;
    private final float[] gradRecurrent;
    private final float[] gradWin;
    private final float[] gradBias;
    private final float[] squares;
    private final float[] scratch;

    private int trials;
    private double omega = Double.NaN;
    private double[] omegaGradient = {};

    FloatBackpropagation(
            Kernels kernels,
            Dimensions dimensions,
            Nonlinearity phi,
            Drive driven,
            ReadoutEntries entries,
            Terms terms) {
        this.dimensions = dimensions;
        this.layout = new Parameters(dimensions.units(), dimensions.inputs(), dimensions.readouts());
        this.phi = phi;
        this.terms = terms;
        this.entries = entries;
        kernel = kernels.floats();
        int n = dimensions.units();
        stride = Lanes.stride(n);
        rows = Lanes.paddedRows(dimensions.trials());
        slab = rows * stride;
        alpha = (float) driven.alpha();
        beta = (float) (1 - driven.alpha());
        keepStates = phi.shape() == Nonlinearity.Shape.OTHER;
        keepDeltas = terms.omega() != 0;
        noiseFeed = new FloatNoiseFeed(kernels, dimensions.trials(), n, driven.recurrentDeviation());
        input = new FloatInput(kernels, dimensions, driven);
        wanted = new FloatTarget(dimensions);

        int steps = dimensions.steps();
        packedForward = new float[Lanes.length(n, n)];
        packedBackward = new float[Lanes.length(n, n)];
        square = new float[Lanes.length(n, n)];
        win = new float[dimensions.inputs() * stride];
        bias = new float[stride];
        wout = new float[entries.count()];
        readoutBias = new float[dimensions.readouts()];
        x0 = new float[stride];
        x = new float[Lanes.length((keepStates ? steps + 1 : 2) * rows, n)];
        r = new float[Lanes.length((steps + 1) * rows, n)];
        drive = new float[Lanes.length(rows, n)];
        noise = new float[Lanes.length(KeyedNoise.BLOCK * rows, n)];
        error = new float[steps * dimensions.trials() * dimensions.readouts()];
        z = new float[error.length];
        heard = new float[steps * dimensions.trials() * entries.units().length];
        asked = new float[dimensions.trials()];
        direct = new float[Lanes.length(rows, n)];
        delta = new float[Lanes.length((keepDeltas ? steps + 2 : 2 * CHUNK) * rows, n)];
        gradRecurrent = new float[Lanes.length(n, n)];
        gradWin = new float[dimensions.inputs() * stride];
        gradBias = new float[stride];
        squares = new float[stride];
        scratch = new float[kernel.scratchLength(CHUNK * rows, n, stride)];
    }

    @Override
    public void weights(double[] effective) {
        int n = dimensions.units();
        int from = layout.start(Parameters.Group.RECURRENT);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                square[i * stride + j] = (float) effective[from + i * n + j];
            }
        }
        kernel.pack(square, n, stride, packedBackward);
        transpose(effective, from, n);
        kernel.pack(square, n, stride, packedForward);
        int inputs = dimensions.inputs();
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < inputs; k++) {
                win[k * stride + i] = (float) effective[i * inputs + k];
            }
            bias[i] = (float) effective[layout.start(Parameters.Group.BIAS) + i];
            x0[i] = (float) effective[layout.start(Parameters.Group.INITIAL_STATE) + i];
        }
        int out = layout.start(Parameters.Group.READOUT);
        for (int e = 0; e < wout.length; e++) {
            wout[e] = (float) effective[out + entries.readout()[e] * n + entries.unit()[e]];
        }
        for (int l = 0; l < readoutBias.length; l++) {
            readoutBias[l] = (float) effective[layout.start(Parameters.Group.READOUT_BIAS) + l];
        }
    }

    /** Fills {@link #square} with W_rec transposed, tile by tile: column by column would miss the cache. */
    private void transpose(double[] effective, int from, int n) {
        int tile = 16;
        for (int i0 = 0; i0 < n; i0 += tile) {
            for (int j0 = 0; j0 < n; j0 += tile) {
                for (int j = j0; j < Math.min(n, j0 + tile); j++) {
                    for (int i = i0; i < Math.min(n, i0 + tile); i++) {
                        square[j * stride + i] = (float) effective[from + i * n + j];
                    }
                }
            }
        }
    }

    @Override
    public double forward(Batch batch, Key key, long first) {
        begin(batch);
        input.draw(batch, key, first);
        for (int b = 0; b < trials; b++) {
            noiseFeed.restart(b, key.child(first + b));
        }
        for (int t = 1; t <= batch.steps(); t++) {
            int inBlock = (t - 1) % KeyedNoise.BLOCK;
            if (inBlock == 0) {
                for (int b = 0; b < trials; b++) {
                    noiseFeed.fill(b, noise, ORIGIN + b * KeyedNoise.BLOCK * stride);
                }
            }
            step(t, ORIGIN + inBlock * stride, KeyedNoise.BLOCK * stride);
        }
        return readout(batch);
    }

    @Override
    public double forward(Batch batch, double[] u, double[] given) {
        begin(batch);
        input.set(u);
        int n = dimensions.units();
        for (int t = 1; t <= batch.steps(); t++) {
            for (int b = 0; b < trials; b++) {
                for (int i = 0; i < n; i++) {
                    noise[ORIGIN + b * stride + i] = (float) given[((t - 1) * trials + b) * n + i];
                }
            }
            step(t, ORIGIN, stride);
        }
        return readout(batch);
    }

    /** The state before the first step. */
    private void begin(Batch batch) {
        if (batch.trials() > dimensions.trials() || batch.steps() != dimensions.steps()) {
            throw new IllegalArgumentException("A batch has at most " + dimensions.trials() + " trials and exactly "
                    + dimensions.steps() + " steps here: it has " + batch.trials() + " and " + batch.steps());
        }
        if (batch.trials() != trials) {
            // Rows that this batch does not use must not keep what an earlier one left there.
            Arrays.fill(r, 0);
            Arrays.fill(delta, 0);
            Arrays.fill(direct, 0);
        }
        trials = batch.trials();
        for (int b = 0; b < trials; b++) {
            System.arraycopy(x0, 0, x, stateAt(0) + b * stride, stride);
            for (int j = 0; j < stride; j++) {
                r[rateAt(0) + b * stride + j] = rate(x0[j]);
            }
        }
    }

    private float rate(float state) {
        return switch (phi.shape()) {
            case RELU -> state <= 0 ? 0 : state;
            case IDENTITY -> state;
            case OTHER -> (float) phi.rate(state);
        };
    }

    private int stateAt(int t) {
        return ORIGIN + (keepStates ? t : t & 1) * slab;
    }

    private int rateAt(int t) {
        return ORIGIN + t * slab;
    }

    private void step(int t, int noiseAt, int noiseStep) {
        kernel.product(r, rateAt(t - 1), packedForward, dimensions.units(), stride, drive, ORIGIN, rows);
        int inputs = dimensions.inputs();
        int last = inputs - 1;
        int u = (t - 1) * trials * inputs;
        for (int k = 0; k < last; k++) {
            for (int b = 0; b < trials; b++) {
                kernel.addScaled(input.at(u + b * inputs + k), win, k * stride, drive, ORIGIN + b * stride, stride);
            }
        }
        kernel.forward(
                drive,
                last == 0 ? win : Arrays.copyOfRange(win, last * stride, inputs * stride),
                input.values(),
                u + last,
                inputs,
                bias,
                noise,
                noiseAt,
                noiseStep,
                alpha,
                beta,
                x,
                stateAt(t - 1),
                x,
                stateAt(t),
                r,
                rateAt(t),
                trials,
                stride,
                phi);
        listen(t);
    }

    /** Keeps the rates of the units that are read out, [unit][t][b], while those of step t are in the cache. */
    private void listen(int t) {
        int[] units = entries.units();
        for (int k = 0; k < units.length; k++) {
            int to = heardAt(k, t);
            int from = rateAt(t) + units[k];
            for (int b = 0; b < trials; b++) {
                heard[to + b] = r[from + b * stride];
            }
        }
    }

    /** Where the numbers of step t begin in arrays [unit or readout][t][b]. */
    private int heardAt(int k, int t) {
        return (k * dimensions.steps() + t - 1) * trials;
    }

    /** Readouts, errors and their sum of squares. */
    private double readout(Batch batch) {
        int outs = dimensions.readouts();
        int span = batch.steps() * trials;
        Arrays.fill(z, 0, span * outs, 0);
        for (int e = 0; e < wout.length; e++) {
            float weight = wout[e];
            int to = entries.readout()[e] * span;
            int from = entries.place()[e] * span;
            for (int at = 0; at < span; at++) {
                z[to + at] = Math.fma(weight, heard[from + at], z[to + at]);
            }
        }
        wanted.take(batch);
        float scale = (float) (2 / batch.maskSum());
        double sum = 0;
        for (int l = 0; l < outs; l++) {
            sum += errors(l * span, (l + 1) * span, readoutBias[l], scale);
        }
        return sum;
    }

    /** Adds a readout's bias and fills its errors; the sum of their squares. */
    private double errors(int from, int to, float offset, float scale) {
        float[] target = wanted.target();
        float[] mask = wanted.mask();
        for (int at = from; at < to; at++) {
            float value = z[at] + offset;
            z[at] = value;
            error[at] = (value - target[at]) * mask[at];
        }
        double sum = 0;
        for (int at = from; at < to; at++) {
            sum = Math.fma((double) error[at], (double) (z[at] - target[at]), sum);
        }
        for (int at = from; at < to; at++) {
            error[at] *= scale;
        }
        return sum;
    }

    @Override
    public void backward(Batch batch, double[] gradient) {
        Arrays.fill(gradRecurrent, 0);
        Arrays.fill(gradWin, 0);
        Arrays.fill(gradBias, 0);
        Arrays.fill(squares, 0);
        float rateCost = (float) (2 * terms.rateCost() / ((double) batch.steps() * trials * dimensions.units()));
        backpropagate(rateCost, true);
        collect(gradient);
        if (keepDeltas) {
            if (rateCost != 0) {
                backpropagate(0, false);
            }
            FloatOmega term = new FloatOmega(kernel, dimensions, phi, alpha, beta);
            omega = term.compute(trials, delta, r, x, packedBackward);
            omegaGradient = term.gradient();
        }
    }

    private int deltaAt(int t) {
        return ORIGIN + (keepDeltas ? t : t % (2 * CHUNK)) * slab;
    }

    private void backpropagate(float rateCost, boolean accumulate) {
        int steps = dimensions.steps();
        Arrays.fill(delta, deltaAt(steps + 1), deltaAt(steps + 1) + slab, 0);
        float[] ignored = accumulate ? gradWin : new float[gradWin.length];
        float[] ignoredBias = accumulate ? gradBias : new float[stride];
        float[] ignoredSquares = accumulate ? squares : new float[stride];
        Arrays.fill(drive, 0);
        for (int t = steps; t >= 1; t--) {
            if (t < steps) {
                kernel.product(delta, deltaAt(t + 1), packedBackward, dimensions.units(), stride, drive, ORIGIN, rows);
            }
            setDirect(t);
            backwardStep(t, rateCost, ignored, ignoredBias, ignoredSquares);
            if (accumulate && (t % CHUNK == 0 || t == 1)) {
                int last = Math.min(steps, t / CHUNK * CHUNK + CHUNK - 1);
                kernel.accumulateOuter(
                        delta,
                        deltaAt(t),
                        r,
                        rateAt(t - 1),
                        (last - t + 1) * rows,
                        gradRecurrent,
                        dimensions.units(),
                        stride,
                        scratch);
            }
        }
    }

    private void backwardStep(int t, float rateCost, float[] inSum, float[] biasSum, float[] squareSum) {
        int inputs = dimensions.inputs();
        int last = inputs - 1;
        int u = (t - 1) * trials * inputs;
        float[] lastSum = last == 0 ? inSum : Arrays.copyOfRange(inSum, last * stride, inputs * stride);
        float[] states = keepStates ? x : r;
        int statesAt = keepStates ? stateAt(t) : rateAt(t);
        kernel.backward(
                drive,
                delta,
                deltaAt(t + 1),
                states,
                statesAt,
                r,
                rateAt(t),
                direct,
                alpha,
                beta,
                rateCost,
                input.values(),
                u + last,
                inputs,
                lastSum,
                biasSum,
                squareSum,
                delta,
                deltaAt(t),
                trials,
                stride,
                phi);
        if (last > 0) {
            System.arraycopy(lastSum, 0, inSum, last * stride, stride);
            for (int k = 0; k < last; k++) {
                for (int b = 0; b < trials; b++) {
                    kernel.addScaled(
                            input.at(u + b * inputs + k), delta, deltaAt(t) + b * stride, inSum, k * stride, stride);
                }
            }
        }
    }

    /** What the errors of step t ask of the states of the units that are read out. */
    private void setDirect(int t) {
        int[] units = entries.units();
        for (int k = 0; k < units.length; k++) {
            Arrays.fill(asked, 0);
            for (int e : entries.ofUnit()[k]) {
                float weight = wout[e];
                int from = heardAt(entries.readout()[e], t);
                for (int b = 0; b < trials; b++) {
                    asked[b] = Math.fma(weight, error[from + b], asked[b]);
                }
            }
            switch (phi.shape()) {
                case RELU -> passOrRevive(heardAt(k, t), units[k]);
                case IDENTITY -> pass(units[k]);
                case OTHER -> passSmoothly(t, units[k]);
            }
        }
    }

    /** An active unit hears all of its error, a silent one a share of a wish for more. */
    private void passOrRevive(int heardAt, int j) {
        float revive = (float) terms.revive();
        for (int b = 0; b < trials; b++) {
            // Signs decide as factors: branches on them are guessed wrong half of the time.
            float wish = asked[b];
            float silent = revive * Math.min(wish, 0);
            float active = Math.signum(heard[heardAt + b]);
            direct[ORIGIN + b * stride + j] = active * wish + (1 - active) * silent;
        }
    }

    private void pass(int j) {
        for (int b = 0; b < trials; b++) {
            direct[ORIGIN + b * stride + j] = asked[b];
        }
    }

    private void passSmoothly(int t, int j) {
        for (int b = 0; b < trials; b++) {
            direct[ORIGIN + b * stride + j] = asked[b] * (float) phi.slope(x[stateAt(t) + b * stride + j]);
        }
    }

    private void collect(double[] gradient) {
        int n = dimensions.units();
        int inputs = dimensions.inputs();
        double a = alpha;
        int to = layout.start(Parameters.Group.RECURRENT);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                gradient[to + i * n + j] = a * gradRecurrent[ORIGIN + i * stride + j];
            }
            for (int k = 0; k < inputs; k++) {
                gradient[i * inputs + k] = a * gradWin[k * stride + i];
            }
            gradient[layout.start(Parameters.Group.BIAS) + i] = a * gradBias[i];
        }
        collectReadout(gradient);
        collectInitialState(gradient);
    }

    private void collectReadout(double[] gradient) {
        int n = dimensions.units();
        int out = layout.start(Parameters.Group.READOUT);
        Arrays.fill(gradient, out, layout.end(Parameters.Group.READOUT), 0);
        int span = dimensions.steps() * trials;
        for (int e = 0; e < entries.count(); e++) {
            int l = entries.readout()[e];
            gradient[out + l * n + entries.unit()[e]] = errorTimesRate(l * span, entries.place()[e] * span, span);
        }
        for (int l = 0; l < dimensions.readouts(); l++) {
            double sum = 0;
            for (int at = l * span; at < (l + 1) * span; at++) {
                sum += error[at];
            }
            gradient[layout.start(Parameters.Group.READOUT_BIAS) + l] = sum;
        }
    }

    private double errorTimesRate(int errorAt, int heardAt, int span) {
        double sum = 0;
        for (int at = 0; at < span; at++) {
            sum = Math.fma((double) error[errorAt + at], (double) heard[heardAt + at], sum);
        }
        return sum;
    }

    private void collectInitialState(double[] gradient) {
        kernel.product(delta, deltaAt(1), packedBackward, dimensions.units(), stride, drive, ORIGIN, rows);
        int to = layout.start(Parameters.Group.INITIAL_STATE);
        for (int i = 0; i < dimensions.units(); i++) {
            double slope = phi.slope(x0[i]);
            double sum = 0;
            for (int b = 0; b < trials; b++) {
                sum += (double) beta * delta[deltaAt(1) + b * stride + i]
                        + slope * ((double) alpha * drive[ORIGIN + b * stride + i]);
            }
            gradient[to + i] = sum;
        }
    }

    @Override
    public double meanSquaredRate() {
        double sum = 0;
        for (int j = 0; j < dimensions.units(); j++) {
            sum += squares[j];
        }
        return sum / ((double) dimensions.steps() * trials * dimensions.units());
    }

    @Override
    public double omega() {
        return omega;
    }

    @Override
    public double[] omegaGradient() {
        return omegaGradient.clone();
    }

    @Override
    public double rate(int t, int b, int i) {
        return r[rateAt(t) + b * stride + i];
    }

    @Override
    public double readout(int t, int b, int l) {
        return z[heardAt(l, t) + b];
    }

    @Override
    public double delta(int t, int b, int i) {
        return delta[deltaAt(t) + b * stride + i];
    }
}
