package dev.rondo.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Products of small blocks with the sums in registers: up to twenty vectors, larger blocks spill. One method per width,
 * because C2 keeps only local variables in registers.
 */
final class FloatBlocks {
    /** A static constant, or C2 does not see the width and boxes every vector. */
    static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED.length() > Lanes.WIDTH
            ? FloatVector.SPECIES_512
            : FloatVector.SPECIES_PREFERRED;

    static final int L = S.length();

    private FloatBlocks() {}

    /**
     * {@code out[b, j] = sum_k a[b, k] m[k, j]} for five rows b and {@code vectors} vectors of columns; rows of a and out
     * are {@code stride} apart, those of m lie side by side.
     */
    static void product(
            int vectors, float[] a, int aAt, int stride, float[] m, int mAt, int depth, float[] out, int outAt) {
        switch (vectors) {
            case 4 -> product4(a, aAt, stride, m, mAt, depth, out, outAt);
            case 3 -> product3(a, aAt, stride, m, mAt, depth, out, outAt);
            case 2 -> product2(a, aAt, stride, m, mAt, depth, out, outAt);
            default -> product1(a, aAt, stride, m, mAt, depth, out, outAt);
        }
    }

    /**
     * {@code g[i, j] += sum_k d[k, i] r[k, j]} for ten rows i and one or two vectors of columns; the rows of d (ten
     * entries) and r lie side by side, those of g are {@code stride} apart.
     */
    static void outer(int vectors, float[] d, int dAt, float[] r, int rAt, int rows, float[] g, int gAt, int stride) {
        if (vectors == 2) {
            outer2(d, dAt, r, rAt, rows, g, gAt, stride);
        } else {
            outer1(d, dAt, r, rAt, rows, g, gAt, stride);
        }
    }

    private static void product4(
            float[] a, int aAt, int stride, float[] m, int mAt, int depth, float[] out, int outAt) {
        FloatVector s00 = FloatVector.zero(S);
        FloatVector s01 = FloatVector.zero(S);
        FloatVector s02 = FloatVector.zero(S);
        FloatVector s03 = FloatVector.zero(S);
        FloatVector s10 = FloatVector.zero(S);
        FloatVector s11 = FloatVector.zero(S);
        FloatVector s12 = FloatVector.zero(S);
        FloatVector s13 = FloatVector.zero(S);
        FloatVector s20 = FloatVector.zero(S);
        FloatVector s21 = FloatVector.zero(S);
        FloatVector s22 = FloatVector.zero(S);
        FloatVector s23 = FloatVector.zero(S);
        FloatVector s30 = FloatVector.zero(S);
        FloatVector s31 = FloatVector.zero(S);
        FloatVector s32 = FloatVector.zero(S);
        FloatVector s33 = FloatVector.zero(S);
        FloatVector s40 = FloatVector.zero(S);
        FloatVector s41 = FloatVector.zero(S);
        FloatVector s42 = FloatVector.zero(S);
        FloatVector s43 = FloatVector.zero(S);
        for (int k = 0; k < depth; k++) {
            FloatVector w0 = FloatVector.fromArray(S, m, mAt + k * 4 * L);
            FloatVector w1 = FloatVector.fromArray(S, m, mAt + k * 4 * L + L);
            FloatVector w2 = FloatVector.fromArray(S, m, mAt + k * 4 * L + 2 * L);
            FloatVector w3 = FloatVector.fromArray(S, m, mAt + k * 4 * L + 3 * L);
            FloatVector a0 = FloatVector.broadcast(S, a[aAt + k]);
            s00 = a0.fma(w0, s00);
            s01 = a0.fma(w1, s01);
            s02 = a0.fma(w2, s02);
            s03 = a0.fma(w3, s03);
            FloatVector a1 = FloatVector.broadcast(S, a[aAt + stride + k]);
            s10 = a1.fma(w0, s10);
            s11 = a1.fma(w1, s11);
            s12 = a1.fma(w2, s12);
            s13 = a1.fma(w3, s13);
            FloatVector a2 = FloatVector.broadcast(S, a[aAt + 2 * stride + k]);
            s20 = a2.fma(w0, s20);
            s21 = a2.fma(w1, s21);
            s22 = a2.fma(w2, s22);
            s23 = a2.fma(w3, s23);
            FloatVector a3 = FloatVector.broadcast(S, a[aAt + 3 * stride + k]);
            s30 = a3.fma(w0, s30);
            s31 = a3.fma(w1, s31);
            s32 = a3.fma(w2, s32);
            s33 = a3.fma(w3, s33);
            FloatVector a4 = FloatVector.broadcast(S, a[aAt + 4 * stride + k]);
            s40 = a4.fma(w0, s40);
            s41 = a4.fma(w1, s41);
            s42 = a4.fma(w2, s42);
            s43 = a4.fma(w3, s43);
        }
        s00.intoArray(out, outAt);
        s01.intoArray(out, outAt + L);
        s02.intoArray(out, outAt + 2 * L);
        s03.intoArray(out, outAt + 3 * L);
        s10.intoArray(out, outAt + stride);
        s11.intoArray(out, outAt + stride + L);
        s12.intoArray(out, outAt + stride + 2 * L);
        s13.intoArray(out, outAt + stride + 3 * L);
        s20.intoArray(out, outAt + 2 * stride);
        s21.intoArray(out, outAt + 2 * stride + L);
        s22.intoArray(out, outAt + 2 * stride + 2 * L);
        s23.intoArray(out, outAt + 2 * stride + 3 * L);
        s30.intoArray(out, outAt + 3 * stride);
        s31.intoArray(out, outAt + 3 * stride + L);
        s32.intoArray(out, outAt + 3 * stride + 2 * L);
        s33.intoArray(out, outAt + 3 * stride + 3 * L);
        s40.intoArray(out, outAt + 4 * stride);
        s41.intoArray(out, outAt + 4 * stride + L);
        s42.intoArray(out, outAt + 4 * stride + 2 * L);
        s43.intoArray(out, outAt + 4 * stride + 3 * L);
    }

