package dev.rondo.run;

import dev.rondo.file.FileKind;
import dev.rondo.file.NetworkFile;
import dev.rondo.file.atomic.FileTrouble;
import dev.rondo.file.atomic.MarkedFolder;
import dev.rondo.file.json.Json;
import dev.rondo.setting.Refusal;
import dev.rondo.setting.yaml.Settings;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Verification of what Rondo has made, against the digests and recipes that were noted when it was made. */
public final class Check {
    private static final int DEEPEST = 12;

    private final List<Finding> findings = new ArrayList<>();

    private Check() {}

    /** State of a file or folder. */
    public enum State {
        /** All is as it was made. */
        WHOLE,
        /** Something is missing, or not what was written. */
        DAMAGED,
        /** Work that can go on. */
        INTERRUPTED,
        /** Nothing was noted with which it could be compared; what can be read was read. */
        READABLE
    }

    /**
     * State of a file or folder.
     *
     * @param path its path
     * @param state its state
     * @param found what was found
     * @param remedy what to do; empty if there is nothing to do
     */
    public record Finding(Path path, State state, String found, String remedy) {}

    /** Verifies a file, a folder, or the folders below.
     *
     * @throws Refusal if it does not exist or cannot be read
     */
    public static List<Finding> of(Path path) {
        if (!Files.exists(path)) {
            throw Refusal.misuse(path + " does not exist");
        }
        Check check = new Check();
        if (Files.isDirectory(path)) {
            check.below(path);
        } else {
            check.file(path);
        }
        return List.copyOf(check.findings);
    }

    private void below(Path top) {
        try {
            Files.walkFileTree(top, Set.of(), DEEPEST, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                    return folder(directory) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    return FileVisitResult.CONTINUE; // what may not be read has nothing for this user
                }
            });
        } catch (IOException e) {
            throw FileTrouble.reading(top, e);
        }
    }

    /** True if the folder is one that Rondo made. */
    private boolean folder(Path folder) {
        Optional<MarkedFolder> marked = MarkedFolder.of(folder);
        if (marked.isPresent()) {
            if (marked.get().complete()) {
                complete(marked.get());
            } else {
                interrupted(marked.get());
            }
            return true;
        }
        if (RunFolder.isRunFolder(folder)) {
            Optional<String> trouble = trouble(folder.resolve(RunFolder.NETWORK));
            add(
                    folder,
                    trouble.isPresent() ? State.DAMAGED : State.READABLE,
                    trouble.orElse("no digests were noted: it was made by an older version"),
                    trouble.isPresent() ? "run its recipe.json again" : "");
            return true;
        }
        return false;
    }

    private void complete(MarkedFolder folder) {
        String again = "what is not named here is whole; the same command with --force makes all again";
        folder.missing().forEach(file -> add(file, State.DAMAGED, "it is missing", again));
        folder.changed().forEach(file -> add(file, State.DAMAGED, "its sha256 is not the one noted", again));
        folder.strangers()
                .forEach(file -> add(
                        file,
                        State.READABLE,
                        "it was not written by Rondo",
                        "move it before the folder is to be replaced"));
        Path recipe = folder.folder().resolve(RunFolder.RECIPE);
        boolean isOther = Files.isRegularFile(recipe)
                && !folder.changed().contains(recipe)
                && !hash(recipe).equals(folder.recipe());
        if (isOther) {
            add(recipe, State.DAMAGED, "it is not the recipe that the mark names", again);
        }
        if (folder.isWhole() && !isOther) {
            add(folder.folder(), State.WHOLE, folder.kind(), "");
        }
    }

    private static String hash(Path recipe) {
        try {
            return Settings.hash(Json.parse(Files.readString(recipe), recipe.toString()));
        } catch (IOException | Refusal e) {
            return "";
        }
    }

    private void interrupted(MarkedFolder folder) {
        Path checkpoints = folder.folder().resolve(RunFolder.CHECKPOINT);
        String[] names = checkpoints.toFile().list((parent, name) -> name.endsWith(".npz"));
        int whole = 0;
        for (String name : names == null ? new String[0] : names) {
            Path file = checkpoints.resolve(name);
            try {
                Checkpoint.read(file);
                whole++;
            } catch (Refusal e) {
                add(file, State.DAMAGED, e.getMessage(), "delete it: --resume trains this seed from its beginning");
            }
        }
        add(
                folder.folder(),
                State.INTERRUPTED,
                whole == 1 ? "1 checkpoint" : whole + " checkpoints",
                whole > 0 ? "the same command with --resume goes on" : "rondo clean deletes it");
    }

    private void file(Path file) {
        if (isStudy(file)) {
            study(file);
            return;
        }
        Optional<String> trouble = trouble(file);
        Optional<MarkedFolder> marked =
                Optional.ofNullable(file.toAbsolutePath().getParent()).flatMap(MarkedFolder::of);
        boolean isChanged = marked.stream()
                .flatMap(folder -> folder.changed().stream())
                .anyMatch(changed -> changed.endsWith(String.valueOf(file.getFileName())));
        if (trouble.isPresent()) {
            add(file, State.DAMAGED, trouble.get(), "make it again, or take a copy");
        } else if (isChanged) {
            add(file, State.DAMAGED, "its sha256 is not the one noted", "make it again, or take a copy");
        } else {
            add(file, marked.isPresent() ? State.WHOLE : State.READABLE, "it can be read", "");
        }
    }

    private static boolean isStudy(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return Files.exists(file) && (name.endsWith(".yaml") || name.endsWith(".yml"));
    }

    /** A study is the user's own: read, and never called damaged. */
    private void study(Path file) {
        try {
            Settings.read(Study.class, file, List.of());
            add(file, State.READABLE, "a study whose settings are allowed", "");
        } catch (Refusal e) {
            add(
                    file,
                    State.READABLE,
                    "text that is no study which can be run",
                    "rondo show says why; a sweep is read by rondo sweep --dry-run");
        }
    }

    private static Optional<String> trouble(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            if (FileKind.of(file) == FileKind.NETWORK) {
                NetworkFile.read(file);
            }
            return Optional.empty();
        } catch (Refusal e) {
            return Optional.of(e.getMessage());
        }
    }

    private void add(Path path, State state, String found, String remedy) {
        findings.add(new Finding(path, state, found, remedy));
    }
}
