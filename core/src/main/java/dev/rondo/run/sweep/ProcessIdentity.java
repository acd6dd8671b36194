package dev.rondo.run.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A process, told apart from all others: ids of processes repeat on other machines, after a restart, and in other name spaces.
 *
 * @param host name of the machine
 * @param scope machine, its last start and the name space within which the id of the process is unique
 * @param pid id of the process in that name space
 * @param start when it began, as the system counts it
 */
public record ProcessIdentity(String host, String scope, long pid, String start) {
    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
    private static final Path NAME = Path.of("/proc/sys/kernel/hostname");
    private static final Path NAMESPACE = Path.of("/proc/self/ns/pid");
    /** Field of /proc/PID/stat, counted from the one after the command's name, that is the start in ticks. */
    private static final int START_FIELD = 19;

    /** This process. */
    public static ProcessIdentity here() {
        String host = text(NAME)
                .or(() -> Optional.ofNullable(System.getenv("HOSTNAME")))
                .orElse("localhost");
        long pid = ProcessHandle.current().pid();
        String scope = host + "/" + text(BOOT).orElse("-") + "/" + namespace();
        return new ProcessIdentity(host, scope, pid, startOf(pid).orElse("-"));
    }

    /** True if ids of processes mean the same for both. */
    boolean sharesScope(ProcessIdentity other) {
        return scope.equals(other.scope);
    }

    /** True if the process lives; asked only of a process of this scope. */
    boolean isAlive() {
        return startOf(pid).map(start::equals).orElse(false);
    }

    private static Optional<String> startOf(long pid) {
        Path stat = Path.of("/proc", Long.toString(pid), "stat");
        if (Files.isDirectory(Path.of("/proc/self"))) {
            return text(stat).flatMap(ProcessIdentity::startField);
        }
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .flatMap(p -> p.info().startInstant())
                .map(Instant::toString);
    }

    /** Start of a process that is no zombie; its name, in parentheses, may contain anything. */
    private static Optional<String> startField(String stat) {
        List<String> fields =
                List.of(stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1));
        boolean isDead = fields.getFirst().matches("[ZXx]");
        return isDead || fields.size() <= START_FIELD ? Optional.empty() : Optional.of(fields.get(START_FIELD));
    }

    private static String namespace() {
        try {
            return Files.readSymbolicLink(NAMESPACE).toString();
        } catch (IOException | UnsupportedOperationException e) {
            return "-";
        }
    }

    private static Optional<String> text(Path file) {
        try {
            return Optional.of(Files.readString(file).strip());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
