package dev.rondo.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Products and outer products of small blocks with the sums in registers: up to twenty vectors, larger blocks spill. One
 * method per width, because C2 keeps only local variables in registers.
 *
 * <p>C2 also has to hold every address in a register, and a loop that runs out of them is a quarter slower. So all rows
 * are constant distances apart and in one array, and indices are multiples of powers of two, or range checks stay.
 */
final class FloatBlocks {
    /** A static constant, or C2 does not see the width and boxes every vector. */
    static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED.length() > Lanes.WIDTH
            ? FloatVector.SPECIES_512
            : FloatVector.SPECIES_PREFERRED;

    static final int L = S.length();

    /** Distance of the vectors of a packed matrix's columns. */
    static final int D = Lanes.DEPTH * L;

    /** Distance of the rows of an outer product's sums: four vectors. */
    static final int ROW = Panels.WIDEST * L;

    private FloatBlocks() {}

    /**
     * {@code sum[b, j] += sum_k a[b, k] m[k, j]} for five rows b and {@code vectors} vectors of columns. Rows of a and of
     * the sums are {@link Lanes#DEPTH} apart, in one array; the vectors of m's columns are {@link #D} apart.
     */
    static void product(int vectors, float[] a, int aAt, int sumAt, float[] m, int mAt, int depth) {
        switch (vectors) {
            case 4 -> product4(a, aAt, sumAt, m, mAt, depth);
            case 3 -> product3(a, aAt, sumAt, m, mAt, depth);
            case 2 -> product2(a, aAt, sumAt, m, mAt, depth);
            default -> product1(a, aAt, sumAt, m, mAt, depth);
        }
    }

    /// per width
    private static void product$width(float[] a, int aAt, int sumAt, float[] m, int mAt, int depth) {
        FloatVector s$b$v = FloatVector.fromArray(S, a, sumAt + $b * Lanes.DEPTH + $v * L);
        int toColumn = mAt - aAt * L;
        for (int i = aAt; i < aAt + depth; i++) {
            FloatVector w$v = FloatVector.fromArray(S, m, toColumn + i * L + $v * D);
            FloatVector a$b = FloatVector.broadcast(S, a[i + $b * Lanes.DEPTH]);
            s$b$v = a$b.fma(w$v, s$b$v);
        }
        s$b$v.intoArray(a, sumAt + $b * Lanes.DEPTH + $v * L);
    }

    /**
     * {@code sum[i, j] += sum_k d[k, i] r[k, j]} for five rows i and {@code vectors} vectors of columns, everything in one
     * array: rows of d are {@link Lanes#WIDTH} apart, the vectors of r's columns {@link #D}, rows of sums {@link #ROW}.
     */
    static void outer(int vectors, float[] all, int dAt, int rAt, int sumAt, int rows) {
        switch (vectors) {
            case 4 -> outer4(all, dAt, rAt, sumAt, rows);
            case 3 -> outer3(all, dAt, rAt, sumAt, rows);
            case 2 -> outer2(all, dAt, rAt, sumAt, rows);
            default -> outer1(all, dAt, rAt, sumAt, rows);
        }
    }

    /// per width
    private static void outer$width(float[] all, int dAt, int rAt, int sumAt, int rows) {
        FloatVector s$b$v = FloatVector.fromArray(S, all, sumAt + $b * ROW + $v * L);
        for (int k = 0; k < rows; k++) {
            FloatVector w$v = FloatVector.fromArray(S, all, rAt + k * L + $v * D);
            FloatVector d$b = FloatVector.broadcast(S, all[dAt + k * Lanes.WIDTH + $b]);
            s$b$v = d$b.fma(w$v, s$b$v);
        }
        s$b$v.intoArray(all, sumAt + $b * ROW + $v * L);
    }
}
