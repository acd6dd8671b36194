package dev.rondo.network;

import java.nio.file.Path;

/** Reads networks from files; found by {@link java.util.ServiceLoader}. */
public interface NetworkReader {
    /**
     * The network of a file.
     *
     * @throws dev.rondo.setting.Refusal if it is damaged or no network file
     */
    RateNetwork read(Path file);
}
