package dev.rondo.run.sweep;

import dev.rondo.file.atomic.FileTrouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Sign of life of a process: a file that is written every minute. Ages are differences of times that the file system gave,
 * so that clocks of machines need not agree.
 */
final class Heartbeat implements AutoCloseable {
    /** Age from which a process of another machine or name space counts as gone. */
    static final Duration SILENCE = Duration.ofMinutes(10);

    private static final long SECONDS = 60;

    private final Path file;
    private final AtomicLong beats = new AtomicLong();
    private final ScheduledExecutorService pulse = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().name("heartbeat").unstarted(task));

    private final Future<?> beating;

    Heartbeat(Path file) {
        this.file = file;
        try {
            beat();
        } catch (IOException e) {
            throw FileTrouble.writing(file, e);
        }
        beating = pulse.scheduleAtFixedRate(this::perhaps, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    /** The file system's present time. */
    Instant now() {
        try {
            beat();
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException e) {
            throw FileTrouble.writing(file, e);
        }
    }

    /** Time of the last sign of life in a file; nothing without the file. */
    static Optional<Instant> last(Path file) {
        try {
            return Optional.of(Files.getLastModifiedTime(file).toInstant());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw FileTrouble.reading(file, e);
        }
    }

    private void beat() throws IOException {
        Files.writeString(file, Long.toString(beats.incrementAndGet()));
    }

    /** A beat that a full or absent disk may skip: the next one comes in a minute. */
    private void perhaps() {
        try {
            beat();
        } catch (IOException e) {
            beats.incrementAndGet();
        }
    }

    @Override
    public void close() {
        beating.cancel(false);
        pulse.shutdownNow();
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw FileTrouble.writing(file, e);
        }
    }
}
