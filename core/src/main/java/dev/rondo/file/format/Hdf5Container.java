package dev.rondo.file.format;

import dev.rondo.file.numpy.NpyArray;
import dev.rondo.file.numpy.NpyTexts;
import dev.rondo.setting.Memory;
import dev.rondo.setting.Refusal;
import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.object.datatype.EnumDataType;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Datasets of an HDF5 file, groups opened, and the simple attributes of its root. MATLAB's arrays are turned from columns to
 * rows; its sparse matrices (a group with {@code jc}, {@code ir}, {@code data}), cells and texts are understood.
 */
final class Hdf5Container implements ArrayContainer {
    private static final long MOST_BYTES = 4L << 30;
    private static final int DEEPEST = 32;
    private static final int MOST_ENTRIES = 100_000;

    private static final String CLASS = "MATLAB_class";
    private static final String SPARSE = "MATLAB_sparse";
    private static final String EMPTY = "MATLAB_empty";

    private final Path file;
    private final HdfFile hdf;
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final List<Entry> entries = new ArrayList<>();

    /** Takes the file over, to be closed with this. */
    Hdf5Container(Path file, HdfFile hdf) {
        this.file = file;
        this.hdf = hdf;
        addAll("", hdf, 0);
        hdf.getAttributes().forEach(this::addAttribute);
    }

    private void addAll(String prefix, Group group, int depth) {
        for (Node node : group) {
            if (!node.getName().startsWith("#")) { // MATLAB's own
                add(prefix + node.getName(), node, depth);
            }
        }
    }

    private void add(String path, Node node, int depth) {
        if (depth > DEEPEST || entries.size() > MOST_ENTRIES) {
            throw Refusal.misuse(file + ": groups are nested at most " + DEEPEST + " deep, and have at most "
                    + MOST_ENTRIES + " entries");
        }
        if (node instanceof Dataset dataset) {
            addDataset(path, dataset, depth);
        } else if (node instanceof Group group && group.getAttributes().containsKey(SPARSE)) {
            nodes.put(path, group);
            entries.add(Entry.numbers(path, sparseShape(group)));
        } else if (node instanceof Group group) {
            addAll(path + "/", group, depth + 1);
        } else {
            entries.add(Entry.unread(path, "a link or a named type"));
        }
    }

    private void addDataset(String path, Dataset dataset, int depth) {
        String matlab = attribute(dataset, CLASS);
        if (matlab.equals("cell")) {
            addCells(path, dataset, depth);
        } else if (matlab.equals("char") && !dataset.getAttributes().containsKey(EMPTY)) {
            texts.put(path, characters(dataset));
            entries.add(Entry.text(path));
        } else if (isNumber(dataset.getJavaType())) {
            nodes.put(path, dataset);
            entries.add(Entry.numbers(path, shape(dataset)));
        } else if (dataset.getJavaType() == String.class && isText(dataset)) {
            nodes.put(path, dataset);
            entries.add(Entry.text(path));
        } else {
            entries.add(Entry.unread(path, dataset.isCompound() ? "complex numbers or a table" : "no numbers"));
        }
    }

    /** Strings, but no truth values of h5py, which come as such. */
    private static boolean isText(Dataset dataset) {
        return !dataset.isEmpty()
                && dataset.getDimensions().length < 2
                && !(dataset.getDataType() instanceof EnumDataType);
    }

    private void addCells(String path, Dataset cells, int depth) {
        if (!(cells.getDataFlat() instanceof long[] addresses)) {
            entries.add(Entry.unread(path, "cells without references"));
            return;
        }
        for (int k = 0; k < addresses.length; k++) {
            add(path + "{" + (k + 1) + "}", hdf.getNodeByAddress(addresses[k]), depth + 1);
        }
    }

    private void addAttribute(String name, Attribute attribute) {
        boolean marksTheWriter = name.startsWith("_");
        if (marksTheWriter || find(name).isPresent() || !attribute.isScalar() || attribute.isEmpty()) {
            return;
        }
        if (attribute.getData() instanceof String text) {
            texts.put(name, text);
            entries.add(Entry.text(name));
        } else if (attribute.getData() instanceof Number) {
            entries.add(Entry.numbers(name));
        }
    }

    private static boolean isNumber(Class<?> type) {
        return (type.isPrimitive() && type != boolean.class && type != char.class)
                || Number.class.isAssignableFrom(type);
    }

    private static String attribute(Node node, String name) {
        Attribute attribute = node.getAttributes().get(name);
        return attribute == null ? "" : String.valueOf(attribute.getData());
    }

    private static boolean isMatlabs(Node node) {
        return node.getAttributes().containsKey(CLASS);
    }

