package dev.rondo.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Products of small blocks with the sums in registers: up to twenty vectors, larger blocks spill. One method per width,
 * because C2 keeps only local variables in registers.
 *
 * <p>C2 also has to hold every address in a register, and a loop that runs out of them is a quarter slower. So all rows
 * are constant distances apart and in one array, and indices are multiples of powers of two, or range checks stay.
 */
final class DoubleBlocks {
    /** A static constant, or C2 does not see the width and boxes every vector. */
    static final VectorSpecies<Double> S = DoubleVector.SPECIES_PREFERRED.length() > Lanes.WIDTH
            ? DoubleVector.SPECIES_512
            : DoubleVector.SPECIES_PREFERRED;

    static final int L = S.length();

    /** How far the vectors of a packed matrix's columns are apart. */
    static final int D = Lanes.DEPTH * L;

    private DoubleBlocks() {}

    /**
     * {@code sum[b, j] += sum_k a[b, k] m[k, j]} for five rows b and {@code vectors} vectors of columns. Rows of a and of
     * the sums are {@link Lanes#DEPTH} apart, in one array; the vectors of m's columns are {@link #D} apart.
     */
    static void product(int vectors, double[] a, int aAt, int sumAt, double[] m, int mAt, int depth) {
        switch (vectors) {
            case 4 -> product4(a, aAt, sumAt, m, mAt, depth);
            case 3 -> product3(a, aAt, sumAt, m, mAt, depth);
            case 2 -> product2(a, aAt, sumAt, m, mAt, depth);
            default -> product1(a, aAt, sumAt, m, mAt, depth);
        }
    }

