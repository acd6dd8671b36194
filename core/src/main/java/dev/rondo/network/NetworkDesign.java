package dev.rondo.network;

import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.random.Key;
import dev.rondo.random.UniformSource;
import dev.rondo.setting.Refusal;
import dev.rondo.setting.Setting;
import dev.rondo.setting.yaml.Settings;
import dev.rondo.task.data.DataFile;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Design of a network before it learns.
 *
 * @param units N
 * @param excitatoryFraction the share of excitatory units
 * @param activation phi
 * @param tau the time constant
 * @param dt the Euler step
 * @param baseline the tonic input: without it a ReLU network has no limit cycle
 * @param sigmaRec scale of the recurrent noise
 * @param sigmaIn scale of the input noise
 * @param tauIn time constant of the input noise
 * @param rectifyInput whether the noisy input is clipped at 0
 * @param initialization the first weights
 * @param connectivity which units may be connected at all
 * @param tauE the time constant of the excitatory units, where it is not tau
 * @param tauI the time constant of the inhibitory units, where it is not tau
 * @param readout units that readouts read; one to one if left out
 * @param wiring rule that draws the first W_rec as it is, but for its diagonal; without one, {@code initialization} draws it
 * @param from network that learning begins with, in place of a drawn one
 * @param groups named groups of units, with the inputs that reach them and the readouts that read them
 * @param projections connections between groups, in place of {@code connectivity}
 * @param masks file with masks of connections
 */