    /** The extents as MATLAB has them, where it wrote them. */
    private static int[] shape(Dataset dataset) {
        if (dataset.getAttributes().containsKey(EMPTY)) {
            double[] extents = numbers(dataset.getDataFlat());
            return Arrays.stream(extents).mapToInt(extent -> (int) extent).toArray();
        }
        int[] shape = dataset.getDimensions();
        return isMatlabs(dataset)
                ? IntStream.range(0, shape.length)
                        .map(d -> shape[shape.length - 1 - d])
                        .toArray()
                : shape;
    }

    private static int[] sparseShape(Group group) {
        double rows = Double.parseDouble(attribute(group, SPARSE));
        int columns = ((Dataset) group.getChild("jc")).getDimensions()[0] - 1;
        return new int[] {(int) rows, columns};
    }

    /** Characters of MATLAB, each a number; a row to a line. */
    private static String characters(Dataset dataset) {
        double[] units = numbers(dataset.getDataFlat());
        int[] shape = dataset.getDimensions();
        int rows = shape[shape.length - 1];
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < rows; i++) {
            text.append(i == 0 ? "" : "\n");
            for (int k = i; k < units.length; k += rows) {
                text.append((char) units[k]);
            }
        }
        return text.toString();
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
        Entry entry = require(path);
        return Hdf5Format.reading(file, () -> read(entry));
    }

    private NpyArray read(Entry entry) {
        String where = file + ", dataset " + entry.path();
        Node node = nodes.get(entry.path());
        if (node == null) {
            double number = ((Number) hdf.getAttribute(entry.path()).getData()).doubleValue();
            return NpyArray.owning(new double[] {number});
        }
        try {
            if (node instanceof Group group) {
                return sparse(group, where);
            }
            return full(
                    (Dataset) node,
                    entry.shape().stream().mapToInt(Integer::intValue).toArray(),
                    where);
        } catch (IllegalArgumentException e) {
            throw Refusal.misuse(where + ": " + e.getMessage(), e);
        }
    }

    private static NpyArray full(Dataset dataset, int[] shape, String where) {
        long bytes = Double.BYTES;
        for (int extent : shape) {
            bytes *= extent;
            if (bytes > MOST_BYTES) {
                throw Refusal.misuse(where + ": a matrix has at most " + Memory.text(MOST_BYTES) + ": "
                        + IntStream.of(shape)
                                .mapToObj(String::valueOf)
                                .collect(java.util.stream.Collectors.joining(" x "))
                        + " numbers are " + Memory.text(product(shape)));
            }
        }
        if (bytes == 0) {
            return NpyArray.owning(new double[0], shape);
        }
        // Once as the library gives it, once as a list, once turned.
        Memory.require(3 * bytes, where);
        double[] numbers = numbers(dataset.getDataFlat());
        return NpyArray.owning(isMatlabs(dataset) ? ColumnMajor.toRowMajor(numbers, shape) : numbers, shape);
    }

    private static long product(int[] shape) {
        long bytes = Double.BYTES;
        for (int extent : shape) {
            bytes = bytes > Long.MAX_VALUE / Math.max(extent, 1) ? Long.MAX_VALUE : bytes * extent;
        }
        return bytes;
    }

    private static NpyArray sparse(Group group, String where) {
        int[] shape = sparseShape(group);
        SparseMatrix matrix = SparseMatrix.of(new long[] {shape[0], shape[1]}, where);
        Node entries = group.getChildren().get("data");
        if (entries != null) { // without entries, MATLAB writes jc alone
            matrix.addCompressed(
                    false, longs(group, "jc"), longs(group, "ir"), numbers(((Dataset) entries).getDataFlat()));
        }
        return matrix.dense();
    }

    private static long[] longs(Group group, String name) {
        return Arrays.stream(numbers(((Dataset) group.getChild(name)).getDataFlat()))
                .mapToLong(v -> (long) v)
                .toArray();
    }

    /** Numbers of whatever type as the library gives them. */
    private static double[] numbers(Object flat) {
        int size = Array.getLength(flat);
        double[] numbers = new double[size];
        for (int k = 0; k < size; k++) {
            numbers[k] = flat instanceof Object[] boxed ? ((Number) boxed[k]).doubleValue() : Array.getDouble(flat, k);
        }
        return numbers;
    }

    @Override
    public Optional<NpyTexts> texts(String path) {
        String text = texts.get(path);
        if (text != null) {
            return Optional.of(NpyTexts.of(List.of(text)));
        }
        return find(path)
                .filter(entry -> entry.kind() == Entry.Kind.TEXT)
                .map(entry -> nodes.get(entry.path()))
                .map(node -> Hdf5Format.reading(file, () -> strings(((Dataset) node).getDataFlat())));
    }

    private static NpyTexts strings(Object data) {
        return NpyTexts.of(
                data instanceof Object[] several
                        ? Arrays.stream(several).map(String::valueOf).toList()
                        : List.of(String.valueOf(data)));
    }

    @Override
    public Optional<String> meta() {
        return text(META).map(text -> Meta.withValuesBeside(text, where(META), this));
    }

    @Override
    public void close() {
        hdf.close();
    }
}
