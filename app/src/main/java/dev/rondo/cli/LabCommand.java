package dev.rondo.cli;

import dev.rondo.dynamics.Trajectory;
import dev.rondo.file.NetworkFile;
import dev.rondo.file.TrajectoryFile;
import dev.rondo.file.atomic.AtomicFiles;
import dev.rondo.lab.Lab;
import dev.rondo.lab.LabNetwork;
import dev.rondo.run.TrialChoice;
import dev.rondo.setting.Refusal;
import dev.rondo.task.Trial;
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

    @Option(names = "--force", description = "Overwrite an existing output file.")
    private boolean force;

    LabCommand(Rondo rondo) {
        this.rondo = rondo;
    }

    @Override
    public Integer call() {
        if (export == null) {
            throw Refusal.misuse("rondo lab needs --export FILE here");
        }
        AtomicFiles.requireFree(export, force);
        LabNetwork lab = network();
        String page = UserInput.by(file.toString(), () -> Lab.page(lab, rondo.interruption()::isWanted));
        AtomicFiles.write(export, page, force);
        rondo.output().result(export.toString());
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
