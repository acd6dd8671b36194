package dev.rondo.cli;

import dev.rondo.dynamics.Trajectory;
import dev.rondo.file.NetworkFile;
import dev.rondo.file.TrajectoryFile;
import dev.rondo.file.atomic.AtomicFiles;
import dev.rondo.lab.Lab;
import dev.rondo.lab.LabNetwork;
import dev.rondo.lab.LabServer;
import dev.rondo.run.TrialChoice;
import dev.rondo.setting.Refusal;
import dev.rondo.task.Trial;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rondo lab NETWORK}: a page on which the network is touched. */
@Command(
        footer = {
            "",
            "Examples:",
            "  rondo lab network.npz",
            "      open the lab of a network in the browser",
            "  rondo lab network.npz --export lab.html",
            "      write the lab as one file that needs no Java and no network connection"
        })
final class LabCommand implements Callable<Integer> {
    private static final int LARGEST_PORT = 65_535;

    private final Rondo rondo;

    @Parameters(paramLabel = "NETWORK", description = "A network file (.npz).")
    @SuppressWarnings("NullAway.Init") // given by the command line
    private Path file;

    @Option(
            names = "--export",
            paramLabel = "FILE",
            description = "Write the page as one file (.html), with one branch computed beforehand, and end.")
    private @Nullable Path export;

    @Option(
            names = "--data",
            paramLabel = "FILE",
            description = "A recorded trajectory (.npz) to draw over the network's own.")
    private @Nullable Path data;

    @Option(names = "--port", paramLabel = "N", description = "Port of 127.0.0.1 to serve on (default: a free one).")
    private int port;

    @Option(names = "--no-open", description = "Print the address, and open no browser.")
    private boolean noOpen;

    @Option(names = "--force", description = "Overwrite an existing output file.")
    private boolean force;

    LabCommand(Rondo rondo) {
        this.rondo = rondo;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (port < 0 || port > LARGEST_PORT) {
            throw Refusal.misuse("--port must be from 0 to " + LARGEST_PORT + ", got " + port);
        }
        return export == null ? serve() : write(export);
    }

    private int write(Path page) {
        AtomicFiles.requireFree(page, force);
        LabNetwork lab = network();
        String text = UserInput.by(file.toString(), () -> Lab.page(lab, rondo.interruption()::isWanted));
        AtomicFiles.write(page, text, force);
        rondo.output().result(page.toString());
        return Main.DONE;
    }

    /** Serves until the process is ended by a signal. */
    private int serve() throws InterruptedException {
        LabNetwork lab = network();
        try (LabServer server = UserInput.by(file.toString(), () -> LabServer.of(lab, port))) {
            rondo.output().resultNow(server.address());
            rondo.output().remark("The lab runs until this command ends (Ctrl-C); it answers this machine alone.");
            if (!noOpen) {
                Browser.open(URI.create(server.address()), "the lab", rondo.output());
            }
            server.await();
        }
        return Main.DONE;
    }

    private LabNetwork network() {
        NetworkFile read = NetworkFile.read(file);
        return new LabNetwork(file.toString(), read.network(), conditions(read), trajectory(read));
    }

    /** The conditions of the network's own task; none where there is no task that fits. */
    private List<Trial> conditions(NetworkFile read) {
        try {
            return TrialChoice.task(read, file)
                    .filter(task -> task.inputs() == read.network().inputs())
                    .map(task -> task.conditions(read.network().dt()))
                    .orElse(List.of());
        } catch (Refusal unreadable) {
            rondo.output().remark("The page offers no trials. " + unreadable.getMessage());
            return List.of();
        }
    }

    private Optional<Trajectory> trajectory(NetworkFile read) {
        return Optional.ofNullable(data).map(path -> {
            Trajectory recorded = TrajectoryFile.read(path).trajectory();
            if (recorded.units() != read.network().units()) {
                throw Refusal.misuse("--data " + path + ": its states must have one entry per unit, "
                        + read.network().units() + ", got " + recorded.units());
            }
            return recorded;
        });
    }
}
