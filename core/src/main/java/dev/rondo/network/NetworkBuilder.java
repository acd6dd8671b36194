package dev.rondo.network;

import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import java.util.List;
import java.util.Optional;

/** Parts of a {@link RateNetwork}, to be set one by one. Mutable: for one thread. */
public final class NetworkBuilder {
    private Matrix recurrent;
    private Matrix input;
    private Matrix readout;
    private Vector bias;
    private Vector readoutBias;
    private Vector initialState;
    private Optional<Population> signs;
    private Activation activation;
    private TimeConstants timeConstants;
    private Time dt;
    private Vector baselines;
    private NoiseModel noise;
    private Constraints constraints;
    private List<String> inputNames;
    private List<String> readoutNames;
    private UnitGroups groups;
    private Optional<Vector> initialRates = Optional.empty();
    private boolean beginsAtState;

    /** tau = 50 ms, dt = 10 ms, no inputs, no readouts, all else 0. */
    NetworkBuilder(Matrix recurrent, Activation activation) {
        int n = recurrent.rows();
        this.recurrent = recurrent;
        this.activation = activation;
        input = Matrix.zeros(n, 0);
        readout = Matrix.zeros(0, n);
        bias = Vector.zeros(n);
        readoutBias = Vector.zeros(0);
        initialState = Vector.zeros(n);
        signs = Optional.empty();
        timeConstants = TimeConstants.same(Time.ms(50), n);
        dt = Time.ms(10);
        baselines = Vector.zeros(0);
        noise = NoiseModel.NONE;
        constraints = Constraints.NONE;
        inputNames = List.of();
        readoutNames = List.of();
        groups = UnitGroups.NONE;
    }

    NetworkBuilder(RateNetwork from) {
        recurrent = from.recurrent();
        input = from.input();
        readout = from.readout();
        bias = from.bias();
        readoutBias = from.readoutBias();
        initialState = from.initialState();
        signs = from.signs();
        activation = from.activation();
        timeConstants = from.timeConstants();
        dt = from.dt();
        baselines = from.baselines();
        noise = from.noise();
        constraints = from.constraints();
        inputNames = from.inputNames();
        readoutNames = from.readoutNames();
        groups = from.groups();
        initialRates = from.initialRates();
    }

    /** W_rec, N x N. */
    public NetworkBuilder recurrent(Matrix w) {
        recurrent = w;
        return this;
    }

    /** W_in, N x N_in; where the number of inputs changes, without baselines and names. */
    public NetworkBuilder input(Matrix w) {
        if (w.columns() != input.columns()) {
            baselines = Vector.zeros(w.columns());
            inputNames = List.of();
            constraints = constraints.withChannels(Optional.empty(), constraints.readoutConnections());
        }
        input = w;
        return this;
    }

    /** W_out, N_out x N; where the number of readouts changes, without biases and names. */
    public NetworkBuilder readout(Matrix w) {
        if (w.rows() != readout.rows()) {
            readoutBias = Vector.zeros(w.rows());
            readoutNames = List.of();
            constraints = constraints.withChannels(constraints.inputConnections(), Optional.empty());
        }
        readout = w;
        return this;
    }

    /** b, N. */
    public NetworkBuilder bias(Vector b) {
        bias = b;
        return this;
    }

    /** Added to the readouts, N_out. */
    public NetworkBuilder readoutBias(Vector b) {
        readoutBias = b;
        return this;
    }

    /** x0, N; of a network in r-form the r0 of least norm that belongs to it is taken. */
    public NetworkBuilder initialState(Vector x0) {
        initialState = x0;
        beginsAtState = true;
        return this;
    }

    /** Which units are excitatory and which inhibitory; Dale's principle is declared apart. */
    public NetworkBuilder signs(Population population) {
        signs = Optional.of(population);
        return this;
    }

    /** Units that are neither excitatory nor inhibitory, without Dale's principle. */
    public NetworkBuilder withoutSigns() {
        signs = Optional.empty();
        constraints = constraints.withoutDale();
        return this;
    }

    /** phi. */
    public NetworkBuilder activation(Activation phi) {
        activation = phi;
        return this;
    }

    /** One time constant for all units. */
    public NetworkBuilder tau(Time tau) {
        return timeConstants(TimeConstants.same(tau, recurrent.rows()));
    }

    /** The time constants. */
    public NetworkBuilder timeConstants(TimeConstants taus) {
        timeConstants = taus;
        return this;
    }

    /** The Euler step. */
    public NetworkBuilder dt(Time step) {
        dt = step;
        return this;
    }

    /** The tonic level of every input, N_in. */
    public NetworkBuilder baselines(Vector levels) {
        baselines = levels;
        return this;
    }

    /** Scales of the noise. */
    public NetworkBuilder noise(NoiseModel model) {
        noise = model;
        return this;
    }

    /** Rules that W_rec obeys. */
    public NetworkBuilder constraints(Constraints rules) {
        constraints = rules;
        return this;
    }

    /** One per input. */
    public NetworkBuilder inputNames(List<String> names) {
        inputNames = names;
        return this;
    }

    /** One per readout. */
    public NetworkBuilder readoutNames(List<String> names) {
        readoutNames = names;
        return this;
    }

    /** Named groups of units. */
    public NetworkBuilder groups(UnitGroups named) {
        groups = named;
        return this;
    }

    /** In r-form, with first rates r0, N: the first state is y0 = W_rec r0 + W_in u + b. */
    public NetworkBuilder rateForm(Vector r0) {
        initialRates = Optional.of(r0);
        beginsAtState = false;
        return this;
    }

    /** The network.
     *
     * @throws IllegalArgumentException if it breaks a rule of {@link RateNetwork}
     */
    public RateNetwork build() {
        RateNetwork network = asGiven();
        if (initialRates.isEmpty()) {
            return network;
        }
        initialState = beginsAtState ? initialState : RateForm.states(network, initialRates.get());
        initialRates = Optional.of(beginsAtState ? RateForm.ratesAt(network, initialState) : initialRates.get());
        return asGiven();
    }

    private RateNetwork asGiven() {
        return new RateNetwork(
                recurrent,
                input,
                readout,
                bias,
                readoutBias,
                initialState,
                signs,
                activation,
                timeConstants,
                dt,
                baselines,
                noise,
                constraints,
                inputNames,
                readoutNames,
                groups,
                initialRates);
    }
}