    private static void product3(
            float[] a, int aAt, int stride, float[] m, int mAt, int depth, float[] out, int outAt) {
        FloatVector s00 = FloatVector.zero(S);
        FloatVector s01 = FloatVector.zero(S);
        FloatVector s02 = FloatVector.zero(S);
        FloatVector s10 = FloatVector.zero(S);
        FloatVector s11 = FloatVector.zero(S);
        FloatVector s12 = FloatVector.zero(S);
        FloatVector s20 = FloatVector.zero(S);
        FloatVector s21 = FloatVector.zero(S);
        FloatVector s22 = FloatVector.zero(S);
        FloatVector s30 = FloatVector.zero(S);
        FloatVector s31 = FloatVector.zero(S);
        FloatVector s32 = FloatVector.zero(S);
        FloatVector s40 = FloatVector.zero(S);
        FloatVector s41 = FloatVector.zero(S);
        FloatVector s42 = FloatVector.zero(S);
        for (int k = 0; k < depth; k++) {
            FloatVector w0 = FloatVector.fromArray(S, m, mAt + k * 3 * L);
            FloatVector w1 = FloatVector.fromArray(S, m, mAt + k * 3 * L + L);
            FloatVector w2 = FloatVector.fromArray(S, m, mAt + k * 3 * L + 2 * L);
            FloatVector a0 = FloatVector.broadcast(S, a[aAt + k]);
            s00 = a0.fma(w0, s00);
            s01 = a0.fma(w1, s01);
            s02 = a0.fma(w2, s02);
            FloatVector a1 = FloatVector.broadcast(S, a[aAt + stride + k]);
            s10 = a1.fma(w0, s10);
            s11 = a1.fma(w1, s11);
            s12 = a1.fma(w2, s12);
            FloatVector a2 = FloatVector.broadcast(S, a[aAt + 2 * stride + k]);
            s20 = a2.fma(w0, s20);
            s21 = a2.fma(w1, s21);
            s22 = a2.fma(w2, s22);
            FloatVector a3 = FloatVector.broadcast(S, a[aAt + 3 * stride + k]);
            s30 = a3.fma(w0, s30);
            s31 = a3.fma(w1, s31);
            s32 = a3.fma(w2, s32);
            FloatVector a4 = FloatVector.broadcast(S, a[aAt + 4 * stride + k]);
            s40 = a4.fma(w0, s40);
            s41 = a4.fma(w1, s41);
            s42 = a4.fma(w2, s42);
        }
        s00.intoArray(out, outAt);
        s01.intoArray(out, outAt + L);
        s02.intoArray(out, outAt + 2 * L);
        s10.intoArray(out, outAt + stride);
        s11.intoArray(out, outAt + stride + L);
        s12.intoArray(out, outAt + stride + 2 * L);
        s20.intoArray(out, outAt + 2 * stride);
        s21.intoArray(out, outAt + 2 * stride + L);
        s22.intoArray(out, outAt + 2 * stride + 2 * L);
        s30.intoArray(out, outAt + 3 * stride);
        s31.intoArray(out, outAt + 3 * stride + L);
        s32.intoArray(out, outAt + 3 * stride + 2 * L);
        s40.intoArray(out, outAt + 4 * stride);
        s41.intoArray(out, outAt + 4 * stride + L);
        s42.intoArray(out, outAt + 4 * stride + 2 * L);
    }

