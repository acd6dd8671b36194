package dev.rondo.file.format;

import dev.rondo.file.json.Json;
import dev.rondo.file.numpy.NpyArray;
import dev.rondo.file.numpy.NpyTexts;
import dev.rondo.file.numpy.NpzFile;
import dev.rondo.file.numpy.NpzWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Arrays by name as {@code np.savez} writes them; also a sparse matrix of {@code scipy.sparse.save_npz}. */
final class NpzFormat implements Format, Format.Writer {
    @Override
    public String name() {
        return "NPZ";
    }

    @Override
    public List<String> endings() {
        return List.of(".npz");
    }

    @Override
    public boolean recognises(Head head) {
        return head.text().startsWith("PK");
    }

    @Override
    public ArrayContainer open(Path file) {
        NpzFile npz = NpzFile.open(file);
        try {
            Optional<SingleArray> sparse = SparseNpz.read(npz);
            if (sparse.isPresent()) {
                npz.close();
                return sparse.get();
            }
            return new NpzContainer(npz);
        } catch (RuntimeException e) {
            npz.close();
            throw e;
        }
    }

    @Override
    public Optional<Writer> writer() {
        return Optional.of(this);
    }

    @Override
    public Capacity capacity() {
        return Capacity.ARRAYS;
    }

    @Override
    public void write(ArrayBundle bundle, OutputStream out) throws IOException {
        try (NpzWriter npz = new NpzWriter(out)) {
            for (Map.Entry<String, NpyArray> array : bundle.arrays().entrySet()) {
                npz.array(array.getKey(), array.getValue());
            }
            for (Map.Entry<String, NpyTexts> texts : bundle.texts().entrySet()) {
                npz.array(texts.getKey(), texts.getValue());
            }
            if (!bundle.meta().isEmpty()) {
                npz.text(bundle.document(), Json.text(bundle.meta()));
            }
        }
    }
}
