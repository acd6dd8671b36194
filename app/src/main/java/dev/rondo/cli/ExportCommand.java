package dev.rondo.cli;

import dev.rondo.study.NetworkExport;
import dev.rondo.study.NetworkFile;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rondo export NETWORK FILE}: a network for other programs. */
@Command
final class ExportCommand implements Callable<Integer> {
    private final Rondo rondo;

    @Parameters(index = "0", paramLabel = "NETWORK", description = "A network file (.npz).")
    @SuppressWarnings("NullAway.Init") // given by the command line
    private Path network;

    @Parameters(index = "1", paramLabel = "FILE", description = "The file to write: .json, .mat (MATLAB) or .npz.")
    @SuppressWarnings("NullAway.Init") // given by the command line
    private Path file;

    @Option(names = "--force", description = "Replace a file of that name.")
    private boolean force;

    ExportCommand(Rondo rondo) {
        this.rondo = rondo;
    }

    @Override
    public Integer call() {
        NetworkExport.write(NetworkFile.read(network), file, force);
        rondo.output().result(file.toString());
        return Main.DONE;
    }
}
