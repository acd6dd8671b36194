package dev.rondo.file.format;

import dev.rondo.file.numpy.NpyArray;
import dev.rondo.file.numpy.NpyTexts;
import dev.rondo.setting.Refusal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * File of one array without a name.
 *
 * @param file the file
 * @param array the array
 * @param remarks notes on the interpretation of the array
 */
record SingleArray(Path file, NpyArray array, List<String> remarks) implements ArrayContainer {
    @Override
    public List<Entry> entries() {
        return List.of(Entry.numbers("", array.shape()));
    }

    @Override
    public NpyArray array(String path) {
        if (!path.isEmpty()) {
            throw Refusal.misuse(file + " holds one matrix, without a name: leave out " + path);
        }
        return array;
    }

    @Override
    public Entry require(String path) {
        array(path);
        return entries().getFirst();
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
