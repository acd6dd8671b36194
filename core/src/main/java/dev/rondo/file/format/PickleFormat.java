package dev.rondo.file.format;

import dev.rondo.setting.Refusal;
import java.nio.file.Path;
import java.util.List;

/** Python's pickles, which can run code: recognised, never read. */
final class PickleFormat implements Format {
    @Override
    public String name() {
        return "pickle";
    }

    @Override
    public List<String> endings() {
        return List.of(".pkl", ".pickle");
    }

    @Override
    public boolean recognises(Head head) {
        String text = head.text();
        boolean protocol2 =
                text.length() > 2 && text.charAt(0) == '\u0080' && text.charAt(1) >= 2 && text.charAt(1) <= 5;
        return protocol2
                || endings().stream().anyMatch(head::hasEnding)
                || head.hasEnding(".pt")
                || head.hasEnding(".pth");
    }

    @Override
    public ArrayContainer open(Path file) {
        if (Head.of(file).text().startsWith("\u0080\u0002\u008a\nl\u00fc\u009cF\u00f9 j\u00a8P\u0019")) {
            throw TorchFormat.refusal(file);
        }
        String npz = TorchFormat.npzName(file);
        throw Refusal.misuse(file
                + " is a pickle of Python: no pickles are read, since reading one can run code. In Python:"
                + " import pickle, numpy as np; np.savez('" + npz + "', **pickle.load(open('" + file.getFileName()
                + "', 'rb'))) for a dictionary of arrays; for pycog, np.savez('" + npz
                + "', **dict(zip(['Win', 'Wrec', 'Wout', 'brec', 'bout', 'x0'], pickle.load(open('" + file.getFileName()
                + "', 'rb'), encoding='latin1')['best']['params'])))");
    }
}
