package dev.rondo.analysis.branch;

import dev.rondo.continuation.patched.PiecewiseLinearFamily;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.VectorField;
import dev.rondo.dynamics.piecewise.PiecewiseLinearField;
import dev.rondo.dynamics.piecewise.PiecewiseLinearFunction;
import dev.rondo.dynamics.smooth.FieldFamily;
import dev.rondo.dynamics.smooth.SwitchedFields;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.Activation;
import dev.rondo.network.Projection;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.WeightColumns;
import java.util.Arrays;
import java.util.Optional;

/**
 * The flows of a network left alone, one per value of a parameter p:
 *
 * <pre>
 *   F(x, p) = (-x + (W_0 + p W_1) phi(x) + h_0 + p h_1)/tau(p),     h = W_in u + b,
 * </pre>
 *
 * with exact derivatives in x and p. For ReLU it is switched: {@link #pieces} gives the linear field of every orthant.
 * Immutable.
 */
public final class NetworkFamily implements FieldFamily {
    private final RateNetwork network;
    private final NetworkParameter parameter;
    private final Matrix fixedWeights;
    private final Matrix movingWeights;
    private final Vector fixedDrive;
    private final Vector movingDrive;
    private final Time tau;
    private final Time dt;
    private final Rates rates;
    /** What of the weights dF/dp contains: W_1, or W_0 where p is in phi. */
    private final WeightColumns movingColumns;

    private NetworkFamily(
            RateNetwork network,
            NetworkParameter parameter,
            Matrix fixedWeights,
            Matrix movingWeights,
            Vector fixedDrive,
            Vector movingDrive,
            Time tau,
            Time dt,
            Rates rates) {
        this.network = network;
        this.parameter = parameter;
        this.fixedWeights = fixedWeights;
        this.movingWeights = movingWeights;
        this.fixedDrive = fixedDrive;
        this.movingDrive = movingDrive;
        this.tau = tau;
        this.dt = dt;
        this.rates = rates;
        movingColumns =
                new WeightColumns(parameter instanceof NetworkParameter.Rounding ? fixedWeights : movingWeights);
    }

    private NetworkFamily(
            RateNetwork network,
            NetworkParameter parameter,
            Matrix fixedWeights,
            Matrix movingWeights,
            Vector fixedDrive,
            Vector movingDrive) {
        this(
                network,
                parameter,
                fixedWeights,
                movingWeights,
                fixedDrive,
                movingDrive,
                network.tau(),
                network.dt(),
                new Rates.Plain(network.activation()));
    }

    /** The family of a network and a parameter.
     *
     * @throws IllegalArgumentException if thresholds are to be rounded that are neither ReLU nor softplus
     */
    public static NetworkFamily of(RateNetwork network, NetworkParameter parameter) {
        requireOneKink(network);
        Matrix w = network.recurrent();
        int n = network.units();
        Vector perInput = perInput(network);
        Vector drive = network.bias().plus(perInput.times(network.restingInput()));
        Matrix noWeights = Matrix.zeros(n, n);
        Vector noDrive = Vector.zeros(n);
        return switch (parameter) {
            case NetworkParameter.Weights weights -> {
                Matrix moving = Matrix.build(
                        n,
                        n,
                        (i, j) -> weights.projections().contains(Projection.between(network.population(), j, i))
                                ? w.get(i, j)
                                : 0);
                yield new NetworkFamily(network, parameter, w.minus(moving), moving, drive, noDrive);
            }
            case NetworkParameter.Baseline none ->
                new NetworkFamily(network, none, w, noWeights, network.bias(), perInput);
            case NetworkParameter.Input none ->
                new NetworkFamily(
                        network, none, w, noWeights, network.bias().plus(perInput.times(network.baseline())), perInput);
            case NetworkParameter.Rounding rounding -> {
                requireRoundable(network);
                yield new NetworkFamily(network, rounding, w, noWeights, drive, noDrive);
            }
            case NetworkParameter.TimeConstant none -> new NetworkFamily(network, none, w, noWeights, drive, noDrive);
            case NetworkParameter.Step none -> new NetworkFamily(network, none, w, noWeights, drive, noDrive);
        };
    }

    private static void requireOneKink(RateNetwork network) {
        if (network.activation().piecewise().stream().anyMatch(phi -> !phi.isHomogeneous())) {
            throw new IllegalArgumentException(
                    "A branch of a piecewise-linear network crosses the orthants' borders x_i = 0" + " alone: a "
                            + network.activation().key() + " has others");
        }
    }

