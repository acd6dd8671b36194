package dev.rondo.file;

import dev.rondo.file.atomic.FileTrouble;
import dev.rondo.linalg.Matrix;
import dev.rondo.setting.Refusal;
import dev.rondo.task.data.NamedArray;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import us.hebi.matlab.mat.format.BufferAllocator;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.format.Mat5File;
import us.hebi.matlab.mat.types.Array;
import us.hebi.matlab.mat.types.Char;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.Source;
import us.hebi.matlab.mat.types.Sources;
import us.hebi.matlab.mat.types.Sparse;

/** A matrix in MATLAB's format 5 (files of {@code save} up to {@code -v7}), full or sparse. */
final class MatMatrices {
    /** What the library may allocate for a file, beyond a fixed amount, per byte of it. */
    private static final long HIGHEST_RATIO = 200;

    private static final long SMALL_BYTES = 64L << 20;

    private MatMatrices() {}

    static Matrix read(Path file, Optional<String> member) {
        return from(file, content -> {
            List<String> matrices = names(content);
            String name = member.orElseGet(() -> MemberChoice.of(file, matrices));
            if (!matrices.contains(name)) {
                throw Refusal.misuse(file + " has no real matrix " + name + ": it has "
                        + (matrices.isEmpty() ? "none" : String.join(", ", matrices)));
            }
            return matrix(content.getArray(name));
        });
    }

    static List<String> names(Path file) {
        return from(file, MatMatrices::names);
    }

    /** Every full real array of a file, of any shape. */
    static SequencedMap<String, NamedArray> arrays(Path file) {
        return from(file, content -> {
            SequencedMap<String, NamedArray> arrays = new LinkedHashMap<>();
            for (MatFile.Entry entry : content.getEntries()) {
                if (entry.getValue() instanceof us.hebi.matlab.mat.types.Matrix m && !m.isComplex()) {
                    arrays.put(entry.getName(), array(m));
                } else if (entry.getValue() instanceof Char text) {
                    arrays.put(entry.getName(), texts(text));
                }
            }
            return arrays;
        });
    }

    private static NamedArray array(us.hebi.matlab.mat.types.Matrix m) {
        if (m instanceof Sparse) {
            Matrix dense = matrix(m);
            return new NamedArray.Numbers(List.of(dense.rows(), dense.columns()), dense.toRowMajor());
        }
        // Column by column, as it stands: with its extents in the opposite order.
        List<Integer> shape = Arrays.stream(m.getDimensions()).boxed().toList().reversed();
        double[] numbers = new double[m.getNumElements()];
        Arrays.setAll(numbers, m::getDouble);
        return Hdf5Matrices.reversed(new NamedArray.Numbers(shape, numbers));
    }

    private static NamedArray texts(Char text) {
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < text.getNumRows(); row++) {
            rows.add(text.getRow(row).strip());
        }
        return new NamedArray.Texts(List.of(rows.size()), rows);
    }

    private static List<String> names(MatFile content) {
        List<String> matrices = new ArrayList<>();
        for (MatFile.Entry entry : content.getEntries()) {
            if (isMatrix(entry.getValue())) {
                matrices.add(entry.getName());
            }
        }
        return matrices;
    }

    private static <T> T from(Path file, Function<MatFile, T> reading) {
        try (Source source = Sources.openFile(file.toFile());
                Mat5File content = Mat5.newReader(source)
                        .disableSubsystemProcessing()
                        .setBufferAllocator(new Budget(Files.size(file)))
                        .readMat()) {
            return reading.apply(content);
        } catch (IOException e) {
            throw FileTrouble.reading(file, e);
        } catch (Refusal e) {
            throw e;
        } catch (OutOfMemoryError e) {
            // One array that was never made: the library asks for what a damaged header names before it looks at the
            // rest.
            throw Refusal.misuse(file + " is a damaged MAT file, or too large for the memory: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            // The library trusts what the file says and fails in many ways where it says nonsense.
            throw Refusal.misuse(file + " is a damaged MAT file: " + e.getMessage(), e);
        }
    }

    private static boolean isMatrix(Array array) {
        return array.getNumDimensions() == 2 && array instanceof us.hebi.matlab.mat.types.Matrix m && !m.isComplex();
    }

    private static Matrix matrix(Array array) {
        us.hebi.matlab.mat.types.Matrix m = (us.hebi.matlab.mat.types.Matrix) array;
        if (m instanceof Sparse sparse) {
            double[] dense = new double[Math.multiplyExact(m.getNumRows(), m.getNumCols())];
            sparse.forEach((row, column, real, imaginary) -> dense[row * m.getNumCols() + column] = real);
            return Matrix.owning(m.getNumRows(), m.getNumCols(), dense);
        }
        return Matrix.build(m.getNumRows(), m.getNumCols(), m::getDouble);
    }

    /** Lets the library have as much memory as a file of that size can need. */
    private static final class Budget implements BufferAllocator {
        private final long most;
        private long used;

        Budget(long fileSize) {
            this.most = Math.max(SMALL_BYTES, Math.multiplyExact(HIGHEST_RATIO, fileSize));
        }

        @Override
        public ByteBuffer allocate(int bytes) {
            used += bytes;
            if (bytes < 0 || used > most) {
                throw new IllegalArgumentException("it declares more than its bytes can hold");
            }
            return ByteBuffer.allocate(bytes);
        }

        @Override
        public void release(ByteBuffer buffer) {
            used -= buffer.capacity();
        }
    }
}
