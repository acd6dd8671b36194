package dev.rondo.network;

import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Start of a training from a {@link GivenNetwork}: its weights under the rules that the study's design declares. Structure
 * (units, signs, connections, activation, readouts) must agree with the file; step, time constants, baseline and noise
 * that the study names replace those of the file.
 */
final class GivenStart {
    private final NetworkDesign design;
    private final GivenNetwork given;
    private final RateNetwork network;

    private GivenStart(NetworkDesign design, GivenNetwork given) {
        this.design = design;
        this.given = given;
        network = given.network();
    }

    static GivenStart of(NetworkDesign design, GivenNetwork given) {
        return new GivenStart(design, given);
    }

    /** @throws IllegalArgumentException if the file breaks a rule of the design; the message names rule, place, remedy */
    void requireAgreement(int inputs, int readouts) {
        RateForm.requireStates(network, "network.from", "training learns the x-form, whose readouts read phi(x)");
        if (network.units() != design.units()) {
            throw differs("units", network.units(), design.units());
        }
        if (!network.activation().equals(design.activation())) {
            throw differs(
                    "activation",
                    network.activation().key(),
                    network.activation().key().equals(design.activation().key())
                            ? design.activation()
                            : design.activation().key());
        }
        requireDale();
        requireOwnWeights();
        requireReadout();
        if (network.commonBaseline().isEmpty()) {
            throw new IllegalArgumentException("network.from must have one baseline for all inputs, got "
                    + network.baselines() + " in " + given + ": training has one");
        }
        requireChannels(inputs, readouts);
    }

    private IllegalArgumentException differs(String setting, Object ofFile, Object ofStudy) {
        return new IllegalArgumentException("network." + setting + " must be that of network.from, " + ofFile + " in "
                + given + ", got " + ofStudy + ": leave network." + setting + " out");
    }

