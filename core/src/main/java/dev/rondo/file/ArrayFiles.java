package dev.rondo.file;

import dev.rondo.file.numpy.NpyArray;
import dev.rondo.file.numpy.NpyFile;
import dev.rondo.file.numpy.NpzFile;
import dev.rondo.linalg.Matrix;
import dev.rondo.task.data.ArrayFormat;
import dev.rondo.task.data.NamedArray;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/** Arrays of any shape in NPZ, NPY, MAT (5 to 7.3), HDF5 and text files, for tasks that bring their own data. */
public final class ArrayFiles implements ArrayFormat {
    @Override
    public boolean reads(Path file) {
        return MatrixFile.isKnown(file);
    }

    @Override
    public SequencedMap<String, NamedArray> read(Path file) {
        return switch (MatrixFile.form(file)) {
            case NPZ -> npz(file);
            case NPY -> {
                SequencedMap<String, NamedArray> one = new LinkedHashMap<>();
                one.put("", numbers(NpyFile.read(file)));
                yield one;
            }
            case HDF5 -> Hdf5Matrices.arrays(file);
            case MAT -> MatMatrices.arrays(file);
            case TEXT -> {
                SequencedMap<String, NamedArray> one = new LinkedHashMap<>();
                Matrix matrix = TextMatrices.read(file);
                one.put("", new NamedArray.Numbers(List.of(matrix.rows(), matrix.columns()), matrix.toRowMajor()));
                yield one;
            }
        };
    }

    private static SequencedMap<String, NamedArray> npz(Path file) {
        SequencedMap<String, NamedArray> arrays = new LinkedHashMap<>();
        try (NpzFile npz = NpzFile.open(file)) {
            for (String name : npz.arrayNames()) {
                Optional<NamedArray> texts = npz.shape(name).isPresent()
                        ? Optional.empty()
                        : npz.texts(name).map(t -> new NamedArray.Texts(t.shape(), t.values()));
                arrays.put(name, texts.orElseGet(() -> numbers(npz.array(name))));
            }
        }
        return arrays;
    }

    private static NamedArray numbers(NpyArray array) {
        return new NamedArray.Numbers(
                IntStream.of(array.shape()).boxed().toList(), array.toDoubles());
    }
}
