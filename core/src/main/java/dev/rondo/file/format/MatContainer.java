package dev.rondo.file.format;

import dev.rondo.file.mat.MatArray;
import dev.rondo.file.mat.StoredNumbers;
import dev.rondo.file.numpy.NpyArray;
import dev.rondo.file.numpy.NpyTexts;
import dev.rondo.setting.Refusal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Variables of a MAT file, structs and cells opened. */
final class MatContainer implements ArrayContainer {
    private final Path file;
    private final Map<String, MatArray> leaves = new LinkedHashMap<>();
    private final List<Entry> entries = new ArrayList<>();

    MatContainer(Path file, Map<String, MatArray> variables) {
        this.file = file;
        variables.forEach(this::add);
    }

    private void add(String path, MatArray value) {
        switch (value) {
            case MatArray.Struct struct -> {
                int count = struct.dimensions().size();
                for (int k = 0; k < count; k++) {
                    String element = count == 1 ? path : path + "(" + (k + 1) + ")";
                    for (Map.Entry<String, List<MatArray>> field :
                            struct.fields().entrySet()) {
                        add(element + "/" + field.getKey(), field.getValue().get(k));
                    }
                }
            }
            case MatArray.Cell cell -> {
                Optional<MatArray.Text> lines = lines(cell);
                if (lines.isPresent()) {
                    add(path, lines.get());
                    return;
                }
                for (int k = 0; k < cell.cells().size(); k++) {
                    add(path + "{" + (k + 1) + "}", cell.cells().get(k));
                }
            }
            case MatArray.Numbers numbers -> addNumbers(path, numbers, numbers.imaginary());
            case MatArray.Sparse sparse -> addNumbers(path, sparse, sparse.imaginary());
            case MatArray.Text text -> {
                leaves.put(path, text);
                entries.add(Entry.text(path));
            }
            case MatArray.Unread unread ->
                entries.add(Entry.unread(path, unread.type().key()));
        }
    }

    /** A list of texts as the rows of one; nothing if the cells hold anything else than a line each. */
    private static Optional<MatArray.Text> lines(MatArray.Cell cell) {
        boolean isList = cell.dimensions().isMatrix()
                && cell.cells().size() > 0
                && Math.min(cell.dimensions().rows(), cell.dimensions().columns()) == 1;
        if (!isList
                || !cell.cells().stream()
                        .allMatch(c ->
                                c instanceof MatArray.Text text && text.rows().size() <= 1)) {
            return Optional.empty();
        }
        List<String> lines =
                cell.cells().stream().map(c -> ((MatArray.Text) c).text()).toList();
        return Optional.of(new MatArray.Text(cell.dimensions(), lines));
    }

    private void addNumbers(String path, MatArray value, Optional<StoredNumbers> imaginary) {
        if (imaginary.isPresent()) {
            entries.add(Entry.unread(path, "complex numbers"));
            return;
        }
        leaves.put(path, value);
        entries.add(Entry.numbers(
                path,
                value.dimensions().extents().stream()
                        .mapToInt(Integer::intValue)
                        .toArray()));
    }

    @Override
    public Path file() {
        return file;
    }

    @Override
    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    @Override
    public NpyArray array(String path) {
        String known = require(path).path();
        MatArray value = leaves.get(known);
        try {
            if (value instanceof MatArray.Sparse sparse) {
                return dense(sparse, where(known));
            }
            if (value instanceof MatArray.Numbers numbers) {
                return full(numbers);
            }
        } catch (IllegalArgumentException e) {
            throw Refusal.misuse(file + ": " + e.getMessage(), e);
        }
        throw new IllegalStateException(path + " is listed as numbers and holds none");
    }

    /** Conversion from column-major to row-major order. */
    private static NpyArray full(MatArray.Numbers numbers) {
        int[] shape = numbers.dimensions().extents().stream()
                .mapToInt(Integer::intValue)
                .toArray();
        return NpyArray.owning(ColumnMajor.toRowMajor(numbers.real().toDoubles(), shape), shape);
    }

    private static NpyArray dense(MatArray.Sparse sparse, String where) {
        long[] shape = {sparse.dimensions().rows(), sparse.dimensions().columns()};
        SparseMatrix matrix = SparseMatrix.of(shape, where);
        matrix.addCompressed(
                false,
                longs(sparse.columnStarts()),
                longs(sparse.rowIndices()),
                sparse.real().toDoubles());
        return matrix.dense();
    }

    private static long[] longs(StoredNumbers numbers) {
        return Arrays.stream(numbers.toDoubles()).mapToLong(v -> (long) v).toArray();
    }

    @Override
    public Optional<NpyTexts> texts(String path) {
        return find(path)
                .map(entry -> leaves.get(entry.path()))
                .filter(MatArray.Text.class::isInstance)
                .map(text -> NpyTexts.of(((MatArray.Text) text).rows()));
    }

    @Override
    public Optional<String> meta() {
        return text(MatFormat.META).map(text -> Meta.withValuesBeside(text, where(MatFormat.META), this));
    }

    @Override
    public boolean storesListsAsMatrices() {
        return true;
    }

    @Override
    public void close() {
        // The file was read as a whole.
    }
}
