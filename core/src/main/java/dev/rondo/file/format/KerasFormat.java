package dev.rondo.file.format;

import dev.rondo.setting.Refusal;
import java.nio.file.Path;
import java.util.List;

/** Whole models of Keras 3 ({@code .keras}): a ZIP archive around the HDF5 file of the weights, which can be unpacked. */
final class KerasFormat implements Format {
    @Override
    public String name() {
        return "Keras";
    }

    @Override
    public List<String> endings() {
        return List.of(".keras");
    }

    @Override
    public boolean recognises(Head head) {
        return head.text().startsWith("PK")
                && (head.hasEnding(".keras") || head.text().contains("model.weights.h5"));
    }

    @Override
    public ArrayContainer open(Path file) {
        throw Refusal.misuse(file + " is a Keras archive: the weights in it are read once they are unpacked: unzip "
                + file.getFileName() + " model.weights.h5");
    }
}