    private static void product2(
            float[] a, int aAt, int stride, float[] m, int mAt, int depth, float[] out, int outAt) {
        FloatVector s00 = FloatVector.zero(S);
        FloatVector s01 = FloatVector.zero(S);
        FloatVector s10 = FloatVector.zero(S);
        FloatVector s11 = FloatVector.zero(S);
        FloatVector s20 = FloatVector.zero(S);
        FloatVector s21 = FloatVector.zero(S);
        FloatVector s30 = FloatVector.zero(S);
        FloatVector s31 = FloatVector.zero(S);
        FloatVector s40 = FloatVector.zero(S);
        FloatVector s41 = FloatVector.zero(S);
        for (int k = 0; k < depth; k++) {
            FloatVector w0 = FloatVector.fromArray(S, m, mAt + k * 2 * L);
            FloatVector w1 = FloatVector.fromArray(S, m, mAt + k * 2 * L + L);
            FloatVector a0 = FloatVector.broadcast(S, a[aAt + k]);
            s00 = a0.fma(w0, s00);
            s01 = a0.fma(w1, s01);
            FloatVector a1 = FloatVector.broadcast(S, a[aAt + stride + k]);
            s10 = a1.fma(w0, s10);
            s11 = a1.fma(w1, s11);
            FloatVector a2 = FloatVector.broadcast(S, a[aAt + 2 * stride + k]);
            s20 = a2.fma(w0, s20);
            s21 = a2.fma(w1, s21);
            FloatVector a3 = FloatVector.broadcast(S, a[aAt + 3 * stride + k]);
            s30 = a3.fma(w0, s30);
            s31 = a3.fma(w1, s31);
            FloatVector a4 = FloatVector.broadcast(S, a[aAt + 4 * stride + k]);
            s40 = a4.fma(w0, s40);
            s41 = a4.fma(w1, s41);
        }
        s00.intoArray(out, outAt);
        s01.intoArray(out, outAt + L);
        s10.intoArray(out, outAt + stride);
        s11.intoArray(out, outAt + stride + L);
        s20.intoArray(out, outAt + 2 * stride);
        s21.intoArray(out, outAt + 2 * stride + L);
        s30.intoArray(out, outAt + 3 * stride);
        s31.intoArray(out, outAt + 3 * stride + L);
        s40.intoArray(out, outAt + 4 * stride);
        s41.intoArray(out, outAt + 4 * stride + L);
    }

    private static void product1(
            float[] a, int aAt, int stride, float[] m, int mAt, int depth, float[] out, int outAt) {
        FloatVector s00 = FloatVector.zero(S);
        FloatVector s10 = FloatVector.zero(S);
        FloatVector s20 = FloatVector.zero(S);
        FloatVector s30 = FloatVector.zero(S);
        FloatVector s40 = FloatVector.zero(S);
        for (int k = 0; k < depth; k++) {
            FloatVector w0 = FloatVector.fromArray(S, m, mAt + k * L);
            FloatVector a0 = FloatVector.broadcast(S, a[aAt + k]);
            s00 = a0.fma(w0, s00);
            FloatVector a1 = FloatVector.broadcast(S, a[aAt + stride + k]);
            s10 = a1.fma(w0, s10);
            FloatVector a2 = FloatVector.broadcast(S, a[aAt + 2 * stride + k]);
            s20 = a2.fma(w0, s20);
            FloatVector a3 = FloatVector.broadcast(S, a[aAt + 3 * stride + k]);
            s30 = a3.fma(w0, s30);
            FloatVector a4 = FloatVector.broadcast(S, a[aAt + 4 * stride + k]);
            s40 = a4.fma(w0, s40);
        }
        s00.intoArray(out, outAt);
        s10.intoArray(out, outAt + stride);
        s20.intoArray(out, outAt + 2 * stride);
        s30.intoArray(out, outAt + 3 * stride);
        s40.intoArray(out, outAt + 4 * stride);
    }

