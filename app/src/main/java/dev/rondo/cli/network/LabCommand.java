package dev.rondo.cli.network;

import dev.rondo.cli.console.Browser;
import dev.rondo.cli.console.Console;
import dev.rondo.cli.console.UserInput;
import dev.rondo.dynamics.Trajectory;
import dev.rondo.file.FileKind;
import dev.rondo.file.MatrixFile;
import dev.rondo.file.NetworkFile;
import dev.rondo.file.TrajectoryFile;
import dev.rondo.file.atomic.AtomicFiles;
import dev.rondo.lab.Lab;
import dev.rondo.lab.LabMatrix;
import dev.rondo.lab.LabNetwork;
import dev.rondo.lab.LabServer;
import dev.rondo.network.Activation;
import dev.rondo.network.RateNetwork;
import dev.rondo.run.TrialChoice;
import dev.rondo.setting.Refusal;
import dev.rondo.task.Trial;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rondo lab FILE}: a page on which a network, a matrix or a small circuit is touched. */
@Command(
        footer = {
            "",
            "Examples:",
            "  rondo lab network.npz",
            "      open the lab of a network in the browser",
            "  rondo lab W.mat --export lab.html",
            "      write the lab of a matrix as one file that needs no Java and no network connection",
            "",
            "The address is printed on a line of its own; its fragment is a token, without which this machine's server",
            "answers nobody. It serves until the command is ended (Ctrl-C)."
        })
public final class LabCommand implements Callable<Integer> {
    private static final int LARGEST_PORT = 65_535;
    private static final Map<String, Integer> CIRCUITS = Map.of("two", 2, "three", 3);

    private final Console console;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "A network file (.npz), or a square matrix in any format that analyze reads.")
    private @Nullable Path file;

    @Option(
            names = "--circuit",
            paramLabel = "SIZE",
            description = "A classroom circuit instead of a file: two or three units, every weight a slider.")
    private @Nullable String circuit;

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

    public LabCommand(Console console) {
        this.console = console;
    }

    /** The lab of a subject: as a page of its own, and served. */
    private record View(Supplier<String> page, Supplier<LabServer> server) {}

    @Override
    public Integer call() throws InterruptedException {
        if (port < 0 || port > LARGEST_PORT) {
            throw Refusal.misuse("--port must be from 0 to " + LARGEST_PORT + ", got " + port);
        }
        if ((file == null) == (circuit == null)) {
            throw Refusal.misuse("rondo lab needs either a network or matrix file, or --circuit two or three");
        }
        if (export != null) {
            AtomicFiles.requireFree(export, force);
        }
        View view = file == null ? circuit(String.valueOf(circuit)) : view(file);
        return export == null ? serve(view) : write(view, export);
    }

    private View circuit(String size) {
        @Nullable Integer units = CIRCUITS.get(size);
        if (units == null) {
            throw Refusal.misuse("--circuit must be two or three, got '" + size + "'");
        }
        requireNoData("a circuit");
        return new View(() -> Lab.circuitPage(units), () -> LabServer.ofCircuit(units, port));
    }

    private View view(Path path) {
        if (FileKind.of(path) != FileKind.NETWORK) {
            requireNoData("a matrix");
            return view(new LabMatrix(path.toString(), MatrixFile.read(path, Optional.empty()), Optional.empty()));
        }
        NetworkFile read = NetworkFile.read(path);
        RateNetwork network = read.network();
        if (network.activation().equals(Activation.IDENTITY) && data == null) {
            return view(new LabMatrix(path.toString(), network.recurrent(), network.signs()));
        }
        LabNetwork lab = new LabNetwork(path.toString(), network, conditions(read, path), trajectory(network));
        return new View(() -> Lab.page(lab, console.interruption()::isWanted), () -> LabServer.of(lab, port));
    }

    private View view(LabMatrix lab) {
        return new View(() -> Lab.page(lab), () -> LabServer.of(lab, port));
    }

    private void requireNoData(String of) {
        if (data != null) {
            throw Refusal.misuse("--data is drawn over the states of a network: this is the lab of " + of);
        }
    }

    private int write(View view, Path page) {
        String text = UserInput.by(source(), view.page());
        AtomicFiles.write(page, text, force);
        console.output().result(page.toString());
        return Console.DONE;
    }

    private String source() {
        return file == null ? "rondo lab" : file.toString();
    }

    /** Serves until the process is ended by a signal. */
    private int serve(View view) throws InterruptedException {
        try (LabServer server = UserInput.by(source(), view.server())) {
            console.output().resultNow(server.address());
            console.output().remark("The lab runs until this command ends (Ctrl-C); it answers this machine alone.");
            if (!noOpen) {
                Browser.open(URI.create(server.address()), "the lab", console.output());
            }
            server.await();
        }
        return Console.DONE;
    }

    /** The conditions of the network's own task; none where there is no task that fits. */
    private List<Trial> conditions(NetworkFile read, Path path) {
        try {
            return TrialChoice.task(read, path)
                    .filter(task -> task.inputs() == read.network().inputs())
                    .map(task -> task.conditions(read.network().dt()))
                    .orElse(List.of());
        } catch (Refusal unreadable) {
            console.output().remark("The page offers no trials. " + unreadable.getMessage());
            return List.of();
        }
    }

    private Optional<Trajectory> trajectory(RateNetwork network) {
        return Optional.ofNullable(data).map(path -> {
            Trajectory recorded = TrajectoryFile.read(path).trajectory();
            if (recorded.units() != network.units()) {
                throw Refusal.misuse("--data " + path + ": its states must have one entry per unit, " + network.units()
                        + ", got " + recorded.units());
            }
            return recorded;
        });
    }
}
