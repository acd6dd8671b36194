package dev.rondo.file.format;

import dev.rondo.file.atomic.FileTrouble;
import dev.rondo.file.numpy.NpyArray;
import dev.rondo.file.numpy.NpyFile;
import dev.rondo.file.numpy.NpyTexts;
import dev.rondo.setting.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A folder of {@code .npy} files, each an array by its file's name. */
final class NpyFolderFormat implements Format {
    private static final String SUFFIX = ".npy";

    @Override
    public String name() {
        return "a folder of NPY files";
    }

    @Override
    public List<String> endings() {
        return List.of();
    }

    @Override
    public boolean recognises(Head head) {
        return head.isFolder();
    }

    @Override
    public ArrayContainer open(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<String> names = files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .sorted()
                    .toList();
            if (names.isEmpty()) {
                throw Refusal.misuse(
                        folder + " is a folder without network.npz and without .npy files: name a file in it");
            }
            return new Folder(
                    folder, names.stream().map(name -> entry(folder, name)).toList());
        } catch (IOException e) {
            throw FileTrouble.reading(folder, e);
        }
    }

    private static Entry entry(Path folder, String name) {
        Path file = folder.resolve(name + SUFFIX);
        return NpyFile.shape(file)
                .map(shape -> Entry.numbers(name, shape))
                .orElseGet(() -> Entry.unread(name, "no array of numbers"));
    }

    private record Folder(Path file, List<Entry> entries) implements ArrayContainer {
        @Override
        public NpyArray array(String path) {
            return NpyFile.read(file.resolve(require(path).path() + SUFFIX));
        }

        @Override
        public Optional<NpyTexts> texts(String path) {
            return Optional.empty();
        }

        @Override
        public Optional<String> meta() {
            return Optional.empty();
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
