package dev.rondo.network;

import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.random.Key;
import dev.rondo.setting.Setting;
import java.util.Optional;

/**
 * What a network is before it learns.
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
        Optional<Readout> readout) {

    /** What trains well. */
    public static final NetworkDesign DEFAULT = new NetworkDesign(
            100,
            0.8,
            Activation.RELU,
            Time.ms(50),
            Time.ms(10),
            0.2,
            0.01,
            0.01,
            Time.ms(100),
            true,
            Initialization.DEFAULT,
            Connectivity.FULL);

    /** @throws IllegalArgumentException if dt is above a time constant */
    public NetworkDesign {
        requireAtMost(tau, "tau", dt);
        tauE.ifPresent(t -> requireAtMost(t, "tau_e", dt));
        tauI.ifPresent(t -> requireAtMost(t, "tau_i", dt));
    }

    private static void requireAtMost(Time tau, String name, Time dt) {
        if (dt.compareTo(tau) > 0) {
            throw new IllegalArgumentException("An Euler step is at most tau: dt = " + dt + ", " + name + " = " + tau);
        }
    }

    /** One time constant for all units, readouts one to one. */
    public NetworkDesign(
            int units,
            double excitatoryFraction,
            Activation activation,
            Time tau,
            Time dt,
            double baseline,
            double sigmaRec,
            double sigmaIn,
            Time tauIn,
            boolean rectifyInput,
            Initialization initialization,
            Connectivity connectivity) {
        this(
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
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** This design with another number of units. */
    public NetworkDesign withUnits(int other) {
        return new NetworkDesign(
                other,
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
                readout);
    }

    /** Units that readouts read. */
    public Readout readouts() {
        return readout.orElse(Readout.ONE_TO_ONE);
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

    /** Which units are excitatory: the first ones. */
    public Population population() {
        int excitatory = (int) Math.round(units * excitatoryFraction);
        return Population.of(excitatory, units - excitatory);
    }

    /** Where the network that a seed begins with may have recurrent connections: N x N of 0 and 1. */
    public Matrix connections(Key key) {
        return connectivity.draw(population(), key);
    }

    /** The network that a seed begins with.
     *
     * @throws IllegalArgumentException if there are more readouts than excitatory units
     */
    public RateNetwork draw(int inputs, int readouts, Key key) {
        Population population = population();
        requireUnitsFor(readouts);
        return RateNetwork.of(initialization.recurrent(population, connections(key), key), activation)
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
}