    /** Training keeps Dale's principle and no autapses, and W_in at or above 0. */
    private void requireDale() {
        Population signs = network.signs()
                .orElseThrow(() -> new IllegalArgumentException(
                        "network.from must have excitatory and inhibitory units, got no signs in " + given
                                + " (column signs " + network.columnSigns()
                                + "): training obeys Dale's principle; rondo import --constraints dale,no-autapses"
                                + " declares it where it holds"));
        int excitatory = (int) Math.round(design.units() * design.excitatoryFraction());
        if (signs.excitatory() != excitatory) {
            throw differs(
                    "excitatory_fraction", (double) signs.excitatory() / signs.size(), design.excitatoryFraction());
        }
        try {
            Constraints.STANDARD.require(network.recurrent(), network.signs());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "network.from must obey the rules that training keeps, and " + given + " does not. "
                            + e.getMessage(),
                    e);
        }
        requireNonnegativeInput();
    }

    private void requireNonnegativeInput() {
        for (int i = 0; i < network.units(); i++) {
            for (int k = 0; k < network.inputs(); k++) {
                if (network.input().get(i, k) < 0) {
                    throw new IllegalArgumentException("network.from must have input weights at or above 0, which"
                            + " training keeps, got W_in[" + i + ", " + k + "] = "
                            + network.input().get(i, k) + " in " + given);
                }
            }
        }
    }

    /** Settings that draw weights would do nothing. */
    private void requireOwnWeights() {
        if (design.wiring().isPresent()) {
            throw new IllegalArgumentException(
                    "network.wiring and network.from both give the first W_rec: leave one" + " out");
        }
        if (!design.connectivity().equals(Connectivity.FULL)) {
            throw new IllegalArgumentException("network.connectivity draws connections, and those of network.from are"
                    + " in its file: leave network.connectivity out, and declare a mask with rondo import --constraints"
                    + " connections");
        }
        if (design.groups().isPresent()
                || design.projections().isPresent()
                || design.masks().isPresent()) {
            throw new IllegalArgumentException("network.groups, network.projections and network.masks say which"
                    + " connections are drawn, and those of network.from are in its file, with its groups: leave them"
                    + " out");
        }
        Initialization usual = Initialization.DEFAULT;
        Initialization asked = design.initialization();
        if (asked.balance() != usual.balance()
                || asked.inputMaximum() != usual.inputMaximum()
                || asked.readout() != usual.readout()
                || asked.readoutMinimum() != usual.readoutMinimum()
                || asked.initialState() != usual.initialState()) {
            throw new IllegalArgumentException("network.initialization draws weights, and network.from gives them:"
                    + " leave network.initialization out");
        }
    }

    /** Units that readouts read, as the file's W_out has it. */
    Readout readout() {
        for (Readout kind : Readout.values()) {
            if (breach(kind).isEmpty()) {
                return kind;
            }
        }
        return Readout.SIGNED;
    }

    private void requireReadout() {
        design.readout()
                .ifPresent(kind -> breach(kind).ifPresent(weight -> {
                    throw new IllegalArgumentException(
                            "network.readout must hold for network.from, got " + weight + " in "
                                    + given + ", which "
                                    + kind.name().toLowerCase(Locale.ROOT).replace('_', '-')
                                    + " forbids: leave network.readout out");
                }));
    }

    /** A weight of W_out that a kind of readout forbids. */
    private Optional<String> breach(Readout kind) {
        Matrix mask = kind.mask(network.readouts(), network.population());
        for (int l = 0; l < network.readouts(); l++) {
            for (int j = 0; j < network.units(); j++) {
                double w = network.readout().get(l, j);
                boolean isMissing = w != 0 && mask.get(l, j) == 0;
                boolean isSigned = !kind.isSigned() && w < 0;
                boolean isInhibitory = kind == Readout.ONE_TO_ONE
                        && mask.get(l, j) != 0
                        && !network.population().isExcitatory(j);
                if (isMissing || isSigned || isInhibitory) {
                    return Optional.of("W_out[" + l + ", " + j + "] = " + w);
                }
            }
        }
        return Optional.empty();
    }

    /** Recurrent connections that may exist: the file's mask, or all but those of a unit to itself. */
    Matrix connections() {
        int n = network.units();
        return network.constraints().connections().orElseGet(() -> Matrix.build(n, n, (i, j) -> i == j ? 0 : 1));
    }

    /**
     * The network with which learning begins.
     *
     * @throws IllegalArgumentException as {@link #requireAgreement}
     */
    RateNetwork first(int inputs, int readouts) {
        requireAgreement(inputs, readouts);
        return network.change()
                .constraints(new Constraints(
                        true,
                        true,
                        network.constraints().connections(),
                        network.constraints().inputConnections(),
                        network.constraints().readoutConnections()))
                .timeConstants(timeConstants())
                .dt(design.dt())
                .baselines(Vector.constant(inputs, design.baseline()))
                .noise(noise())
                .build();
    }

    private NoiseModel noise() {
        return new NoiseModel(design.sigmaRec(), design.sigmaIn(), design.tauIn(), design.rectifyInput());
    }

    private void requireChannels(int inputs, int readouts) {
        if (network.inputs() != inputs || network.readouts() != readouts) {
            throw new IllegalArgumentException("network.from must have the inputs and readouts of the task, " + inputs
                    + " and " + readouts + ", got " + network.inputs() + " and " + network.readouts() + " in " + given);
        }
    }

    /** Settings with which learning goes on that are not those of the file, one clause each. */
    List<String> replaced() {
        List<String> words = new ArrayList<>();
        note(words, "dt", network.dt(), design.dt());
        note(words, "time constants", network.timeConstants(), timeConstants());
        note(words, "baseline", network.commonBaseline().orElse(Double.NaN), design.baseline());
        note(words, "noise", network.noise(), noise());
        return words;
    }

    private static void note(List<String> words, String name, Object ofFile, Object ofStudy) {
        if (!ofFile.equals(ofStudy)) {
            words.add(name + ": " + ofStudy + " in place of " + ofFile);
        }
    }

    /** Those of the file, unless the study names others. */
    private TimeConstants timeConstants() {
        boolean asFile = design.tauE().isEmpty()
                && design.tauI().isEmpty()
                && design.tau().equals(network.timeConstants().longest());
        Time tau = design.tau();
        return asFile
                ? network.timeConstants()
                : TimeConstants.of(
                        network.population(),
                        design.tauE().orElse(tau),
                        design.tauI().orElse(tau));
    }
}