public record NetworkDesign(
        @Setting(meaning = "number of units", byDefault = "100", min = 1)
        int units,

        @Setting(meaning = "share of excitatory units (Dale, 4:1)", byDefault = "0.8", min = 0, max = 1)
        double excitatoryFraction,

        @Setting(meaning = "rate function phi", byDefault = "relu")
        Activation activation,

        @Setting(meaning = "time constant of a unit", unit = "ms", byDefault = "50", min = 1e-6)
        Time tau,

        @Setting(meaning = "Euler step", unit = "ms", byDefault = "10", min = 1e-6)
        Time dt,

        @Setting(meaning = "tonic input, present also without a stimulus", byDefault = "0.2")
        double baseline,

        @Setting(meaning = "scale of the recurrent noise", byDefault = "0.01", min = 0)
        double sigmaRec,

        @Setting(meaning = "scale of the input noise", byDefault = "0.01", min = 0)
        double sigmaIn,

        @Setting(
                meaning = "time constant of the input noise; it need not be tau",
                unit = "ms",
                byDefault = "100",
                min = 1e-6)
        Time tauIn,

        @Setting(meaning = "clip the noisy input at 0", byDefault = "true")
        boolean rectifyInput,

        @Setting(meaning = "the first weights") Initialization initialization,

        @Setting(meaning = "which units may be connected at all; the others' weights stay 0")
        Connectivity connectivity,

        @Setting(meaning = "time constant of the excitatory units, where it is not tau", unit = "ms", min = 1e-6)
        Optional<Time> tauE,

        @Setting(meaning = "time constant of the inhibitory units, where it is not tau", unit = "ms", min = 1e-6)
        Optional<Time> tauI,

        @Setting(
                meaning =
                        "one-to-one: readout l reads excitatory unit l (if left out); excitatory: all excitatory units,"
                                + " weights >= 0; signed: all units, weights of any sign")
        Optional<Readout> readout,

        @Setting(
                meaning = "rule that draws the first W_rec, in place of network.initialization; connections that it"
                        + " leaves out stay 0")
        Optional<Wiring> wiring,

        @Setting(
                meaning =
                        "network file whose weights learning begins with; settings that the study leaves out are as the"
                                + " file says")
        Optional<GivenNetwork> from,

        @Setting(meaning = "named groups of units, such as areas: shares of the excitatory and of the inhibitory units")
        Optional<SequencedMap<String, UnitGroup>> groups,

        @Setting(
                meaning = "connections from one group to another, in place of network.connectivity; shares that an"
                        + " entry leaves out are 0")
        Optional<List<GroupProjection>> projections,

        @Setting(
                meaning = "file with masks of 0 and 1: connections (N x N, [post, pre]), inputs (N x N_in), readouts"
                        + " (N_out x N); connections exist where mask and shares allow it")
        Optional<DataFile> masks) {

    /** Defaults that train well. */
    public static final NetworkDesign DEFAULT = Settings.defaults(NetworkDesign.class);

    /**
     * @throws IllegalArgumentException if dt is above a time constant, the wiring is one of another number of units, or groups,
     *     projections and masks contradict each other
     */
    public NetworkDesign {
        requireAtMost(tau, "tau", dt);
        tauE.ifPresent(t -> requireAtMost(t, "tau_e", dt));
        tauI.ifPresent(t -> requireAtMost(t, "tau_i", dt));
        if (wiring.isPresent() && wiring.get().units() != units) {
            throw new IllegalArgumentException("network.wiring.units must be network.units = " + units + ", got "
                    + wiring.get().units());
        }
    }

    private DesignedConnections designed() {
        return DesignedConnections.of(this);
    }

    /**
     * Makes sure that a given network agrees with this design and has the inputs and readouts of a task, and that groups and masks
     * know them.
     *
     * @param inputs names of the task's inputs
     * @param readouts names of the task's readouts
     * @throws IllegalArgumentException if it does not; the message names rule, place and remedy
     */
    public void requireAgreement(List<String> inputs, List<String> readouts) {
        start().ifPresent(given -> given.requireAgreement(inputs.size(), readouts.size()));
        designed().requireChannels(inputs, readouts);
    }

    /** Settings of a given network that this design replaces, one clause each. */
    public List<String> replaced() {
        return start().map(GivenStart::replaced).orElse(List.of());
    }

    /** Start from a given network. */
    private Optional<GivenStart> start() {
        return from.map(given -> GivenStart.of(this, given));
    }

    private static void requireAtMost(Time tau, String name, Time dt) {
        if (dt.compareTo(tau) > 0) {
            throw new IllegalArgumentException("An Euler step is at most tau: dt = " + dt + ", " + name + " = " + tau);
        }
    }

    /** This design with another number of units. */
    public NetworkDesign withUnits(int other) {
        return with(d -> d.units = other);
    }

    /** Units that readouts read. */
    public Readout readouts() {
        return readout.or(() -> start().map(GivenStart::readout)).orElse(Readout.ONE_TO_ONE);
    }

    /** Weights of W_out that may be other than 0: N_out x N of 0 and 1. */
    public Matrix readoutMask(int readouts) {
        return readouts().mask(readouts, population());
    }

    /**
     * Makes sure that there are units for so many readouts.
     *
     * @throws IllegalArgumentException if every readout has an excitatory unit of its own, and there are too few
     */
    public void requireUnitsFor(int count) {
        int excitatory = population().excitatory();
        if (readouts() == Readout.ONE_TO_ONE && count > excitatory) {
            throw new IllegalArgumentException("Readout l reads excitatory unit l: " + count
                    + " readouts need as many excitatory units, the network has " + excitatory
                    + " (network.units, network.excitatory_fraction, or network.readout: excitatory)");
        }
    }

    /** Which units are excitatory: the first ones; those of a given network are as they are. */
    public Population population() {
        if (from.isPresent()) {
            return from.get().network().population();
        }
        int excitatory = (int) Math.round(units * excitatoryFraction);
        return Population.of(excitatory, units - excitatory);
    }

    /**
     * Recurrent connections that a network drawn from a key may ever have: N x N of 0 and 1.
     *
     * @param drawn the network
     */
    public Matrix connections(RateNetwork drawn, Key key) {
        if (from.isPresent()) {
            return GivenStart.of(this, from.get()).connections();
        }
        return wiring.isPresent()
                ? drawn.recurrent().map(w -> w == 0 ? 0 : 1)
                : designed().recurrent(key);
    }

    private Matrix recurrent(Population population, Key key) {
        Matrix connections = designed().recurrent(key);
        return wiring.map(w -> wired(w, population, connections, key))
                .orElseGet(() -> initialization.recurrent(population, connections, key));
    }

    private static Matrix wired(Wiring wiring, Population population, Matrix connections, Key key) {
        Matrix w = drawn(wiring, key.child("wiring").uniform());
        return Matrix.build(w.rows(), w.columns(), (post, pre) -> {
            if (connections.get(post, pre) == 0) {
                return 0;
            }
            if (w.get(post, pre) * population.sign(pre) < 0) {
                throw Refusal.misuse(
                        "network.wiring must keep Dale's principle with the signs of the network, got W_rec["
                                + post + ", " + pre + "] = " + w.get(post, pre) + " from "
                                + (population.isExcitatory(pre) ? "an excitatory" : "an inhibitory")
                                + " unit; set network.wiring.excitatory_fraction to network.excitatory_fraction and"
                                + " network.wiring.row_balance=false, or choose another kind");
            }
            return w.get(post, pre);
        });
    }

    private static Matrix drawn(Wiring wiring, UniformSource uniforms) {
        try {
            return wiring.draw(uniforms);
        } catch (ArithmeticException e) {
            throw Refusal.failed("network.wiring: " + e.getMessage(), e);
        }
    }

    /** The network that a seed begins with, for inputs and readouts without names. */
    public RateNetwork draw(int inputs, int readouts, Key key) {
        return draw(numbered(inputs), numbered(readouts), key);
    }

    private static List<String> numbered(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).toList();
    }

    /** The network that a seed begins with.
     *
     * @param inputs names of the inputs
     * @param readouts names of the readouts
     * @throws IllegalArgumentException if there are more readouts than excitatory units, or a given network has other inputs
     *     or readouts
     */
    public RateNetwork draw(List<String> inputs, List<String> readouts, Key key) {
        if (from.isPresent()) {
            return GivenStart.of(this, from.get()).first(inputs.size(), readouts.size());
        }
        requireUnitsFor(readouts.size());
        DesignedConnections designed = designed();
        designed.requireChannels(inputs, readouts);
        RateNetwork drawn = unmasked(inputs.size(), readouts.size(), key);
        return designed.areDeclared()
                ? designed.declared(drawn, connections(drawn, key), inputs, readouts, key)
                : drawn;
    }

    /** The network before masks of inputs and readouts. */
    private RateNetwork unmasked(int inputs, int readouts, Key key) {
        Population population = population();
        return RateNetwork.of(recurrent(population, key), activation)
                .input(initialization.input(units, inputs, key))
                .readout(firstReadout(readouts, key))
                .initialState(initialization.initialStates(units))
                .signs(population)
                .constraints(Constraints.STANDARD)
                .timeConstants(TimeConstants.of(population, tauE.orElse(tau), tauI.orElse(tau)))
                .dt(dt)
                .baselines(Vector.constant(inputs, baseline))
                .noise(new NoiseModel(sigmaRec, sigmaIn, tauIn, rectifyInput))
                .build();
    }

    private Matrix firstReadout(int count, Key key) {
        if (readouts() != Readout.ONE_TO_ONE) {
            return readouts().draw(count, population(), initialization.readout(), key);
        }
        Vector diagonal = initialization.readoutDiagonal(count, key);
        return Matrix.build(count, units, (l, j) -> l == j ? diagonal.get(l) : 0);
    }

    /** A copy with other components: {@code design.with(d -> d.units = 30)}. */
    public NetworkDesign with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.finish();
    }

    /** Components to be changed, by the names of the record. */
    public static final class Draft {
        public int units;
        public double excitatoryFraction;
        public Activation activation;
        public Time tau;
        public Time dt;
        public double baseline;
        public double sigmaRec;
        public double sigmaIn;
        public Time tauIn;
        public boolean rectifyInput;
        public Initialization initialization;
        public Connectivity connectivity;
        public Optional<Time> tauE;
        public Optional<Time> tauI;
        public Optional<Readout> readout;
        public Optional<Wiring> wiring;
        public Optional<GivenNetwork> from;
        public Optional<SequencedMap<String, UnitGroup>> groups;
        public Optional<List<GroupProjection>> projections;
        public Optional<DataFile> masks;

        private Draft(NetworkDesign from) {
            units = from.units;
            excitatoryFraction = from.excitatoryFraction;
            activation = from.activation;
            tau = from.tau;
            dt = from.dt;
            baseline = from.baseline;
            sigmaRec = from.sigmaRec;
            sigmaIn = from.sigmaIn;
            tauIn = from.tauIn;
            rectifyInput = from.rectifyInput;
            initialization = from.initialization;
            connectivity = from.connectivity;
            tauE = from.tauE;
            tauI = from.tauI;
            readout = from.readout;
            wiring = from.wiring;
            this.from = from.from;
            groups = from.groups;
            projections = from.projections;
            masks = from.masks;
        }

        private NetworkDesign finish() {
            return new NetworkDesign(
                    units,
                    excitatoryFraction,
                    activation,
                    tau,
                    dt,
                    baseline,
                    sigmaRec,
                    sigmaIn,
                    tauIn,
                    rectifyInput,
                    initialization,
                    connectivity,
                    tauE,
                    tauI,
                    readout,
                    wiring,
                    from,
                    groups,
                    projections,
                    masks);
        }
    }
}
