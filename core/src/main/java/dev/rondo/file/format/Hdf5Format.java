package dev.rondo.file.format;

import dev.rondo.file.hdf5.Superblock;
import dev.rondo.file.json.Json;
import dev.rondo.file.numpy.NpyArray;
import dev.rondo.file.numpy.NpyTexts;
import dev.rondo.setting.Refusal;
import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Array;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * HDF5, among it MATLAB's files of {@code save -v7.3}. What is said about the arrays is an attribute of the root, {@code
 * meta.json} (a dataset where it is long), its simple values are attributes too. Arrays without entries, which the library
 * cannot write, are left out.
 */
final class Hdf5Format implements Format, Format.Writer {
    /** An attribute has at most 64 KiB, its head included. */
    private static final int LONGEST_ATTRIBUTE = 60_000;

    @Override
    public String name() {
        return "HDF5";
    }

    @Override
    public List<String> endings() {
        return List.of(".h5", ".hdf5");
    }

    @Override
    public boolean recognises(Head head) {
        return Superblock.isIn(head.bytes()) || head.text().startsWith("MATLAB 7.3");
    }

    @Override
    public ArrayContainer open(Path file) {
        Superblock.requireWhole(file);
        return reading(file, () -> {
            HdfFile hdf = new HdfFile(file);
            try {
                return new Hdf5Container(file, hdf);
            } catch (RuntimeException e) {
                hdf.close();
                throw e;
            }
        });
    }

    /** Reading operation that uses the library. */
    @FunctionalInterface
    interface Reading<T> {
        T get();
    }

    /** Converts failures of the library, which trusts a file and fails in many ways, into a refusal. */
    static <T> T reading(Path file, Reading<T> reading) {
        try {
            return reading.get();
        } catch (Refusal e) {
            throw e;
        } catch (OutOfMemoryError e) {
            // An array that was never made: asked for by a number that is damaged.
            throw Refusal.misuse(file + " is damaged: as an HDF5 file, it declares more than fits into the memory", e);
        } catch (RuntimeException e) {
            String reason = reason(e);
            if (reason.contains("data layout message version") && reason.contains("version = 5")) {
                throw Refusal.misuse(
                        file
                                + " was written for HDF5 2.0, and files for HDF5 1 are read. In Python: h5py.File(name, 'w',"
                                + " libver=('earliest', 'v114')); or h5repack --high=v114 old.h5 new.h5",
                        e);
            }
            throw Refusal.misuse(file + " is a damaged HDF5 file, or of a kind that is not read: " + reason, e);
        }
    }

    /** The first cause that says something. */
    private static String reason(Throwable e) {
        String reason = "";
        for (Throwable at = e; at != null; at = at.getCause()) {
            reason = at.getMessage() == null || at.getMessage().isBlank() ? reason : at.getMessage();
        }
        return reason.isEmpty() ? "nonsense" : reason;
    }

    @Override
    public Optional<Writer> writer() {
        return Optional.of(this);
    }

    @Override
    public Capacity capacity() {
        return Capacity.ARRAYS;
    }

    /** The library writes files alone: one of its own first, then its bytes. */
    @Override
    public void write(ArrayBundle bundle, OutputStream out) throws IOException {
        Path scratch = Files.createTempFile("rondo-", ".h5");
        try {
            try (WritableHdfFile hdf = HdfFile.write(scratch)) {
                write(bundle, hdf);
            }
            Files.copy(scratch, out);
        } finally {
            Files.delete(scratch);
        }
    }

    private static void write(ArrayBundle bundle, WritableHdfFile hdf) {
        for (Map.Entry<String, NpyArray> array : bundle.arrays().entrySet()) {
            if (array.getValue().size() > 0) {
                hdf.putDataset(array.getKey(), value(array.getValue()));
            }
        }
        for (Map.Entry<String, NpyTexts> texts : bundle.texts().entrySet()) {
            if (!texts.getValue().values().isEmpty()) {
                hdf.putDataset(texts.getKey(), texts.getValue().values().toArray(new String[0]));
            }
        }
        if (bundle.meta().isEmpty()) {
            return;
        }
        Meta.simple(bundle.meta()).forEach((name, value) -> {
            if (!bundle.arrays().containsKey(name)) {
                hdf.putAttribute(name, simple(value));
            }
        });
        String meta = ascii(Json.text(bundle.meta()));
        if (meta.length() <= LONGEST_ATTRIBUTE) {
            hdf.putAttribute(bundle.document(), meta);
        } else {
            hdf.putDataset(bundle.document(), meta);
        }
    }

    private static Object simple(JsonNode value) {
        if (value.isString()) {
            return value.stringValue();
        }
        return value.isBoolean() ? (Object) (value.booleanValue() ? 1 : 0) : (Object) value.doubleValue();
    }

    /** JSON in ASCII: the library writes no other characters. */
    private static String ascii(String json) {
        StringBuilder out = new StringBuilder(json.length());
        for (int k = 0; k < json.length(); k++) {
            char c = json.charAt(k);
            out.append(c < 0x80 ? String.valueOf(c) : String.format("\\u%04x", (int) c));
        }
        return out.toString();
    }

    private static Object value(NpyArray array) {
        if (array.dimensions() == 0) {
            return array.toDoubles()[0];
        }
        if (array.type().isWhole() && array.dimensions() == 1) {
            return array.toLongs();
        }
        return nested(array.toDoubles(), array.shape());
    }

    /** Arrays within arrays, as the library wants them. */
    private static Object nested(double[] numbers, int[] shape) {
        Object all = Array.newInstance(double.class, shape);
        int row = shape[shape.length - 1];
        for (int k = 0; k < numbers.length / row; k++) {
            Object at = all;
            int stride = numbers.length / row;
            int rest = k;
            for (int d = 0; d < shape.length - 1; d++) {
                stride /= shape[d];
                at = Array.get(at, rest / stride);
                rest %= stride;
            }
            System.arraycopy(numbers, k * row, at, 0, row);
        }
        return all;
    }
}
