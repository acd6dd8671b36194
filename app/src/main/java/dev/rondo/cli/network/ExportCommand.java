package dev.rondo.cli.network;

import dev.rondo.cli.console.Console;
import dev.rondo.file.NetworkExport;
import dev.rondo.file.NetworkFile;
import dev.rondo.network.RateNetwork;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rondo export NETWORK FILE}: a network for other programs. */
@Command(
        footer = {
            "",
            "Examples:",
            "  rondo export network.npz network.mat                for MATLAB and Octave",
            "  rondo export network.npz torch.npz --names pytorch  arrays under the names of PyTorch"
        })
public final class ExportCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(index = "0", paramLabel = "NETWORK", description = "A network file (.npz, or what export writes).")
    @SuppressWarnings("NullAway.Init") // given by the command line
    private Path network;

    @Parameters(
            index = "1",
            paramLabel = "FILE",
            description = "The file to write: .mat (MATLAB), .h5 (HDF5), .json or .npz.")
    @SuppressWarnings("NullAway.Init") // given by the command line
    private Path file;

    @Option(
            names = "--names",
            paramLabel = "NAMES",
            description = "Names of the arrays: rondo (default), or pytorch (weight_hh_l0, ..., fc.weight of nn.RNN).")
    private NetworkExport.Names names = NetworkExport.Names.RONDO;

    @Mixin
    private ChangeOptions changes = new ChangeOptions();

    @Option(names = "--force", description = "Overwrite an existing output file.")
    private boolean force;

    @Option(names = "--json", description = "Print what was written as one JSON document.")
    private boolean json;

    public ExportCommand(Console console) {
        this.console = console;
    }

    /**
     * The result.
     *
     * @param file file that was written
     * @param network network that the file holds
     */
    private record Written(String file, String network) {}

    private static String stepPerTau(RateNetwork network) {
        double least = network.dt().in(network.timeConstants().longest());
        double most = network.dt().in(network.timeConstants().shortest());
        return least == most
                ? String.format(Locale.ROOT, "%.4g", least)
                : String.format(Locale.ROOT, "%.4g to %.4g", least, most);
    }

    @Override
    public Integer call() {
        NetworkFile read = ChangeOptions.changed(NetworkFile.read(network), changes.change());
        NetworkExport.write(read, file, names, force);
        if (names == NetworkExport.Names.PYTORCH
                && Arrays.stream(read.network().alphas().toArray()).anyMatch(alpha -> alpha != 1)) {
            console.output()
                    .remark(String.format(
                            Locale.ROOT,
                            "nn.RNN steps with dt = tau: this network has dt/tau = %s, so that PyTorch has its"
                                    + " weights, not its trajectories",
                            stepPerTau(read.network())));
        }
        console.output().result(file.toString(), new Written(file.toString(), network.toString()), json);
        return Console.DONE;
    }
}
