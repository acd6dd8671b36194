package dev.rondo.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Products of small blocks with the sums in registers: up to twenty vectors, larger blocks spill. One method per width,
 * because C2 keeps only local variables in registers.
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

    /** How far the vectors of a packed matrix's columns are apart. */
    static final int D = Lanes.DEPTH * L;

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

    private static void product4(float[] a, int aAt, int sumAt, float[] m, int mAt, int depth) {
        FloatVector s00 = FloatVector.fromArray(S, a, sumAt);
        FloatVector s01 = FloatVector.fromArray(S, a, sumAt + L);
        FloatVector s02 = FloatVector.fromArray(S, a, sumAt + 2 * L);
        FloatVector s03 = FloatVector.fromArray(S, a, sumAt + 3 * L);
        FloatVector s10 = FloatVector.fromArray(S, a, sumAt + Lanes.DEPTH);
        FloatVector s11 = FloatVector.fromArray(S, a, sumAt + Lanes.DEPTH + L);
        FloatVector s12 = FloatVector.fromArray(S, a, sumAt + Lanes.DEPTH + 2 * L);
        FloatVector s13 = FloatVector.fromArray(S, a, sumAt + Lanes.DEPTH + 3 * L);
        FloatVector s20 = FloatVector.fromArray(S, a, sumAt + 2 * Lanes.DEPTH);
        FloatVector s21 = FloatVector.fromArray(S, a, sumAt + 2 * Lanes.DEPTH + L);
        FloatVector s22 = FloatVector.fromArray(S, a, sumAt + 2 * Lanes.DEPTH + 2 * L);
        FloatVector s23 = FloatVector.fromArray(S, a, sumAt + 2 * Lanes.DEPTH + 3 * L);
        FloatVector s30 = FloatVector.fromArray(S, a, sumAt + 3 * Lanes.DEPTH);
        FloatVector s31 = FloatVector.fromArray(S, a, sumAt + 3 * Lanes.DEPTH + L);
        FloatVector s32 = FloatVector.fromArray(S, a, sumAt + 3 * Lanes.DEPTH + 2 * L);
        FloatVector s33 = FloatVector.fromArray(S, a, sumAt + 3 * Lanes.DEPTH + 3 * L);
        FloatVector s40 = FloatVector.fromArray(S, a, sumAt + 4 * Lanes.DEPTH);
        FloatVector s41 = FloatVector.fromArray(S, a, sumAt + 4 * Lanes.DEPTH + L);
        FloatVector s42 = FloatVector.fromArray(S, a, sumAt + 4 * Lanes.DEPTH + 2 * L);
        FloatVector s43 = FloatVector.fromArray(S, a, sumAt + 4 * Lanes.DEPTH + 3 * L);
        int toColumn = mAt - aAt * L;
        for (int i = aAt; i < aAt + depth; i++) {
            FloatVector w0 = FloatVector.fromArray(S, m, toColumn + i * L);
            FloatVector w1 = FloatVector.fromArray(S, m, toColumn + i * L + D);
            FloatVector w2 = FloatVector.fromArray(S, m, toColumn + i * L + 2 * D);
            FloatVector w3 = FloatVector.fromArray(S, m, toColumn + i * L + 3 * D);
            FloatVector a0 = FloatVector.broadcast(S, a[i]);
            s00 = a0.fma(w0, s00);
            s01 = a0.fma(w1, s01);
            s02 = a0.fma(w2, s02);
            s03 = a0.fma(w3, s03);
            FloatVector a1 = FloatVector.broadcast(S, a[i + Lanes.DEPTH]);
            s10 = a1.fma(w0, s10);
            s11 = a1.fma(w1, s11);
            s12 = a1.fma(w2, s12);
            s13 = a1.fma(w3, s13);
            FloatVector a2 = FloatVector.broadcast(S, a[i + 2 * Lanes.DEPTH]);
            s20 = a2.fma(w0, s20);
            s21 = a2.fma(w1, s21);
            s22 = a2.fma(w2, s22);
            s23 = a2.fma(w3, s23);
            FloatVector a3 = FloatVector.broadcast(S, a[i + 3 * Lanes.DEPTH]);
            s30 = a3.fma(w0, s30);
            s31 = a3.fma(w1, s31);
            s32 = a3.fma(w2, s32);
            s33 = a3.fma(w3, s33);
            FloatVector a4 = FloatVector.broadcast(S, a[i + 4 * Lanes.DEPTH]);
            s40 = a4.fma(w0, s40);
            s41 = a4.fma(w1, s41);
            s42 = a4.fma(w2, s42);
            s43 = a4.fma(w3, s43);
        }
        s00.intoArray(a, sumAt);
        s01.intoArray(a, sumAt + L);
        s02.intoArray(a, sumAt + 2 * L);
        s03.intoArray(a, sumAt + 3 * L);
        s10.intoArray(a, sumAt + Lanes.DEPTH);
        s11.intoArray(a, sumAt + Lanes.DEPTH + L);
        s12.intoArray(a, sumAt + Lanes.DEPTH + 2 * L);
        s13.intoArray(a, sumAt + Lanes.DEPTH + 3 * L);
        s20.intoArray(a, sumAt + 2 * Lanes.DEPTH);
        s21.intoArray(a, sumAt + 2 * Lanes.DEPTH + L);
        s22.intoArray(a, sumAt + 2 * Lanes.DEPTH + 2 * L);
        s23.intoArray(a, sumAt + 2 * Lanes.DEPTH + 3 * L);
        s30.intoArray(a, sumAt + 3 * Lanes.DEPTH);
        s31.intoArray(a, sumAt + 3 * Lanes.DEPTH + L);
        s32.intoArray(a, sumAt + 3 * Lanes.DEPTH + 2 * L);
        s33.intoArray(a, sumAt + 3 * Lanes.DEPTH + 3 * L);
        s40.intoArray(a, sumAt + 4 * Lanes.DEPTH);
        s41.intoArray(a, sumAt + 4 * Lanes.DEPTH + L);
        s42.intoArray(a, sumAt + 4 * Lanes.DEPTH + 2 * L);
        s43.intoArray(a, sumAt + 4 * Lanes.DEPTH + 3 * L);
    }

    private static void product3(float[] a, int aAt, int sumAt, float[] m, int mAt, int depth) {
        FloatVector s00 = FloatVector.fromArray(S, a, sumAt);
        FloatVector s01 = FloatVector.fromArray(S, a, sumAt + L);
        FloatVector s02 = FloatVector.fromArray(S, a, sumAt + 2 * L);
        FloatVector s10 = FloatVector.fromArray(S, a, sumAt + Lanes.DEPTH);
        FloatVector s11 = FloatVector.fromArray(S, a, sumAt + Lanes.DEPTH + L);
        FloatVector s12 = FloatVector.fromArray(S, a, sumAt + Lanes.DEPTH + 2 * L);
        FloatVector s20 = FloatVector.fromArray(S, a, sumAt + 2 * Lanes.DEPTH);
        FloatVector s21 = FloatVector.fromArray(S, a, sumAt + 2 * Lanes.DEPTH + L);
        FloatVector s22 = FloatVector.fromArray(S, a, sumAt + 2 * Lanes.DEPTH + 2 * L);
        FloatVector s30 = FloatVector.fromArray(S, a, sumAt + 3 * Lanes.DEPTH);
        FloatVector s31 = FloatVector.fromArray(S, a, sumAt + 3 * Lanes.DEPTH + L);
        FloatVector s32 = FloatVector.fromArray(S, a, sumAt + 3 * Lanes.DEPTH + 2 * L);
        FloatVector s40 = FloatVector.fromArray(S, a, sumAt + 4 * Lanes.DEPTH);
        FloatVector s41 = FloatVector.fromArray(S, a, sumAt + 4 * Lanes.DEPTH + L);
        FloatVector s42 = FloatVector.fromArray(S, a, sumAt + 4 * Lanes.DEPTH + 2 * L);
        int toColumn = mAt - aAt * L;
        for (int i = aAt; i < aAt + depth; i++) {
            FloatVector w0 = FloatVector.fromArray(S, m, toColumn + i * L);
            FloatVector w1 = FloatVector.fromArray(S, m, toColumn + i * L + D);
            FloatVector w2 = FloatVector.fromArray(S, m, toColumn + i * L + 2 * D);
            FloatVector a0 = FloatVector.broadcast(S, a[i]);
            s00 = a0.fma(w0, s00);
            s01 = a0.fma(w1, s01);
            s02 = a0.fma(w2, s02);
            FloatVector a1 = FloatVector.broadcast(S, a[i + Lanes.DEPTH]);
            s10 = a1.fma(w0, s10);
            s11 = a1.fma(w1, s11);
            s12 = a1.fma(w2, s12);
            FloatVector a2 = FloatVector.broadcast(S, a[i + 2 * Lanes.DEPTH]);
            s20 = a2.fma(w0, s20);
            s21 = a2.fma(w1, s21);
            s22 = a2.fma(w2, s22);
            FloatVector a3 = FloatVector.broadcast(S, a[i + 3 * Lanes.DEPTH]);
            s30 = a3.fma(w0, s30);
            s31 = a3.fma(w1, s31);
            s32 = a3.fma(w2, s32);
            FloatVector a4 = FloatVector.broadcast(S, a[i + 4 * Lanes.DEPTH]);
            s40 = a4.fma(w0, s40);
            s41 = a4.fma(w1, s41);
            s42 = a4.fma(w2, s42);
        }
        s00.intoArray(a, sumAt);
        s01.intoArray(a, sumAt + L);
        s02.intoArray(a, sumAt + 2 * L);
        s10.intoArray(a, sumAt + Lanes.DEPTH);
        s11.intoArray(a, sumAt + Lanes.DEPTH + L);
        s12.intoArray(a, sumAt + Lanes.DEPTH + 2 * L);
        s20.intoArray(a, sumAt + 2 * Lanes.DEPTH);
        s21.intoArray(a, sumAt + 2 * Lanes.DEPTH + L);
        s22.intoArray(a, sumAt + 2 * Lanes.DEPTH + 2 * L);
        s30.intoArray(a, sumAt + 3 * Lanes.DEPTH);
        s31.intoArray(a, sumAt + 3 * Lanes.DEPTH + L);
        s32.intoArray(a, sumAt + 3 * Lanes.DEPTH + 2 * L);
        s40.intoArray(a, sumAt + 4 * Lanes.DEPTH);
        s41.intoArray(a, sumAt + 4 * Lanes.DEPTH + L);
        s42.intoArray(a, sumAt + 4 * Lanes.DEPTH + 2 * L);
    }

    private static void product2(float[] a, int aAt, int sumAt, float[] m, int mAt, int depth) {
        FloatVector s00 = FloatVector.fromArray(S, a, sumAt);
        FloatVector s01 = FloatVector.fromArray(S, a, sumAt + L);
        FloatVector s10 = FloatVector.fromArray(S, a, sumAt + Lanes.DEPTH);
        FloatVector s11 = FloatVector.fromArray(S, a, sumAt + Lanes.DEPTH + L);
        FloatVector s20 = FloatVector.fromArray(S, a, sumAt + 2 * Lanes.DEPTH);
        FloatVector s21 = FloatVector.fromArray(S, a, sumAt + 2 * Lanes.DEPTH + L);
        FloatVector s30 = FloatVector.fromArray(S, a, sumAt + 3 * Lanes.DEPTH);
        FloatVector s31 = FloatVector.fromArray(S, a, sumAt + 3 * Lanes.DEPTH + L);
        FloatVector s40 = FloatVector.fromArray(S, a, sumAt + 4 * Lanes.DEPTH);
        FloatVector s41 = FloatVector.fromArray(S, a, sumAt + 4 * Lanes.DEPTH + L);
        int toColumn = mAt - aAt * L;
        for (int i = aAt; i < aAt + depth; i++) {
            FloatVector w0 = FloatVector.fromArray(S, m, toColumn + i * L);
            FloatVector w1 = FloatVector.fromArray(S, m, toColumn + i * L + D);
            FloatVector a0 = FloatVector.broadcast(S, a[i]);
            s00 = a0.fma(w0, s00);
            s01 = a0.fma(w1, s01);
            FloatVector a1 = FloatVector.broadcast(S, a[i + Lanes.DEPTH]);
            s10 = a1.fma(w0, s10);
            s11 = a1.fma(w1, s11);
            FloatVector a2 = FloatVector.broadcast(S, a[i + 2 * Lanes.DEPTH]);
            s20 = a2.fma(w0, s20);
            s21 = a2.fma(w1, s21);
            FloatVector a3 = FloatVector.broadcast(S, a[i + 3 * Lanes.DEPTH]);
            s30 = a3.fma(w0, s30);
            s31 = a3.fma(w1, s31);
            FloatVector a4 = FloatVector.broadcast(S, a[i + 4 * Lanes.DEPTH]);
            s40 = a4.fma(w0, s40);
            s41 = a4.fma(w1, s41);
        }
        s00.intoArray(a, sumAt);
        s01.intoArray(a, sumAt + L);
        s10.intoArray(a, sumAt + Lanes.DEPTH);
        s11.intoArray(a, sumAt + Lanes.DEPTH + L);
        s20.intoArray(a, sumAt + 2 * Lanes.DEPTH);
        s21.intoArray(a, sumAt + 2 * Lanes.DEPTH + L);
        s30.intoArray(a, sumAt + 3 * Lanes.DEPTH);
        s31.intoArray(a, sumAt + 3 * Lanes.DEPTH + L);
        s40.intoArray(a, sumAt + 4 * Lanes.DEPTH);
        s41.intoArray(a, sumAt + 4 * Lanes.DEPTH + L);
    }

    private static void product1(float[] a, int aAt, int sumAt, float[] m, int mAt, int depth) {
        FloatVector s00 = FloatVector.fromArray(S, a, sumAt);
        FloatVector s10 = FloatVector.fromArray(S, a, sumAt + Lanes.DEPTH);
        FloatVector s20 = FloatVector.fromArray(S, a, sumAt + 2 * Lanes.DEPTH);
        FloatVector s30 = FloatVector.fromArray(S, a, sumAt + 3 * Lanes.DEPTH);
        FloatVector s40 = FloatVector.fromArray(S, a, sumAt + 4 * Lanes.DEPTH);
        int toColumn = mAt - aAt * L;
        for (int i = aAt; i < aAt + depth; i++) {
            FloatVector w0 = FloatVector.fromArray(S, m, toColumn + i * L);
            FloatVector a0 = FloatVector.broadcast(S, a[i]);
            s00 = a0.fma(w0, s00);
            FloatVector a1 = FloatVector.broadcast(S, a[i + Lanes.DEPTH]);
            s10 = a1.fma(w0, s10);
            FloatVector a2 = FloatVector.broadcast(S, a[i + 2 * Lanes.DEPTH]);
            s20 = a2.fma(w0, s20);
            FloatVector a3 = FloatVector.broadcast(S, a[i + 3 * Lanes.DEPTH]);
            s30 = a3.fma(w0, s30);
            FloatVector a4 = FloatVector.broadcast(S, a[i + 4 * Lanes.DEPTH]);
            s40 = a4.fma(w0, s40);
        }
        s00.intoArray(a, sumAt);
        s10.intoArray(a, sumAt + Lanes.DEPTH);
        s20.intoArray(a, sumAt + 2 * Lanes.DEPTH);
        s30.intoArray(a, sumAt + 3 * Lanes.DEPTH);
        s40.intoArray(a, sumAt + 4 * Lanes.DEPTH);
    }
}
