package dev.rondo.training;

import dev.rondo.dynamics.KeyedNoise;
import dev.rondo.kernel.DoubleKernel;
import dev.rondo.kernel.Kernels;
import dev.rondo.kernel.Lanes;
import dev.rondo.kernel.Nonlinearity;
import dev.rondo.random.Key;
import dev.rondo.task.Batch;
import java.util.Arrays;

/**
 * {@link Backpropagation} in double64.
 *
 * <p>Memory moves less than it could: of a ReLU network only the rates are kept over time (its slopes follow from
 * them), deltas live in a ring of two blocks, and each block goes into the gradient while it is in the cache. A product
 * lands where the rates or deltas that it is for will be.
 */
final class DoubleBackpropagation implements Backpropagation {
    /** Steps whose deltas go into the gradient together. */
    private static final int CHUNK = 4;

    private static final int ORIGIN = DoubleKernel.ORIGIN;

    private final Dimensions dimensions;
    private final Parameters layout;
    private final Nonlinearity phi;
    private final Terms terms;
    private final DoubleKernel kernel;
    private final DoubleNoiseFeed noiseFeed;
    private final DoubleInput input;
    private final DoubleReadouts readouts;
    private final int stride;
    private final int slab;
    private final int rows;
    private final double alpha;
    private final double beta;
    private final boolean keepStates;
    private final boolean keepDeltas;

    private final double[] packedForward;
    private final double[] packedBackward;
    private final double[] square;
    private final double[] win;
    private final double[] bias;
    private final double[] x0;

    private final double[] x;
    private final double[] r;
    private final double[] noise;
    private final double[] direct;
    private final double[] delta;
    private final double[] outer;
    private final double[] gradRecurrent;
    private final double[] gradWin;
    private final double[] gradBias;
    private final double[] squares;
    private final double[] scratch;

    private int trials;
    private double omega = Double.NaN;
    private double[] omegaGradient = {};

    DoubleBackpropagation(
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
        kernel = kernels.doubles();
        int n = dimensions.units();
        stride = Lanes.stride(n);
        rows = Lanes.paddedRows(dimensions.trials());
        slab = rows * stride;
        alpha = driven.alpha();
        beta = (1 - driven.alpha());
        keepStates = phi.shape() == Nonlinearity.Shape.OTHER;
        keepDeltas = terms.omega() != 0;
        noiseFeed = new DoubleNoiseFeed(kernels, dimensions.trials(), n, driven.recurrentDeviation());
        input = new DoubleInput(kernels, dimensions, driven);
        readouts = new DoubleReadouts(kernel, dimensions, phi, entries, terms.revive());

        int steps = dimensions.steps();
        packedForward = new double[Lanes.packedLength(n)];
        packedBackward = new double[Lanes.packedLength(n)];
        square = new double[Lanes.length(n, n)];
        win = new double[dimensions.inputs() * stride];
        bias = new double[stride];
        x0 = new double[stride];
        x = new double[Lanes.length((keepStates ? steps + 1 : 1) * rows, n)];
        r = new double[Lanes.length((steps + 1) * rows, n)];
        noise = new double[Lanes.length(KeyedNoise.BLOCK * rows, n)];
        direct = new double[Lanes.length(rows, n)];
        delta = new double[Lanes.length((keepDeltas ? steps + 2 : 2 * CHUNK) * rows, n)];
        outer = new double[kernel.outerLength(n)];
        gradRecurrent = new double[Lanes.length(n, n)];
        gradWin = new double[dimensions.inputs() * stride];
        gradBias = new double[stride];
        squares = new double[stride];
        scratch = new double[kernel.scratchLength(rows, n)];
    }