    private static void requireRoundable(RateNetwork network) {
        if (!network.activation().equals(Activation.RELU)
                && !network.activation().equals(Activation.SOFTPLUS)) {
            throw new IllegalArgumentException("Rounding leads from ReLU to softplus: the network is "
                    + network.activation().key());
        }
    }

    /** What a unit of each input at once gives every unit. */
    private static Vector perInput(RateNetwork network) {
        return network.input().times(Vector.constant(network.inputs(), 1));
    }

    /**
     * The same family of a network in which a second parameter has another value.
     *
     * @throws IllegalArgumentException if both parameters are one, or the second is a rounding that is not above 0 or of
     *     thresholds that are neither ReLU nor softplus
     */
    public NetworkFamily with(NetworkParameter second, double value) {
        if (second.key().equals(parameter.key())) {
            throw new IllegalArgumentException("Two parameters differ: both are " + second.key());
        }
        return switch (second) {
            case NetworkParameter.Weights weights ->
                other(
                        scaled(fixedWeights, weights, value),
                        scaled(movingWeights, weights, value),
                        fixedDrive,
                        tau,
                        dt,
                        rates);
            case NetworkParameter.Baseline none -> driven(value - fixedInput());
            case NetworkParameter.Input none ->
                driven(
                        parameter instanceof NetworkParameter.Baseline
                                ? value
                                : network.baseline() + value - fixedInput());
            case NetworkParameter.TimeConstant none ->
                other(fixedWeights, movingWeights, fixedDrive, Time.ms(value), dt, rates);
            case NetworkParameter.Step none ->
                other(fixedWeights, movingWeights, fixedDrive, tau, Time.ms(value), rates);
            case NetworkParameter.Rounding none ->
                other(fixedWeights, movingWeights, fixedDrive, tau, dt, rounded(value));
        };
    }

    /** What of the input u the fixed drive contains: an input is added to the baseline before both are clipped. */
    private double fixedInput() {
        return switch (parameter) {
            case NetworkParameter.Baseline none -> 0;
            case NetworkParameter.Input none -> network.baseline();
            default -> network.restingInput();
        };
    }

    private Rates rounded(double width) {
        requireRoundable(network);
        if (!(width > 0)) {
            throw new IllegalArgumentException("As a second parameter the rounding is above 0: at 0 the equations have"
                    + " borders, elsewhere none; it is " + width);
        }
        return new Rates.Rounded(width);
    }

    private NetworkFamily driven(double more) {
        return other(
                fixedWeights, movingWeights, fixedDrive.plus(perInput(network).times(more)), tau, dt, rates);
    }

    private NetworkFamily other(
            Matrix fixed, Matrix moving, Vector drive, Time otherTau, Time otherStep, Rates otherRates) {
        return new NetworkFamily(
                network, parameter, fixed, moving, drive, movingDrive, otherTau, otherStep, otherRates);
    }

    private Matrix scaled(Matrix w, NetworkParameter.Weights weights, double factor) {
        return Matrix.build(
                w.rows(),
                w.columns(),
                (i, j) -> weights.projections().contains(Projection.between(network.population(), j, i))
                        ? factor * w.get(i, j)
                        : w.get(i, j));
    }

    public RateNetwork network() {
        return network;
    }

    public NetworkParameter parameter() {
        return parameter;
    }

    /** Whether its fields are piecewise linear. */
    public boolean isPiecewiseLinear() {
        return network.activation().isPiecewiseLinear()
                && !(parameter instanceof NetworkParameter.Rounding)
                && rates instanceof Rates.Plain;
    }

    @Override
    public int dimension() {
        return network.units();
    }

    /** {@code W_0 + p W_1}. */
    public Matrix weights(double p) {
        return fixedWeights.plus(movingWeights.times(p));
    }

    /** {@code h_0 + p h_1}. */
    public Vector drive(double p) {
        return fixedDrive.plus(movingDrive.times(p));
    }

    /** The time constant. */
    public Time tau(double p) {
        return parameter instanceof NetworkParameter.TimeConstant ? Time.ms(p) : tau;
    }

    /** The Euler step. */
    public Time step(double p) {
        return parameter instanceof NetworkParameter.Step ? Time.ms(p) : dt;
    }

    @Override
    public VectorField at(double p) {
        return new Field(p, rates(p));
    }

    @Override
    public void parameterDerivative(double[] x, double p, double[] out) {
        derivative(x, p, rates(p), out);
    }

    @Override
    public Optional<PiecewiseLinearField> corner(double p) {
        return parameter instanceof NetworkParameter.Rounding && p == 0
                ? Optional.of(PiecewiseLinearField.network(weights(p), drive(p), tau(p)))
                : Optional.empty();
    }

