package dev.rondo.file.format;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A folder with a {@code network.npz}, such as a run leaves: that network stands for it. */
final class RunFolderFormat implements Format {
    private static final String NETWORK = "network.npz";

    @Override
    public String name() {
        return "a run folder";
    }

    @Override
    public List<String> endings() {
        return List.of();
    }

    @Override
    public boolean recognises(Head head) {
        return head.isFolder() && Files.isRegularFile(head.file().resolve(NETWORK));
    }

    @Override
    public ArrayContainer open(Path folder) {
        return new NpzFormat().open(folder.resolve(NETWORK));
    }
}
