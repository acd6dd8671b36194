package dev.rondo.file;

import dev.rondo.file.format.ArrayContainer;
import dev.rondo.file.format.Entry;
import dev.rondo.file.format.Formats;
import dev.rondo.file.numpy.NpyArray;
import dev.rondo.file.numpy.NpyTexts;
import dev.rondo.setting.Refusal;
import dev.rondo.task.data.ArrayFormat;
import dev.rondo.task.data.NamedArray;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/** Arrays of any shape in files of every form, for tasks that bring their own data. */
public final class ArrayFiles implements ArrayFormat {
    @Override
    public boolean reads(Path file) {
        return Formats.isKnown(file);
    }

    @Override
    public SequencedMap<String, NamedArray> read(Path file) {
        try (ArrayContainer container = Formats.open(file)) {
            SequencedMap<String, NamedArray> arrays = new LinkedHashMap<>();
            for (Entry entry : container.entries()) {
                if (entry.isNumbers()) {
                    arrays.put(entry.path(), numbers(container.array(entry.path())));
                } else {
                    container.texts(entry.path()).ifPresent(texts -> arrays.put(entry.path(), texts(texts)));
                }
            }
            return arrays;
        } catch (IllegalArgumentException e) {
            throw Refusal.misuse(file + ": " + e.getMessage(), e);
        }
    }

    /** Texts without the spaces that fill up MATLAB's rows of characters. */
    private static NamedArray texts(NpyTexts texts) {
        return new NamedArray.Texts(
                texts.shape(), texts.values().stream().map(String::strip).toList());
    }

    private static NamedArray numbers(NpyArray array) {
        return new NamedArray.Numbers(IntStream.of(array.shape()).boxed().toList(), array.toDoubles());
    }
}