    /** The exact fields with their derivatives in the parameter; only for a piecewise-linear family. */
    public PiecewiseLinearFamily piecewise() {
        PiecewiseLinearFunction phi = network.activation().piecewise().orElseThrow();
        return new PiecewiseLinearFamily() {
            @Override
            public PiecewiseLinearField at(double p) {
                return field(1 / tau(p).seconds(), weights(p), drive(p));
            }

            @Override
            public PiecewiseLinearField derivative(double p) {
                double rate = 1 / tau(p).seconds();
                if (parameter instanceof NetworkParameter.TimeConstant) {
                    // F = G/p: dF/dp = -F/p.
                    return field(-rate / p, weights(p), drive(p));
                }
                return PiecewiseLinearField.network(
                        Vector.zeros(dimension()), movingWeights.times(rate), phi, movingDrive.times(rate));
            }

            private PiecewiseLinearField field(double perSecond, Matrix weights, Vector drive) {
                return PiecewiseLinearField.network(
                        Vector.constant(dimension(), perSecond), weights.times(perSecond), phi, drive.times(perSecond));
            }
        };
    }

    /** The linear fields of the orthants; only for a piecewise-linear family. */
    public SwitchedFields pieces() {
        return new SwitchedFields() {
            @Override
            public int dimension() {
                return network.units();
            }

            @Override
            public FieldFamily where(Vector signs) {
                return new Piece(signs);
            }
        };
    }

    private Rates rates(double p) {
        if (parameter instanceof NetworkParameter.Rounding) {
            return p > 0 ? new Rates.Rounded(p) : new Rates.Plain(Activation.RELU);
        }
        return rates;
    }

    private final class Piece implements FieldFamily {
        private final Rates rates;

        Piece(Vector signs) {
            rates = new Rates.Open(signs, network.activation().piecewise().orElseThrow());
        }

        @Override
        public int dimension() {
            return network.units();
        }

        @Override
        public VectorField at(double p) {
            return new Field(p, rates);
        }

        @Override
        public void parameterDerivative(double[] x, double p, double[] out) {
            derivative(x, p, rates, out);
        }
    }

    private void derivative(double[] x, double p, Rates rates, double[] out) {
        int n = x.length;
        double[] senders = new double[n];
        if (parameter instanceof NetworkParameter.Rounding) {
            Arrays.setAll(senders, j -> rates.parameterSlope(j, x[j]));
        } else {
            Arrays.setAll(senders, j -> rates.rate(j, x[j]));
        }
        double[] change = movingDrive.toArray();
        movingColumns.addProduct(senders, true, change);
        double[] f = new double[n];
        if (parameter instanceof NetworkParameter.TimeConstant) {
            new Field(p, rates).evaluate(x, f);
        }
        double tauSeconds = tau(p).seconds();
        for (int i = 0; i < n; i++) {
            // The parameter is tau in ms: dF/dp = -F/p.
            out[i] = change[i] / tauSeconds - (f[i] == 0 ? 0 : f[i] / p);
        }
    }

    private final class Field implements VectorField {
        private final Rates rates;
        private final WeightColumns recurrent;
        private final double[] drive;
        private final double tau;

        Field(double p, Rates rates) {
            this.rates = rates;
            recurrent = new WeightColumns(weights(p));
            drive = drive(p).toArray();
            tau = tau(p).seconds();
        }

        @Override
        public int dimension() {
            return drive.length;
        }

        @Override
        public void evaluate(double[] x, double[] derivative) {
            double[] values = new double[x.length];
            Arrays.setAll(values, j -> rates.rate(j, x[j]));
            System.arraycopy(drive, 0, derivative, 0, drive.length);
            recurrent.addProduct(values, true, derivative);
            for (int i = 0; i < x.length; i++) {
                derivative[i] = (derivative[i] - x[i]) / tau;
            }
        }

        @Override
        public void differential(double[] x, double[] v, double[] out) {
            double[] passed = new double[x.length];
            Arrays.setAll(passed, j -> v[j] == 0 ? 0 : rates.slope(j, x[j]) * v[j]);
            Arrays.fill(out, 0);
            recurrent.addProduct(passed, true, out);
            for (int i = 0; i < x.length; i++) {
                out[i] = (out[i] - v[i]) / tau;
            }
        }

        @Override
        public void jacobian(double[] x, double[] out) {
            double[] slopes = new double[x.length];
            Arrays.setAll(slopes, j -> rates.slope(j, x[j]));
            recurrent.jacobian(slopes, tau, out);
        }
    }
}
