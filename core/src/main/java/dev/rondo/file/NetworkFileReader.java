package dev.rondo.file;

import dev.rondo.network.NetworkReader;
import dev.rondo.network.RateNetwork;
import java.nio.file.Path;

/** Networks that a study names, in any format that holds a network file. */
public final class NetworkFileReader implements NetworkReader {
    @Override
    public RateNetwork read(Path file) {
        return NetworkFile.read(file).network();
    }
}
