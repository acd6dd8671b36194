package dev.rondo.file.format;

import dev.rondo.file.numpy.NpyFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** One array as {@code np.save} writes it. */
final class NpyFormat implements Format, Format.Writer {
    @Override
    public String name() {
        return "NPY";
    }

    @Override
    public List<String> endings() {
        return List.of(".npy");
    }

    @Override
    public boolean recognises(Head head) {
        return head.text().startsWith("\u0093NUMPY");
    }

    @Override
    public ArrayContainer open(Path file) {
        return new SingleArray(file, NpyFile.read(file), List.of());
    }

    @Override
    public Optional<Writer> writer() {
        return Optional.of(this);
    }

    @Override
    public Capacity capacity() {
        return Capacity.MATRIX;
    }

    @Override
    public void write(ArrayBundle bundle, OutputStream out) throws IOException {
        NpyFile.write(out, bundle.arrays().values().iterator().next());
    }
}