    private static void outer2(float[] d, int dAt, float[] r, int rAt, int rows, float[] g, int gAt, int stride) {
        FloatVector s00 = FloatVector.fromArray(S, g, gAt);
        FloatVector s01 = FloatVector.fromArray(S, g, gAt + L);
        FloatVector s10 = FloatVector.fromArray(S, g, gAt + stride);
        FloatVector s11 = FloatVector.fromArray(S, g, gAt + stride + L);
        FloatVector s20 = FloatVector.fromArray(S, g, gAt + 2 * stride);
        FloatVector s21 = FloatVector.fromArray(S, g, gAt + 2 * stride + L);
        FloatVector s30 = FloatVector.fromArray(S, g, gAt + 3 * stride);
        FloatVector s31 = FloatVector.fromArray(S, g, gAt + 3 * stride + L);
        FloatVector s40 = FloatVector.fromArray(S, g, gAt + 4 * stride);
        FloatVector s41 = FloatVector.fromArray(S, g, gAt + 4 * stride + L);
        FloatVector s50 = FloatVector.fromArray(S, g, gAt + 5 * stride);
        FloatVector s51 = FloatVector.fromArray(S, g, gAt + 5 * stride + L);
        FloatVector s60 = FloatVector.fromArray(S, g, gAt + 6 * stride);
        FloatVector s61 = FloatVector.fromArray(S, g, gAt + 6 * stride + L);
        FloatVector s70 = FloatVector.fromArray(S, g, gAt + 7 * stride);
        FloatVector s71 = FloatVector.fromArray(S, g, gAt + 7 * stride + L);
        FloatVector s80 = FloatVector.fromArray(S, g, gAt + 8 * stride);
        FloatVector s81 = FloatVector.fromArray(S, g, gAt + 8 * stride + L);
        FloatVector s90 = FloatVector.fromArray(S, g, gAt + 9 * stride);
        FloatVector s91 = FloatVector.fromArray(S, g, gAt + 9 * stride + L);
        for (int k = 0; k < rows; k++) {
            FloatVector w0 = FloatVector.fromArray(S, r, rAt + k * 2 * L);
            FloatVector w1 = FloatVector.fromArray(S, r, rAt + k * 2 * L + L);
            FloatVector d0 = FloatVector.broadcast(S, d[dAt + k * Lanes.COLUMNS]);
            s00 = d0.fma(w0, s00);
            s01 = d0.fma(w1, s01);
            FloatVector d1 = FloatVector.broadcast(S, d[dAt + k * Lanes.COLUMNS + 1]);
            s10 = d1.fma(w0, s10);
            s11 = d1.fma(w1, s11);
            FloatVector d2 = FloatVector.broadcast(S, d[dAt + k * Lanes.COLUMNS + 2]);
            s20 = d2.fma(w0, s20);
            s21 = d2.fma(w1, s21);
            FloatVector d3 = FloatVector.broadcast(S, d[dAt + k * Lanes.COLUMNS + 3]);
            s30 = d3.fma(w0, s30);
            s31 = d3.fma(w1, s31);
            FloatVector d4 = FloatVector.broadcast(S, d[dAt + k * Lanes.COLUMNS + 4]);
            s40 = d4.fma(w0, s40);
            s41 = d4.fma(w1, s41);
            FloatVector d5 = FloatVector.broadcast(S, d[dAt + k * Lanes.COLUMNS + 5]);
            s50 = d5.fma(w0, s50);
            s51 = d5.fma(w1, s51);
            FloatVector d6 = FloatVector.broadcast(S, d[dAt + k * Lanes.COLUMNS + 6]);
            s60 = d6.fma(w0, s60);
            s61 = d6.fma(w1, s61);
            FloatVector d7 = FloatVector.broadcast(S, d[dAt + k * Lanes.COLUMNS + 7]);
            s70 = d7.fma(w0, s70);
            s71 = d7.fma(w1, s71);
            FloatVector d8 = FloatVector.broadcast(S, d[dAt + k * Lanes.COLUMNS + 8]);
            s80 = d8.fma(w0, s80);
            s81 = d8.fma(w1, s81);
            FloatVector d9 = FloatVector.broadcast(S, d[dAt + k * Lanes.COLUMNS + 9]);
            s90 = d9.fma(w0, s90);
            s91 = d9.fma(w1, s91);
        }
        s00.intoArray(g, gAt);
        s01.intoArray(g, gAt + L);
        s10.intoArray(g, gAt + stride);
        s11.intoArray(g, gAt + stride + L);
        s20.intoArray(g, gAt + 2 * stride);
        s21.intoArray(g, gAt + 2 * stride + L);
        s30.intoArray(g, gAt + 3 * stride);
        s31.intoArray(g, gAt + 3 * stride + L);
        s40.intoArray(g, gAt + 4 * stride);
        s41.intoArray(g, gAt + 4 * stride + L);
        s50.intoArray(g, gAt + 5 * stride);
        s51.intoArray(g, gAt + 5 * stride + L);
        s60.intoArray(g, gAt + 6 * stride);
        s61.intoArray(g, gAt + 6 * stride + L);
        s70.intoArray(g, gAt + 7 * stride);
        s71.intoArray(g, gAt + 7 * stride + L);
        s80.intoArray(g, gAt + 8 * stride);
        s81.intoArray(g, gAt + 8 * stride + L);
        s90.intoArray(g, gAt + 9 * stride);
        s91.intoArray(g, gAt + 9 * stride + L);
    }

