package dev.rondo.training.backprop;

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
 * them), deltas live in a ring of two blocks, and each block goes into the gradient while it is in the cache. A product
 * lands where the rates or deltas that it is for will be.
 */
final class FloatBackpropagation implements Backpropagation {
    /** Steps whose deltas go into the gradient together. */
    private static final int CHUNK = 4;

    private static final int ORIGIN = FloatKernel.ORIGIN;

    private final Dimensions dimensions;
    private final Parameters layout;
    private final Nonlinearity phi;
    private final Terms terms;
    private final FloatKernel kernel;
    private final FloatNoiseFeed noiseFeed;
    private final FloatInput input;
    private final FloatReadouts readouts;
    private final int columns;
    private final int stride;
    private final int slab;
    private final int rows;
    private final FloatLeak leak;
    private final boolean keepStates;
    private final boolean keepDeltas;

    /** Weights and values of an input that is not there. */
    private final float[] silence;

    private final float[] packedForward;
    private final float[] packedBackward;
    private final float[] square;
    private final float[] win;
    private final float[] bias;
    private final float[] x0;

    private final float[] x;
    private final float[] r;
    private final float[] noise;
    private final float[] delta;
    private final float[] outer;
    private final float[] gradient;
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
        kernel = kernels.floats();
        int n = dimensions.units();
        columns = n + dimensions.inputs() + 1;
        stride = Lanes.stride(columns);
        rows = Lanes.paddedRows(dimensions.trials());
        slab = rows * stride;
        leak = new FloatLeak(driven.alphas(), stride);
        keepStates = phi.shape() == Nonlinearity.Shape.OTHER;
        keepDeltas = terms.omega() != 0;
        noiseFeed = new FloatNoiseFeed(kernels, dimensions.trials(), driven.recurrentDeviations());
        input = new FloatInput(kernels, dimensions, driven);
        readouts = new FloatReadouts(kernel, dimensions, stride, phi, entries, terms.revive());

