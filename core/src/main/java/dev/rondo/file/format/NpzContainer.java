package dev.rondo.file.format;

import dev.rondo.file.numpy.NpyArray;
import dev.rondo.file.numpy.NpyTexts;
import dev.rondo.file.numpy.NpzFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Arrays of an NPZ archive. */
final class NpzContainer implements ArrayContainer {
    private final NpzFile npz;
    private final List<Entry> entries;

    NpzContainer(NpzFile npz) {
        this.npz = npz;
        this.entries = npz.arrayNames().stream().map(name -> entry(npz, name)).toList();
    }

    private static Entry entry(NpzFile npz, String name) {
        Optional<int[]> shape = npz.shape(name);
        if (shape.isPresent()) {
            return Entry.numbers(name, shape.get());
        }
        return npz.texts(name).isPresent() ? Entry.text(name) : Entry.unread(name, "no array of numbers");
    }

    @Override
    public Path file() {
        return npz.file();
    }

    @Override
    public List<Entry> entries() {
        return entries;
    }

    @Override
    public NpyArray array(String path) {
        return npz.array(path);
    }

    /** Asks the array itself, which says best why it is not read. */
    @Override
    public Entry require(String path) {
        Entry entry = find(path).orElseGet(() -> Entry.unread(path, ""));
        if (!entry.isNumbers()) {
            npz.array(entry.path());
        }
        return entry;
    }

    @Override
    public Optional<NpyTexts> texts(String path) {
        return npz.texts(path);
    }

    @Override
    public Optional<String> document(String name) {
        return npz.text(name);
    }

    @Override
    public Optional<String> meta() {
        return npz.text(META);
    }

    @Override
    public String where(String path) {
        return npz.where(path);
    }

    @Override
    public void close() {
        npz.close();
    }
}