    private static void outer1(float[] d, int dAt, float[] r, int rAt, int rows, float[] g, int gAt, int stride) {
        FloatVector s00 = FloatVector.fromArray(S, g, gAt);
        FloatVector s10 = FloatVector.fromArray(S, g, gAt + stride);
        FloatVector s20 = FloatVector.fromArray(S, g, gAt + 2 * stride);
        FloatVector s30 = FloatVector.fromArray(S, g, gAt + 3 * stride);
        FloatVector s40 = FloatVector.fromArray(S, g, gAt + 4 * stride);
        FloatVector s50 = FloatVector.fromArray(S, g, gAt + 5 * stride);
        FloatVector s60 = FloatVector.fromArray(S, g, gAt + 6 * stride);
        FloatVector s70 = FloatVector.fromArray(S, g, gAt + 7 * stride);
        FloatVector s80 = FloatVector.fromArray(S, g, gAt + 8 * stride);
        FloatVector s90 = FloatVector.fromArray(S, g, gAt + 9 * stride);
        for (int k = 0; k < rows; k++) {
            FloatVector w0 = FloatVector.fromArray(S, r, rAt + k * L);
            s00 = FloatVector.broadcast(S, d[dAt + k * Lanes.COLUMNS]).fma(w0, s00);
            s10 = FloatVector.broadcast(S, d[dAt + k * Lanes.COLUMNS + 1]).fma(w0, s10);
            s20 = FloatVector.broadcast(S, d[dAt + k * Lanes.COLUMNS + 2]).fma(w0, s20);
            s30 = FloatVector.broadcast(S, d[dAt + k * Lanes.COLUMNS + 3]).fma(w0, s30);
            s40 = FloatVector.broadcast(S, d[dAt + k * Lanes.COLUMNS + 4]).fma(w0, s40);
            s50 = FloatVector.broadcast(S, d[dAt + k * Lanes.COLUMNS + 5]).fma(w0, s50);
            s60 = FloatVector.broadcast(S, d[dAt + k * Lanes.COLUMNS + 6]).fma(w0, s60);
            s70 = FloatVector.broadcast(S, d[dAt + k * Lanes.COLUMNS + 7]).fma(w0, s70);
            s80 = FloatVector.broadcast(S, d[dAt + k * Lanes.COLUMNS + 8]).fma(w0, s80);
            s90 = FloatVector.broadcast(S, d[dAt + k * Lanes.COLUMNS + 9]).fma(w0, s90);
        }
        s00.intoArray(g, gAt);
        s10.intoArray(g, gAt + stride);
        s20.intoArray(g, gAt + 2 * stride);
        s30.intoArray(g, gAt + 3 * stride);
        s40.intoArray(g, gAt + 4 * stride);
        s50.intoArray(g, gAt + 5 * stride);
        s60.intoArray(g, gAt + 6 * stride);
        s70.intoArray(g, gAt + 7 * stride);
        s80.intoArray(g, gAt + 8 * stride);
        s90.intoArray(g, gAt + 9 * stride);
    }
}
