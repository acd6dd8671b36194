package dev.rondo.cli;

import dev.rondo.file.NetworkFile;
import dev.rondo.file.NetworkImport;
import dev.rondo.file.Orientation;
import dev.rondo.network.Population;
import dev.rondo.network.RateNetwork;
import dev.rondo.setting.MissingBecause;
import dev.rondo.setting.yaml.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rondo import FILE NETWORK}: the arrays that another program saved become a network file. */
@Command
final class ImportCommand implements Callable<Integer> {
    private final Rondo rondo;

    @Parameters(
            index = "0",
            paramLabel = "FILE",
            description = "Arrays W_rec, W_in, W_out, ... of PsychRNN, pycog (np.savez) or MATLAB (.npz, .mat, .h5).")
    @SuppressWarnings("NullAway.Init") // given by the command line
    private Path file;

    @Parameters(index = "1", paramLabel = "NETWORK", description = "The network file to write (.npz).")
    @SuppressWarnings("NullAway.Init") // given by the command line
    private Path network;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = {
                "What the file does not say: tau_ms and dt_ms always;",
                "activation, baseline, sigma_rec, sigma_in, tau_in_ms, rectify_input where they differ from",
                "relu, 0, 0, 0, 100, true."
            })
    private List<String> settings = List.of();

    @Option(names = "--transpose", description = "The file has W[pre, post] instead of W[post, pre].")
    private boolean transpose;

    @Option(names = "--force", description = "Replace a file of that name.")
    private boolean force;

    @Option(names = "--json", description = "Print what was made as one JSON document.")
    private boolean json;

    ImportCommand(Rondo rondo) {
        this.rondo = rondo;
    }

    /** The result: the file that was made, what is in it, and which arrays were left out. */
    private record Made(
            String file,
            int units,
            @MissingBecause("the units have no signs") Optional<Integer> excitatory,

            @MissingBecause("the units have no signs") Optional<Integer> inhibitory,

            int inputs,
            int readouts,
            List<String> arraysNotRead) {}

    @Override
    public Integer call() {
        NetworkImport rest = Settings.read(NetworkImport.class, "", "the import", settings);
        NetworkFile read = rest.read(file, transpose ? Orientation.PRE_POST : Orientation.POST_PRE);
        read.write(network, force);
        RateNetwork made = read.network();
        Made result = new Made(
                network.toString(),
                made.units(),
                made.signs().map(Population::excitatory),
                made.signs().map(Population::inhibitory),
                made.inputs(),
                made.readouts(),
                NetworkImport.unread(file));
        if (!result.arraysNotRead().isEmpty()) {
            rondo.output()
                    .remark(file + ": not read: " + String.join(", ", result.arraysNotRead())
                            + " (a bias is called bias, b_rec or brec, a first state x0 or init_state; numbers such as"
                            + " tau_ms are given by --set)");
        }
        rondo.output()
                .result(
                        network + ": " + made.units() + " units ("
                                + made.signs().map(Population::toString).orElse("without signs") + "), " + made.inputs()
                                + " inputs, " + made.readouts() + " readouts",
                        result,
                        json);
        return Main.DONE;
    }
}
