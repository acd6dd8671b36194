package dev.rondo.cli.network;

import dev.rondo.cli.console.Console;
import dev.rondo.cli.console.UserInput;
import dev.rondo.file.NetworkFile;
import dev.rondo.file.NetworkImport;
import dev.rondo.file.atomic.AtomicFiles;
import dev.rondo.file.foreign.NameMap;
import dev.rondo.file.foreign.Taken;
import dev.rondo.network.Constraints;
import dev.rondo.network.Population;
import dev.rondo.network.RateForm;
import dev.rondo.network.RateNetwork;
import dev.rondo.setting.MissingBecause;
import dev.rondo.setting.Refusal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code rondo import FILE NETWORK}: the arrays that another program saved become a network file. */
@Command(
        footer = {
            "",
            "Examples:",
            "  rondo import arrays.npz imported.npz --set tau_ms=50 --set dt_ms=10",
            "      what the file does not say is set",
            "  rondo import arrays.npz --explain --set tau_ms=50 --set dt_ms=10",
            "      what would be taken for what, and why"
        })
public final class ImportCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(
            index = "0",
            paramLabel = "FILE",
            description = {
                "Arrays W_rec, W_in, W_out, ... of pycog, PsychRNN, PyTorch, Keras, MATLAB: .npz, .mat, .h5, .json, a",
                "folder of .npy files."
            })
    @SuppressWarnings("NullAway.Init") // given by the command line
    private Path file;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "NETWORK",
            description = "The network file to write (.npz); not needed with --explain.")
    private @Nullable Path network;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = {
                "What the file does not say: tau_ms and dt_ms always;",
                "activation, baseline, sigma_rec, sigma_in, tau_in_ms, rectify_input where they differ from",
                "relu, 0, 0, 0, 100, false."
            })
    private List<String> settings = List.of();

    @Option(
            names = "--map",
            paramLabel = "ROLE=PATH",
            description = {
                "Which array is which: W_rec=w_rec,W_in=net/w_inp.T (.T transposes). Roles: W_rec, W_in, W_out, bias,",
                "readout_bias, x0, signs, tau_ms."
            })
    private List<String> map = List.of();

    @Option(
            names = "--constraints",
            paramLabel = "RULE,...",
            split = ",",
            description = {
                "Rules that the network is declared to obey and training enforces: dale, no-autapses, connections",
                "(weights that are 0 stay 0), or none alone (default: those that the file declares, else dale and",
                "no-autapses where they hold)."
            })
    private @Nullable List<String> constraints;

    @Option(names = "--transpose", description = "The file has W[pre, post] instead of W[post, pre].")
    private boolean transpose;

    @Option(
            names = "--form",
            paramLabel = "FORM",
            description = {
                "Equations of the file: x (the default: tau dx/dt = -x + W phi(x) + ...) or r (tau dr/dt = -r + phi(W"
                        + " r +",
                "W_in u + b), threshold-linear networks among them), read as y = W r + W_in u + b, which obeys the"
                        + " x-form."
            })
    private Form form = Form.X;

    @Option(names = "--explain", description = "Print what is taken for what, and why; write nothing.")
    private boolean explain;

    @Option(names = "--force", description = "Overwrite an existing output file.")
    private boolean force;

    @Option(names = "--json", description = "Print what was made as one JSON document.")
    private boolean json;

    public ImportCommand(Console console) {
        this.console = console;
    }

    /** Variables of the equations of a file. */
    private enum Form {
        /** States. */
        X,
        /** Rates. */
        R
    }

    /** The result: the file that was made, what is in it, what was taken for what, and which arrays were left out. */
    private record Made(
            String file,
            int units,
            @MissingBecause("the units have no signs") Optional<Integer> excitatory,

            @MissingBecause("the units have no signs") Optional<Integer> inhibitory,

            int inputs,
            int readouts,
            List<String> constraints,
            String columnSigns,
            int autapses,
            List<Taken> taken,
            List<String> said,
            List<String> arraysNotRead,
            List<String> notes) {}

    /** The explanation: what was taken for what, and why the network would be refused, if it would. */
    private record Explanation(
            String file,
            List<Taken> taken,
            List<String> said,
            List<String> ignored,
            List<String> notes,
            String verdict) {}

    @Override
    public Integer call() {
        NetworkImport found = NetworkImport.of(file, NameMap.parse(map), transpose, Optional.ofNullable(constraints));
        return explain ? explain(found) : write(found);
    }

    private int explain(NetworkImport found) {
        String verdict;
        int exitCode = Console.DONE;
        try {
            verdict = contents(made(found).network());
        } catch (Refusal e) {
            verdict = "refused: " + e.getMessage();
            exitCode = e.kind().exitCode();
        }
        List<String> lines = new ArrayList<>();
        found.taken().forEach(taken -> lines.add(taken.line()));
        found.said().forEach(value -> lines.add(value + " (in the file)"));
        found.ignored().forEach(entry -> lines.add("ignored: " + entry));
        notes(found).forEach(note -> lines.add("note: " + note));
        lines.add("network: " + verdict);
        console.output()
                .result(
                        String.join("\n", lines),
                        new Explanation(
                                file.toString(), found.taken(), found.said(), found.ignored(), notes(found), verdict),
                        json);
        return exitCode;
    }

    /** The network in x-form. */
    private NetworkFile made(NetworkImport found) {
        NetworkFile read = found.network(settings);
        if (form == Form.X) {
            return read;
        }
        ObjectNode provenance = read.provenance() instanceof ObjectNode object
                ? object.deepCopy()
                : JsonNodeFactory.instance.objectNode();
        provenance.put("form", "r: states are y = W r + W_in u + b");
        return new NetworkFile(UserInput.by(file + ", --form r", () -> RateForm.toStates(read.network())), provenance);
    }

    private List<String> notes(NetworkImport found) {
        List<String> notes = new ArrayList<>(found.notes(settings));
        if (form == Form.R) {
            notes.add(
                    "states are y = W r + W_in u + b; rates are r, which readouts and reports read, and x0 of the file is"
                            + " r0; cycles, fixed points and spectra are those under a constant input");
        }
        return notes;
    }

    private int write(NetworkImport found) {
        if (network == null) {
            throw Refusal.misuse("import needs the name of the network file to write (.npz), or --explain");
        }
        AtomicFiles.requireFree(network, force);
        NetworkFile read = made(found);
        read.write(network, force);
        RateNetwork made = read.network();
        if (!found.ignored().isEmpty()) {
            console.output()
                    .remark(file + ": not read: " + String.join(", ", found.ignored())
                            + " (--map ROLE=PATH takes an array for a part of the network; --explain shows all)");
        }
        found.taken().stream()
                .filter(Taken::transposed)
                .forEach(taken -> console.output().remark(file + ": transposed: " + taken.line()));
        notes(found).forEach(note -> console.output().remark(file + ": " + note));
        console.output()
                .result(
                        network + ": " + contents(made),
                        new Made(
                                network.toString(),
                                made.units(),
                                made.signs().map(Population::excitatory),
                                made.signs().map(Population::inhibitory),
                                made.inputs(),
                                made.readouts(),
                                made.constraints().names(),
                                made.columnSigns(),
                                Constraints.autapses(made.recurrent()),
                                found.taken(),
                                found.said(),
                                found.ignored(),
                                notes(found)),
                        json);
        return Console.DONE;
    }

    private static String contents(RateNetwork made) {
        List<String> rules = made.constraints().names();
        int autapses = Constraints.autapses(made.recurrent());
        return made.units() + " units ("
                + made.signs().map(Population::toString).orElse("without signs, column signs " + made.columnSigns())
                + (autapses == 0 ? "" : ", " + autapses + (autapses == 1 ? " autapse" : " autapses")) + "), "
                + made.inputs() + " inputs, " + made.readouts() + " readouts; constraints: "
                + (rules.isEmpty() ? "none" : String.join(", ", rules));
    }
}