        int steps = dimensions.steps();
        silence = new float[Math.max(stride, dimensions.trials())];
        packedForward = new float[Lanes.packedLength(columns)];
        packedBackward = new float[Lanes.packedLength(columns)];
        square = new float[Lanes.length(n, columns)];
        win = new float[dimensions.inputs() * stride];
        bias = new float[stride];
        x0 = new float[stride];
        x = new float[Lanes.length((keepStates ? steps + 1 : 1) * rows, columns)];
        r = new float[Lanes.length((steps + 1) * rows, columns)];
        // The last row of noise is read as far as a row of states goes.
        noise = new float[Lanes.length(KeyedNoise.BLOCK * rows, n) + stride];
        delta = new float[Lanes.length((keepDeltas ? steps + 2 : 2 * CHUNK) * rows, columns)];
        outer = new float[kernel.outerLength(n, columns)];
        gradient = new float[Lanes.length(n, columns)];
        squares = new float[stride];
        scratch = new float[kernel.scratchLength(rows, n)];
    }

    @Override
    public void weights(double[] effective) {
        int n = dimensions.units();
        int from = layout.start(Parameters.Group.RECURRENT);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                square[i * stride + j] = (float) effective[from + i * n + j] * leak.ofRow(i);
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
        readouts.weights(effective);
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
                    noiseFeed.fill(b, noise, ORIGIN + b * KeyedNoise.BLOCK * noiseFeed.stride());
                }
            }
            step(t, ORIGIN + inBlock * noiseFeed.stride(), KeyedNoise.BLOCK * noiseFeed.stride());
        }
        return readouts.compare(batch);
    }

    @Override
    public double forward(Batch batch, double[] u, double[] given) {
        begin(batch);
        input.set(u);
        int n = dimensions.units();
        for (int t = 1; t <= batch.steps(); t++) {
            for (int b = 0; b < trials; b++) {
                for (int i = 0; i < n; i++) {
                    noise[ORIGIN + b * noiseFeed.stride() + i] = (float) given[((t - 1) * trials + b) * n + i];
                }
            }
            step(t, ORIGIN, noiseFeed.stride());
        }
        return readouts.compare(batch);
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
        }
        trials = batch.trials();
        readouts.begin(trials);
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
        return ORIGIN + (keepStates ? t : 0) * slab;
    }

    private int rateAt(int t) {
        return ORIGIN + t * slab;
    }

    private void step(int t, int noiseAt, int noiseStep) {
        kernel.product(r, rateAt(t - 1), rateAt(t), packedForward, dimensions.units(), stride, rows, scratch);
        int inputs = dimensions.inputs();
        int last = Math.max(0, inputs - 1);
        int u = (t - 1) * trials * inputs;
        for (int k = 0; k < last; k++) {
            for (int b = 0; b < trials; b++) {
                kernel.addScaled(input.at(u + b * inputs + k), win, k * stride, r, rateAt(t) + b * stride, stride);
            }
        }
        move(
                t,
                inputs == 0 ? 0 : u + last,
                noiseAt,
                noiseStep,
                inputs == 0 ? silence : last == 0 ? win : Arrays.copyOfRange(win, last * stride, inputs * stride));
        readouts.listen(t, r, rateAt(t));
        for (int b = 0; b < trials; b++) {
            extend(rateAt(t - 1) + b * stride, u + b * inputs);
        }
    }

    /** The Euler step itself, with the (last) input's weights. */
    private void move(int t, int inputAt, int noiseAt, int noiseStep, float[] last) {
        int inputs = dimensions.inputs();
        // Without inputs there is a channel of weights and values 0.
        float[] u = inputs == 0 ? silence : input.values();
        int from = stateAt(t - 1);
        int to = stateAt(t);
        int rate = rateAt(t);
        if (leak.isSame()) {
            float alpha = leak.alpha();
            float beta = leak.beta();
            kernel.forward(
                    last, u, inputAt, inputs, bias, noise, noiseAt, noiseStep, alpha, beta, x, from, x, to, r, rate,
                    trials, stride, phi);
        } else {
            float[] alpha = leak.alphas();
            float[] beta = leak.betas();
            kernel.forward(
                    last, u, inputAt, inputs, bias, noise, noiseAt, noiseStep, alpha, beta, x, from, x, to, r, rate,
                    trials, stride, phi);
        }
    }

    /**
     * Behind a trial's rates come the inputs that act with them and a one: the outer product of deltas and such a row is
     * the gradient of W_rec, W_in and the bias, side by side.
     */
    private void extend(int rowAt, int inputAt) {
        int at = rowAt + dimensions.units();
        for (int k = 0; k < dimensions.inputs(); k++) {
            r[at + k] = input.at(inputAt + k);
        }
        r[at + dimensions.inputs()] = 1;
    }

    @Override
    public void backward(Batch batch, double[] to) {
        Arrays.fill(outer, 0);
        Arrays.fill(squares, 0);
        float rateCost = (float) (2 * terms.rateCost() / (1.0 * batch.steps() * trials * dimensions.units()));
        backpropagate(rateCost, true);
        collect(to);
        if (keepDeltas) {
            if (rateCost != 0) {
                backpropagate(0, false);
            }
            FloatOmega term = new FloatOmega(kernel, dimensions, stride, phi, leak);
            omega = term.compute(trials, delta, r, x, packedBackward);
            omegaGradient = term.gradient();
        }
    }

    private int deltaAt(int t) {
        return ORIGIN + (keepDeltas ? t : t % (2 * CHUNK)) * slab;
    }

    private void backpropagate(float rateCost, boolean accumulate) {
        int steps = dimensions.steps();
        int n = dimensions.units();
        float[] squareSum = accumulate ? squares : new float[stride];
        Arrays.fill(delta, deltaAt(steps + 1), deltaAt(steps + 1) + slab, 0);
        Arrays.fill(delta, deltaAt(steps), deltaAt(steps) + slab, 0);
        readouts.ask();
        for (int t = steps; t >= 1; t--) {
            if (t < steps) {
                kernel.product(delta, deltaAt(t + 1), deltaAt(t), packedBackward, n, stride, rows, scratch);
            }
            backwardStep(t, rateCost, squareSum);
            readouts.direct(t, x, stateAt(t), delta, deltaAt(t));
            if (accumulate && (t % CHUNK == 0 || t == 1)) {
                int last = Math.min(steps, t / CHUNK * CHUNK + CHUNK - 1);
                int count = (last - t + 1) * rows;
                kernel.accumulateOuter(delta, deltaAt(t), r, rateAt(t - 1), count, n, columns, stride, outer);
            }
        }
    }

    private void backwardStep(int t, float rateCost, float[] squareSum) {
        float[] states = keepStates ? x : r;
        int from = keepStates ? stateAt(t) : rateAt(t);
        int rate = rateAt(t);
        int later = deltaAt(t + 1);
        int now = deltaAt(t);
        if (leak.isSame()) {
            float alpha = leak.alpha();
            float beta = leak.beta();
            kernel.backward(
                    states, from, r, rate, alpha, beta, rateCost, squareSum, delta, later, now, trials, stride, phi);
        } else {
            float[] beta = leak.betas();
            kernel.backward(states, from, r, rate, beta, rateCost, squareSum, delta, later, now, trials, stride, phi);
        }
    }

    private void collect(double[] to) {
        int n = dimensions.units();
        int inputs = dimensions.inputs();
        int recurrent = layout.start(Parameters.Group.RECURRENT);
        int offsets = layout.start(Parameters.Group.BIAS);
        kernel.unpackOuter(outer, n, columns, stride, gradient);
        for (int i = 0; i < n; i++) {
            int row = i * stride;
            double a = leak.alpha(i);
            for (int j = 0; j < n; j++) {
                to[recurrent + i * n + j] = a * gradient[row + j];
            }
            for (int k = 0; k < inputs; k++) {
                to[i * inputs + k] = a * gradient[row + n + k];
            }
            to[offsets + i] = a * gradient[row + n + inputs];
        }
        readouts.collect(to);
        collectInitialState(to);
    }

    private void collectInitialState(double[] to) {
        kernel.product(delta, deltaAt(1), deltaAt(0), packedBackward, dimensions.units(), stride, rows, scratch);
        int n = dimensions.units();
        double[] slopes = new double[n];
        for (int i = 0; i < n; i++) {
            slopes[i] = leak.ofProduct() * phi.slope(x0[i]);
        }
        double[] sums = new double[n];
        for (int b = 0; b < trials; b++) {
            addReached(deltaAt(1) + b * stride, deltaAt(0) + b * stride, slopes, sums);
        }
        System.arraycopy(sums, 0, to, layout.start(Parameters.Group.INITIAL_STATE), n);
    }

    /** Adds what one trial asks of x0: directly by the leak, and through its rates. */
    private void addReached(int deltaAt, int backAt, double[] slopes, double[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += (double) leak.beta(i) * delta[deltaAt + i] + slopes[i] * delta[backAt + i];
        }
    }

    @Override
    public double meanSquaredRate() {
        double sum = 0;
        for (int j = 0; j < dimensions.units(); j++) {
            sum += squares[j];
        }
        return sum / (1.0 * dimensions.steps() * trials * dimensions.units());
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
        return readouts.at(t, b, l);
    }

    @Override
    public double delta(int t, int b, int i) {
        return delta[deltaAt(t) + b * stride + i];
    }
}
