package dev.rondo.file.format;

import dev.rondo.setting.Refusal;
import java.nio.file.Path;
import java.util.List;

/** Files of {@code torch.save}, which hold a pickle: recognised, never read. */
final class TorchFormat implements Format {
    @Override
    public String name() {
        return "PyTorch";
    }

    @Override
    public List<String> endings() {
        return List.of(".pt", ".pth");
    }

    @Override
    public boolean recognises(Head head) {
        return head.text().startsWith("PK") && head.text().contains("data.pkl");
    }

    @Override
    public ArrayContainer open(Path file) {
        throw refusal(file);
    }

    static Refusal refusal(Path file) {
        return Refusal.misuse(
                file + " is a PyTorch file, which holds a pickle: no pickles are read, since reading one can run"
                        + " code. In Python: import torch, numpy as np; np.savez('" + npzName(file)
                        + "', **{k: v.numpy() for k, v in torch.load('" + file.getFileName()
                        + "', map_location='cpu').items()}) for a state_dict; of a whole model, its .state_dict()");
    }

    /** The file's name with another ending. */
    static String npzName(Path file) {
        return String.valueOf(file.getFileName()).replaceFirst("(?<=.)\\.[^.]*$", "") + ".npz";
    }
}