    private static void product4(double[] a, int aAt, int sumAt, double[] m, int mAt, int depth) {
        DoubleVector s00 = DoubleVector.fromArray(S, a, sumAt);
        DoubleVector s01 = DoubleVector.fromArray(S, a, sumAt + L);
        DoubleVector s02 = DoubleVector.fromArray(S, a, sumAt + 2 * L);
        DoubleVector s03 = DoubleVector.fromArray(S, a, sumAt + 3 * L);
        DoubleVector s10 = DoubleVector.fromArray(S, a, sumAt + Lanes.DEPTH);
        DoubleVector s11 = DoubleVector.fromArray(S, a, sumAt + Lanes.DEPTH + L);
        DoubleVector s12 = DoubleVector.fromArray(S, a, sumAt + Lanes.DEPTH + 2 * L);
        DoubleVector s13 = DoubleVector.fromArray(S, a, sumAt + Lanes.DEPTH + 3 * L);
        DoubleVector s20 = DoubleVector.fromArray(S, a, sumAt + 2 * Lanes.DEPTH);
        DoubleVector s21 = DoubleVector.fromArray(S, a, sumAt + 2 * Lanes.DEPTH + L);
        DoubleVector s22 = DoubleVector.fromArray(S, a, sumAt + 2 * Lanes.DEPTH + 2 * L);
        DoubleVector s23 = DoubleVector.fromArray(S, a, sumAt + 2 * Lanes.DEPTH + 3 * L);
        DoubleVector s30 = DoubleVector.fromArray(S, a, sumAt + 3 * Lanes.DEPTH);
        DoubleVector s31 = DoubleVector.fromArray(S, a, sumAt + 3 * Lanes.DEPTH + L);
        DoubleVector s32 = DoubleVector.fromArray(S, a, sumAt + 3 * Lanes.DEPTH + 2 * L);
        DoubleVector s33 = DoubleVector.fromArray(S, a, sumAt + 3 * Lanes.DEPTH + 3 * L);
        DoubleVector s40 = DoubleVector.fromArray(S, a, sumAt + 4 * Lanes.DEPTH);
        DoubleVector s41 = DoubleVector.fromArray(S, a, sumAt + 4 * Lanes.DEPTH + L);
        DoubleVector s42 = DoubleVector.fromArray(S, a, sumAt + 4 * Lanes.DEPTH + 2 * L);
        DoubleVector s43 = DoubleVector.fromArray(S, a, sumAt + 4 * Lanes.DEPTH + 3 * L);
        int toColumn = mAt - aAt * L;
        for (int i = aAt; i < aAt + depth; i++) {
            DoubleVector w0 = DoubleVector.fromArray(S, m, toColumn + i * L);
            DoubleVector w1 = DoubleVector.fromArray(S, m, toColumn + i * L + D);
            DoubleVector w2 = DoubleVector.fromArray(S, m, toColumn + i * L + 2 * D);
            DoubleVector w3 = DoubleVector.fromArray(S, m, toColumn + i * L + 3 * D);
            DoubleVector a0 = DoubleVector.broadcast(S, a[i]);
            s00 = a0.fma(w0, s00);
            s01 = a0.fma(w1, s01);
            s02 = a0.fma(w2, s02);
            s03 = a0.fma(w3, s03);
            DoubleVector a1 = DoubleVector.broadcast(S, a[i + Lanes.DEPTH]);
            s10 = a1.fma(w0, s10);
            s11 = a1.fma(w1, s11);
            s12 = a1.fma(w2, s12);
            s13 = a1.fma(w3, s13);
            DoubleVector a2 = DoubleVector.broadcast(S, a[i + 2 * Lanes.DEPTH]);
            s20 = a2.fma(w0, s20);
            s21 = a2.fma(w1, s21);
            s22 = a2.fma(w2, s22);
            s23 = a2.fma(w3, s23);
            DoubleVector a3 = DoubleVector.broadcast(S, a[i + 3 * Lanes.DEPTH]);
            s30 = a3.fma(w0, s30);
            s31 = a3.fma(w1, s31);
            s32 = a3.fma(w2, s32);
            s33 = a3.fma(w3, s33);
            DoubleVector a4 = DoubleVector.broadcast(S, a[i + 4 * Lanes.DEPTH]);
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

    private static void product3(double[] a, int aAt, int sumAt, double[] m, int mAt, int depth) {
        DoubleVector s00 = DoubleVector.fromArray(S, a, sumAt);
        DoubleVector s01 = DoubleVector.fromArray(S, a, sumAt + L);
        DoubleVector s02 = DoubleVector.fromArray(S, a, sumAt + 2 * L);
        DoubleVector s10 = DoubleVector.fromArray(S, a, sumAt + Lanes.DEPTH);
        DoubleVector s11 = DoubleVector.fromArray(S, a, sumAt + Lanes.DEPTH + L);
        DoubleVector s12 = DoubleVector.fromArray(S, a, sumAt + Lanes.DEPTH + 2 * L);
        DoubleVector s20 = DoubleVector.fromArray(S, a, sumAt + 2 * Lanes.DEPTH);
        DoubleVector s21 = DoubleVector.fromArray(S, a, sumAt + 2 * Lanes.DEPTH + L);
        DoubleVector s22 = DoubleVector.fromArray(S, a, sumAt + 2 * Lanes.DEPTH + 2 * L);
        DoubleVector s30 = DoubleVector.fromArray(S, a, sumAt + 3 * Lanes.DEPTH);
        DoubleVector s31 = DoubleVector.fromArray(S, a, sumAt + 3 * Lanes.DEPTH + L);
        DoubleVector s32 = DoubleVector.fromArray(S, a, sumAt + 3 * Lanes.DEPTH + 2 * L);
        DoubleVector s40 = DoubleVector.fromArray(S, a, sumAt + 4 * Lanes.DEPTH);
        DoubleVector s41 = DoubleVector.fromArray(S, a, sumAt + 4 * Lanes.DEPTH + L);
        DoubleVector s42 = DoubleVector.fromArray(S, a, sumAt + 4 * Lanes.DEPTH + 2 * L);
        int toColumn = mAt - aAt * L;
        for (int i = aAt; i < aAt + depth; i++) {
            DoubleVector w0 = DoubleVector.fromArray(S, m, toColumn + i * L);
            DoubleVector w1 = DoubleVector.fromArray(S, m, toColumn + i * L + D);
            DoubleVector w2 = DoubleVector.fromArray(S, m, toColumn + i * L + 2 * D);
            DoubleVector a0 = DoubleVector.broadcast(S, a[i]);
            s00 = a0.fma(w0, s00);
            s01 = a0.fma(w1, s01);
            s02 = a0.fma(w2, s02);
            DoubleVector a1 = DoubleVector.broadcast(S, a[i + Lanes.DEPTH]);
            s10 = a1.fma(w0, s10);
            s11 = a1.fma(w1, s11);
            s12 = a1.fma(w2, s12);
            DoubleVector a2 = DoubleVector.broadcast(S, a[i + 2 * Lanes.DEPTH]);
            s20 = a2.fma(w0, s20);
            s21 = a2.fma(w1, s21);
            s22 = a2.fma(w2, s22);
            DoubleVector a3 = DoubleVector.broadcast(S, a[i + 3 * Lanes.DEPTH]);
            s30 = a3.fma(w0, s30);
            s31 = a3.fma(w1, s31);
            s32 = a3.fma(w2, s32);
            DoubleVector a4 = DoubleVector.broadcast(S, a[i + 4 * Lanes.DEPTH]);
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

    private static void product2(double[] a, int aAt, int sumAt, double[] m, int mAt, int depth) {
        DoubleVector s00 = DoubleVector.fromArray(S, a, sumAt);
        DoubleVector s01 = DoubleVector.fromArray(S, a, sumAt + L);
        DoubleVector s10 = DoubleVector.fromArray(S, a, sumAt + Lanes.DEPTH);
        DoubleVector s11 = DoubleVector.fromArray(S, a, sumAt + Lanes.DEPTH + L);
        DoubleVector s20 = DoubleVector.fromArray(S, a, sumAt + 2 * Lanes.DEPTH);
        DoubleVector s21 = DoubleVector.fromArray(S, a, sumAt + 2 * Lanes.DEPTH + L);
        DoubleVector s30 = DoubleVector.fromArray(S, a, sumAt + 3 * Lanes.DEPTH);
        DoubleVector s31 = DoubleVector.fromArray(S, a, sumAt + 3 * Lanes.DEPTH + L);
        DoubleVector s40 = DoubleVector.fromArray(S, a, sumAt + 4 * Lanes.DEPTH);
        DoubleVector s41 = DoubleVector.fromArray(S, a, sumAt + 4 * Lanes.DEPTH + L);
        int toColumn = mAt - aAt * L;
        for (int i = aAt; i < aAt + depth; i++) {
            DoubleVector w0 = DoubleVector.fromArray(S, m, toColumn + i * L);
            DoubleVector w1 = DoubleVector.fromArray(S, m, toColumn + i * L + D);
            DoubleVector a0 = DoubleVector.broadcast(S, a[i]);
            s00 = a0.fma(w0, s00);
            s01 = a0.fma(w1, s01);
            DoubleVector a1 = DoubleVector.broadcast(S, a[i + Lanes.DEPTH]);
            s10 = a1.fma(w0, s10);
            s11 = a1.fma(w1, s11);
            DoubleVector a2 = DoubleVector.broadcast(S, a[i + 2 * Lanes.DEPTH]);
            s20 = a2.fma(w0, s20);
            s21 = a2.fma(w1, s21);
            DoubleVector a3 = DoubleVector.broadcast(S, a[i + 3 * Lanes.DEPTH]);
            s30 = a3.fma(w0, s30);
            s31 = a3.fma(w1, s31);
            DoubleVector a4 = DoubleVector.broadcast(S, a[i + 4 * Lanes.DEPTH]);
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

    private static void product1(double[] a, int aAt, int sumAt, double[] m, int mAt, int depth) {
        DoubleVector s00 = DoubleVector.fromArray(S, a, sumAt);
        DoubleVector s10 = DoubleVector.fromArray(S, a, sumAt + Lanes.DEPTH);
        DoubleVector s20 = DoubleVector.fromArray(S, a, sumAt + 2 * Lanes.DEPTH);
        DoubleVector s30 = DoubleVector.fromArray(S, a, sumAt + 3 * Lanes.DEPTH);
        DoubleVector s40 = DoubleVector.fromArray(S, a, sumAt + 4 * Lanes.DEPTH);
        int toColumn = mAt - aAt * L;
        for (int i = aAt; i < aAt + depth; i++) {
            DoubleVector w0 = DoubleVector.fromArray(S, m, toColumn + i * L);
            DoubleVector a0 = DoubleVector.broadcast(S, a[i]);
            s00 = a0.fma(w0, s00);
            DoubleVector a1 = DoubleVector.broadcast(S, a[i + Lanes.DEPTH]);
            s10 = a1.fma(w0, s10);
            DoubleVector a2 = DoubleVector.broadcast(S, a[i + 2 * Lanes.DEPTH]);
            s20 = a2.fma(w0, s20);
            DoubleVector a3 = DoubleVector.broadcast(S, a[i + 3 * Lanes.DEPTH]);
            s30 = a3.fma(w0, s30);
            DoubleVector a4 = DoubleVector.broadcast(S, a[i + 4 * Lanes.DEPTH]);
            s40 = a4.fma(w0, s40);
        }
        s00.intoArray(a, sumAt);
        s10.intoArray(a, sumAt + Lanes.DEPTH);
        s20.intoArray(a, sumAt + 2 * Lanes.DEPTH);
        s30.intoArray(a, sumAt + 3 * Lanes.DEPTH);
        s40.intoArray(a, sumAt + 4 * Lanes.DEPTH);
    }
}
