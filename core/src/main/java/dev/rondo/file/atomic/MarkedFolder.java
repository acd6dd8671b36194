package dev.rondo.file.atomic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * A folder with a mark of Rondo, compared with what the mark says.
 *
 * @param folder its path
 * @param kind kind of the folder, such as "run"
 * @param recipe hash of the settings that it was made from; empty if it has none
 * @param complete true if the mark lists the files
 * @param missing files that the mark lists and that are not there
 * @param changed files whose content is not that of their digests
 * @param strangers files that Rondo did not write
 */
public record MarkedFolder(
        Path folder,
        String kind,
        String recipe,
        boolean complete,
        List<Path> missing,
        List<Path> changed,
        List<Path> strangers) {
    public MarkedFolder {
        missing = List.copyOf(missing);
        changed = List.copyOf(changed);
        strangers = List.copyOf(strangers);
    }

    /** Compares a folder with its mark; nothing if it has none, or is one of files that have no names yet.
     *
     * @throws dev.rondo.setting.Refusal if it cannot be read
     */
    public static Optional<MarkedFolder> of(Path folder) {
        Optional<Mark> mark = Mark.of(folder);
        if (mark.isEmpty() || mark.get().kind().equals(Staging.KIND)) {
            return Optional.empty();
        }
        try {
            return Optional.of(compared(folder, mark.get()));
        } catch (IOException e) {
            throw FileTrouble.reading(folder, e);
        }
    }

    private static MarkedFolder compared(Path folder, Mark mark) throws IOException {
        List<Path> missing = new ArrayList<>();
        List<Path> changed = new ArrayList<>();
        for (Map.Entry<String, Digest> entry : mark.files().entrySet()) {
            Path file = folder.resolve(entry.getKey());
            if (!Files.isRegularFile(file)) {
                missing.add(file);
            } else if (!Digest.of(file).equals(entry.getValue())) {
                changed.add(file);
            }
        }
        Optional<OwnedTree> tree = OwnedTree.of(folder);
        return new MarkedFolder(
                folder,
                mark.kind(),
                mark.recipe(),
                mark.complete(),
                missing,
                changed,
                tree.isPresent() ? tree.get().strangers() : List.of());
    }

    /** True if no file that the mark lists is missing or changed. */
    public boolean isWhole() {
        return missing.isEmpty() && changed.isEmpty();
    }

    /** Marks a folder as complete with these files in it.
     *
     * @param kind kind of the folder
     * @param recipe hash of the settings that it was made from
     * @param names paths of files below the folder
     * @throws dev.rondo.setting.Refusal if the disk refuses
     */
    public static void mark(Path folder, String kind, String recipe, List<String> names) {
        try {
            SequencedMap<String, Digest> files = new TreeMap<>();
            for (String name : names) {
                files.put(name, Digest.of(folder.resolve(name)));
            }
            String own = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
            Mark.begun(kind, own, recipe).complete(files).write(RealDisk.INSTANCE, folder);
        } catch (IOException e) {
            throw FileTrouble.writing(folder, e);
        }
    }
}
