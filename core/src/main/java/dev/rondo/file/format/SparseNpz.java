package dev.rondo.file.format;

import dev.rondo.file.numpy.NpyArray;
import dev.rondo.file.numpy.NpzFile;
import dev.rondo.setting.Refusal;
import java.util.List;
import java.util.Optional;

/**
 * Sparse matrix of {@code scipy.sparse.save_npz}: {@code format} and {@code shape}, and for CSR and CSC {@code data}, {@code
 * indices}, {@code indptr}, for COO {@code data}, {@code row}, {@code col}.
 */
final class SparseNpz {
    private static final List<String> KINDS = List.of("csr", "csc", "coo");

    private SparseNpz() {}

    /** Reads the matrix, if the archive is one.
     *
     * @throws Refusal if its arrays do not belong together, or its kind is another one
     */
    static Optional<SingleArray> read(NpzFile npz) {
        Optional<String> named = npz.texts("format")
                .filter(texts -> texts.values().size() == 1)
                .map(texts -> texts.values().getFirst());
        if (named.isEmpty() || !npz.hasArray("shape") || !npz.hasArray("data")) {
            return Optional.empty();
        }
        String kind = named.get();
        if (!KINDS.contains(kind)) {
            throw Refusal.misuse(npz.file() + ": sparse matrices of the formats csr, csc and coo are read, got '" + kind
                    + "': in Python, scipy.sparse.save_npz('" + npz.file().getFileName() + "', matrix.tocsr())");
        }
        try {
            SparseMatrix matrix = SparseMatrix.of(npz.array("shape").toLongs(), npz.where("shape"));
            double[] data = flat(npz.array("data"), npz.where("data"));
            if (kind.equals("coo")) {
                matrix.addAll(longs(npz, "row"), longs(npz, "col"), data);
            } else {
                matrix.addCompressed(kind.equals("csr"), longs(npz, "indptr"), longs(npz, "indices"), data);
            }
            String remark = npz.file() + ": a sparse matrix of SciPy (" + kind + "), " + data.length + " entries";
            return Optional.of(new SingleArray(npz.file(), matrix.dense(), List.of(remark)));
        } catch (IllegalArgumentException e) {
            throw Refusal.misuse(npz.file() + ": " + e.getMessage(), e);
        }
    }

    private static long[] longs(NpzFile npz, String name) {
        return npz.array(name).toLongs();
    }

    private static double[] flat(NpyArray array, String where) {
        if (array.dimensions() != 1) {
            throw Refusal.misuse(where + ": the entries of a sparse matrix are one row of numbers: the shape is "
                    + array.shapeText());
        }
        return array.toDoubles();
    }
}