    @Override
    public void weights(double[] effective) {
        int n = dimensions.units();
        int from = layout.start(Parameters.Group.RECURRENT);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                square[i * stride + j] = effective[from + i * n + j];
            }
        }
        kernel.pack(square, n, stride, packedBackward);
        transpose(effective, from, n);
        kernel.pack(square, n, stride, packedForward);
        int inputs = dimensions.inputs();
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < inputs; k++) {
                win[k * stride + i] = effective[i * inputs + k];
            }
            bias[i] = effective[layout.start(Parameters.Group.BIAS) + i];
            x0[i] = effective[layout.start(Parameters.Group.INITIAL_STATE) + i];
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
                        square[j * stride + i] = effective[from + i * n + j];
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
                    noise[ORIGIN + b * stride + i] = given[((t - 1) * trials + b) * n + i];
                }
            }
            step(t, ORIGIN, stride);
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
            Arrays.fill(direct, 0);
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

    private double rate(double state) {
        return switch (phi.shape()) {
            case RELU -> state <= 0 ? 0 : state;
            case IDENTITY -> state;
            case OTHER -> phi.rate(state);
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
        int last = inputs - 1;
        int u = (t - 1) * trials * inputs;
        for (int k = 0; k < last; k++) {
            for (int b = 0; b < trials; b++) {
                kernel.addScaled(input.at(u + b * inputs + k), win, k * stride, r, rateAt(t) + b * stride, stride);
            }
        }
        kernel.forward(
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
        readouts.listen(t, r, rateAt(t));
    }

    @Override
    public void backward(Batch batch, double[] gradient) {
        Arrays.fill(outer, 0);
        Arrays.fill(gradWin, 0);
        Arrays.fill(gradBias, 0);
        Arrays.fill(squares, 0);
        double rateCost = (2 * terms.rateCost() / (batch.steps() * trials * dimensions.units()));
        backpropagate(rateCost, true);
        collect(gradient);
        if (keepDeltas) {
            if (rateCost != 0) {
                backpropagate(0, false);
            }
            DoubleOmega term = new DoubleOmega(kernel, dimensions, phi, alpha, beta);
            omega = term.compute(trials, delta, r, x, packedBackward);
            omegaGradient = term.gradient();
        }
    }

    private int deltaAt(int t) {
        return ORIGIN + (keepDeltas ? t : t % (2 * CHUNK)) * slab;
    }

    private void backpropagate(double rateCost, boolean accumulate) {
        int steps = dimensions.steps();
        Arrays.fill(delta, deltaAt(steps + 1), deltaAt(steps + 1) + slab, 0);
        double[] ignored = accumulate ? gradWin : new double[gradWin.length];
        double[] ignoredBias = accumulate ? gradBias : new double[stride];
        double[] ignoredSquares = accumulate ? squares : new double[stride];
        Arrays.fill(delta, deltaAt(steps), deltaAt(steps) + slab, 0);
        readouts.ask();
        for (int t = steps; t >= 1; t--) {
            if (t < steps) {
                kernel.product(
                        delta, deltaAt(t + 1), deltaAt(t), packedBackward, dimensions.units(), stride, rows, scratch);
            }
            readouts.direct(t, x, stateAt(t), direct);
            backwardStep(t, rateCost, ignored, ignoredBias, ignoredSquares);
            if (accumulate && (t % CHUNK == 0 || t == 1)) {
                int last = Math.min(steps, t / CHUNK * CHUNK + CHUNK - 1);
                kernel.accumulateOuter(
                        delta, deltaAt(t), r, rateAt(t - 1), (last - t + 1) * rows, dimensions.units(), stride, outer);
            }
        }
    }

    private void backwardStep(int t, double rateCost, double[] inSum, double[] biasSum, double[] squareSum) {
        int inputs = dimensions.inputs();
        int last = inputs - 1;
        int u = (t - 1) * trials * inputs;
        double[] lastSum = last == 0 ? inSum : Arrays.copyOfRange(inSum, last * stride, inputs * stride);
        double[] states = keepStates ? x : r;
        int statesAt = keepStates ? stateAt(t) : rateAt(t);
        kernel.backward(
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
                deltaAt(t + 1),
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

    private void collect(double[] gradient) {
        int n = dimensions.units();
        int inputs = dimensions.inputs();
        double a = alpha;
        int to = layout.start(Parameters.Group.RECURRENT);
        kernel.unpackOuter(outer, n, stride, gradRecurrent);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                gradient[to + i * n + j] = a * gradRecurrent[i * stride + j];
            }
            for (int k = 0; k < inputs; k++) {
                gradient[i * inputs + k] = a * gradWin[k * stride + i];
            }
            gradient[layout.start(Parameters.Group.BIAS) + i] = a * gradBias[i];
        }
        readouts.collect(gradient);
        collectInitialState(gradient);
    }

    private void collectInitialState(double[] gradient) {
        kernel.product(delta, deltaAt(1), deltaAt(0), packedBackward, dimensions.units(), stride, rows, scratch);
        int n = dimensions.units();
        double[] slopes = new double[n];
        for (int i = 0; i < n; i++) {
            slopes[i] = alpha * phi.slope(x0[i]);
        }
        double[] sums = new double[n];
        for (int b = 0; b < trials; b++) {
            addReached(deltaAt(1) + b * stride, deltaAt(0) + b * stride, slopes, sums);
        }
        System.arraycopy(sums, 0, gradient, layout.start(Parameters.Group.INITIAL_STATE), n);
    }

    /** Adds what one trial asks of x0: directly by the leak, and through its rates. */
    private void addReached(int deltaAt, int backAt, double[] slopes, double[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += beta * delta[deltaAt + i] + slopes[i] * delta[backAt + i];
        }
    }

    @Override
    public double meanSquaredRate() {
        double sum = 0;
        for (int j = 0; j < dimensions.units(); j++) {
            sum += squares[j];
        }
        return sum / (dimensions.steps() * trials * dimensions.units());
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
