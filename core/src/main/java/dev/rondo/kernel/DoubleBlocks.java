package dev.rondo.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Products of small blocks with the sums in registers: up to twenty vectors, larger blocks spill. One method per width,
 * because C2 keeps only local variables in registers.
 */
final class DoubleBlocks {
    /** A static constant, or C2 does not see the width and boxes every vector. */
    static final VectorSpecies<Double> S = DoubleVector.SPECIES_PREFERRED.length() > Lanes.WIDTH
            ? DoubleVector.SPECIES_512
            : DoubleVector.SPECIES_PREFERRED;

    static final int L = S.length();

    private DoubleBlocks() {}

    /**
     * {@code out[b, j] = sum_k a[b, k] m[k, j]} for five rows b and {@code vectors} vectors of columns; rows of a and out
     * are {@code stride} apart, those of m lie side by side.
     */
    static void product(
            int vectors, double[] a, int aAt, int stride, double[] m, int mAt, int depth, double[] out, int outAt) {
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
    static void outer(
            int vectors, double[] d, int dAt, double[] r, int rAt, int rows, double[] g, int gAt, int stride) {
        if (vectors == 2) {
            outer2(d, dAt, r, rAt, rows, g, gAt, stride);
        } else {
            outer1(d, dAt, r, rAt, rows, g, gAt, stride);
        }
    }

    private static void product4(
            double[] a, int aAt, int stride, double[] m, int mAt, int depth, double[] out, int outAt) {
        DoubleVector s00 = DoubleVector.zero(S);
        DoubleVector s01 = DoubleVector.zero(S);
        DoubleVector s02 = DoubleVector.zero(S);
        DoubleVector s03 = DoubleVector.zero(S);
        DoubleVector s10 = DoubleVector.zero(S);
        DoubleVector s11 = DoubleVector.zero(S);
        DoubleVector s12 = DoubleVector.zero(S);
        DoubleVector s13 = DoubleVector.zero(S);
        DoubleVector s20 = DoubleVector.zero(S);
        DoubleVector s21 = DoubleVector.zero(S);
        DoubleVector s22 = DoubleVector.zero(S);
        DoubleVector s23 = DoubleVector.zero(S);
        DoubleVector s30 = DoubleVector.zero(S);
        DoubleVector s31 = DoubleVector.zero(S);
        DoubleVector s32 = DoubleVector.zero(S);
        DoubleVector s33 = DoubleVector.zero(S);
        DoubleVector s40 = DoubleVector.zero(S);
        DoubleVector s41 = DoubleVector.zero(S);
        DoubleVector s42 = DoubleVector.zero(S);
        DoubleVector s43 = DoubleVector.zero(S);
        for (int k = 0; k < depth; k++) {
            DoubleVector w0 = DoubleVector.fromArray(S, m, mAt + k * 4 * L);
            DoubleVector w1 = DoubleVector.fromArray(S, m, mAt + k * 4 * L + L);
            DoubleVector w2 = DoubleVector.fromArray(S, m, mAt + k * 4 * L + 2 * L);
            DoubleVector w3 = DoubleVector.fromArray(S, m, mAt + k * 4 * L + 3 * L);
            DoubleVector a0 = DoubleVector.broadcast(S, a[aAt + k]);
            s00 = a0.fma(w0, s00);
            s01 = a0.fma(w1, s01);
            s02 = a0.fma(w2, s02);
            s03 = a0.fma(w3, s03);
            DoubleVector a1 = DoubleVector.broadcast(S, a[aAt + stride + k]);
            s10 = a1.fma(w0, s10);
            s11 = a1.fma(w1, s11);
            s12 = a1.fma(w2, s12);
            s13 = a1.fma(w3, s13);
            DoubleVector a2 = DoubleVector.broadcast(S, a[aAt + 2 * stride + k]);
            s20 = a2.fma(w0, s20);
            s21 = a2.fma(w1, s21);
            s22 = a2.fma(w2, s22);
            s23 = a2.fma(w3, s23);
            DoubleVector a3 = DoubleVector.broadcast(S, a[aAt + 3 * stride + k]);
            s30 = a3.fma(w0, s30);
            s31 = a3.fma(w1, s31);
            s32 = a3.fma(w2, s32);
            s33 = a3.fma(w3, s33);
            DoubleVector a4 = DoubleVector.broadcast(S, a[aAt + 4 * stride + k]);
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
            double[] a, int aAt, int stride, double[] m, int mAt, int depth, double[] out, int outAt) {
        DoubleVector s00 = DoubleVector.zero(S);
        DoubleVector s01 = DoubleVector.zero(S);
        DoubleVector s02 = DoubleVector.zero(S);
        DoubleVector s10 = DoubleVector.zero(S);
        DoubleVector s11 = DoubleVector.zero(S);
        DoubleVector s12 = DoubleVector.zero(S);
        DoubleVector s20 = DoubleVector.zero(S);
        DoubleVector s21 = DoubleVector.zero(S);
        DoubleVector s22 = DoubleVector.zero(S);
        DoubleVector s30 = DoubleVector.zero(S);
        DoubleVector s31 = DoubleVector.zero(S);
        DoubleVector s32 = DoubleVector.zero(S);
        DoubleVector s40 = DoubleVector.zero(S);
        DoubleVector s41 = DoubleVector.zero(S);
        DoubleVector s42 = DoubleVector.zero(S);
        for (int k = 0; k < depth; k++) {
            DoubleVector w0 = DoubleVector.fromArray(S, m, mAt + k * 3 * L);
            DoubleVector w1 = DoubleVector.fromArray(S, m, mAt + k * 3 * L + L);
            DoubleVector w2 = DoubleVector.fromArray(S, m, mAt + k * 3 * L + 2 * L);
            DoubleVector a0 = DoubleVector.broadcast(S, a[aAt + k]);
            s00 = a0.fma(w0, s00);
            s01 = a0.fma(w1, s01);
            s02 = a0.fma(w2, s02);
            DoubleVector a1 = DoubleVector.broadcast(S, a[aAt + stride + k]);
            s10 = a1.fma(w0, s10);
            s11 = a1.fma(w1, s11);
            s12 = a1.fma(w2, s12);
            DoubleVector a2 = DoubleVector.broadcast(S, a[aAt + 2 * stride + k]);
            s20 = a2.fma(w0, s20);
            s21 = a2.fma(w1, s21);
            s22 = a2.fma(w2, s22);
            DoubleVector a3 = DoubleVector.broadcast(S, a[aAt + 3 * stride + k]);
            s30 = a3.fma(w0, s30);
            s31 = a3.fma(w1, s31);
            s32 = a3.fma(w2, s32);
            DoubleVector a4 = DoubleVector.broadcast(S, a[aAt + 4 * stride + k]);
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
            double[] a, int aAt, int stride, double[] m, int mAt, int depth, double[] out, int outAt) {
        DoubleVector s00 = DoubleVector.zero(S);
        DoubleVector s01 = DoubleVector.zero(S);
        DoubleVector s10 = DoubleVector.zero(S);
        DoubleVector s11 = DoubleVector.zero(S);
        DoubleVector s20 = DoubleVector.zero(S);
        DoubleVector s21 = DoubleVector.zero(S);
        DoubleVector s30 = DoubleVector.zero(S);
        DoubleVector s31 = DoubleVector.zero(S);
        DoubleVector s40 = DoubleVector.zero(S);
        DoubleVector s41 = DoubleVector.zero(S);
        for (int k = 0; k < depth; k++) {
            DoubleVector w0 = DoubleVector.fromArray(S, m, mAt + k * 2 * L);
            DoubleVector w1 = DoubleVector.fromArray(S, m, mAt + k * 2 * L + L);
            DoubleVector a0 = DoubleVector.broadcast(S, a[aAt + k]);
            s00 = a0.fma(w0, s00);
            s01 = a0.fma(w1, s01);
            DoubleVector a1 = DoubleVector.broadcast(S, a[aAt + stride + k]);
            s10 = a1.fma(w0, s10);
            s11 = a1.fma(w1, s11);
            DoubleVector a2 = DoubleVector.broadcast(S, a[aAt + 2 * stride + k]);
            s20 = a2.fma(w0, s20);
            s21 = a2.fma(w1, s21);
            DoubleVector a3 = DoubleVector.broadcast(S, a[aAt + 3 * stride + k]);
            s30 = a3.fma(w0, s30);
            s31 = a3.fma(w1, s31);
            DoubleVector a4 = DoubleVector.broadcast(S, a[aAt + 4 * stride + k]);
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
            double[] a, int aAt, int stride, double[] m, int mAt, int depth, double[] out, int outAt) {
        DoubleVector s00 = DoubleVector.zero(S);
        DoubleVector s10 = DoubleVector.zero(S);
        DoubleVector s20 = DoubleVector.zero(S);
        DoubleVector s30 = DoubleVector.zero(S);
        DoubleVector s40 = DoubleVector.zero(S);
        for (int k = 0; k < depth; k++) {
            DoubleVector w0 = DoubleVector.fromArray(S, m, mAt + k * L);
            DoubleVector a0 = DoubleVector.broadcast(S, a[aAt + k]);
            s00 = a0.fma(w0, s00);
            DoubleVector a1 = DoubleVector.broadcast(S, a[aAt + stride + k]);
            s10 = a1.fma(w0, s10);
            DoubleVector a2 = DoubleVector.broadcast(S, a[aAt + 2 * stride + k]);
            s20 = a2.fma(w0, s20);
            DoubleVector a3 = DoubleVector.broadcast(S, a[aAt + 3 * stride + k]);
            s30 = a3.fma(w0, s30);
            DoubleVector a4 = DoubleVector.broadcast(S, a[aAt + 4 * stride + k]);
            s40 = a4.fma(w0, s40);
        }
        s00.intoArray(out, outAt);
        s10.intoArray(out, outAt + stride);
        s20.intoArray(out, outAt + 2 * stride);
        s30.intoArray(out, outAt + 3 * stride);
        s40.intoArray(out, outAt + 4 * stride);
    }

    private static void outer2(double[] d, int dAt, double[] r, int rAt, int rows, double[] g, int gAt, int stride) {
        DoubleVector s00 = DoubleVector.fromArray(S, g, gAt);
        DoubleVector s01 = DoubleVector.fromArray(S, g, gAt + L);
        DoubleVector s10 = DoubleVector.fromArray(S, g, gAt + stride);
        DoubleVector s11 = DoubleVector.fromArray(S, g, gAt + stride + L);
        DoubleVector s20 = DoubleVector.fromArray(S, g, gAt + 2 * stride);
        DoubleVector s21 = DoubleVector.fromArray(S, g, gAt + 2 * stride + L);
        DoubleVector s30 = DoubleVector.fromArray(S, g, gAt + 3 * stride);
        DoubleVector s31 = DoubleVector.fromArray(S, g, gAt + 3 * stride + L);
        DoubleVector s40 = DoubleVector.fromArray(S, g, gAt + 4 * stride);
        DoubleVector s41 = DoubleVector.fromArray(S, g, gAt + 4 * stride + L);
        DoubleVector s50 = DoubleVector.fromArray(S, g, gAt + 5 * stride);
        DoubleVector s51 = DoubleVector.fromArray(S, g, gAt + 5 * stride + L);
        DoubleVector s60 = DoubleVector.fromArray(S, g, gAt + 6 * stride);
        DoubleVector s61 = DoubleVector.fromArray(S, g, gAt + 6 * stride + L);
        DoubleVector s70 = DoubleVector.fromArray(S, g, gAt + 7 * stride);
        DoubleVector s71 = DoubleVector.fromArray(S, g, gAt + 7 * stride + L);
        DoubleVector s80 = DoubleVector.fromArray(S, g, gAt + 8 * stride);
        DoubleVector s81 = DoubleVector.fromArray(S, g, gAt + 8 * stride + L);
        DoubleVector s90 = DoubleVector.fromArray(S, g, gAt + 9 * stride);
        DoubleVector s91 = DoubleVector.fromArray(S, g, gAt + 9 * stride + L);
        for (int k = 0; k < rows; k++) {
            DoubleVector w0 = DoubleVector.fromArray(S, r, rAt + k * 2 * L);
            DoubleVector w1 = DoubleVector.fromArray(S, r, rAt + k * 2 * L + L);
            DoubleVector d0 = DoubleVector.broadcast(S, d[dAt + k * Lanes.COLUMNS]);
            s00 = d0.fma(w0, s00);
            s01 = d0.fma(w1, s01);
            DoubleVector d1 = DoubleVector.broadcast(S, d[dAt + k * Lanes.COLUMNS + 1]);
            s10 = d1.fma(w0, s10);
            s11 = d1.fma(w1, s11);
            DoubleVector d2 = DoubleVector.broadcast(S, d[dAt + k * Lanes.COLUMNS + 2]);
            s20 = d2.fma(w0, s20);
            s21 = d2.fma(w1, s21);
            DoubleVector d3 = DoubleVector.broadcast(S, d[dAt + k * Lanes.COLUMNS + 3]);
            s30 = d3.fma(w0, s30);
            s31 = d3.fma(w1, s31);
            DoubleVector d4 = DoubleVector.broadcast(S, d[dAt + k * Lanes.COLUMNS + 4]);
            s40 = d4.fma(w0, s40);
            s41 = d4.fma(w1, s41);
            DoubleVector d5 = DoubleVector.broadcast(S, d[dAt + k * Lanes.COLUMNS + 5]);
            s50 = d5.fma(w0, s50);
            s51 = d5.fma(w1, s51);
            DoubleVector d6 = DoubleVector.broadcast(S, d[dAt + k * Lanes.COLUMNS + 6]);
            s60 = d6.fma(w0, s60);
            s61 = d6.fma(w1, s61);
            DoubleVector d7 = DoubleVector.broadcast(S, d[dAt + k * Lanes.COLUMNS + 7]);
            s70 = d7.fma(w0, s70);
            s71 = d7.fma(w1, s71);
            DoubleVector d8 = DoubleVector.broadcast(S, d[dAt + k * Lanes.COLUMNS + 8]);
            s80 = d8.fma(w0, s80);
            s81 = d8.fma(w1, s81);
            DoubleVector d9 = DoubleVector.broadcast(S, d[dAt + k * Lanes.COLUMNS + 9]);
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

    private static void outer1(double[] d, int dAt, double[] r, int rAt, int rows, double[] g, int gAt, int stride) {
        DoubleVector s00 = DoubleVector.fromArray(S, g, gAt);
        DoubleVector s10 = DoubleVector.fromArray(S, g, gAt + stride);
        DoubleVector s20 = DoubleVector.fromArray(S, g, gAt + 2 * stride);
        DoubleVector s30 = DoubleVector.fromArray(S, g, gAt + 3 * stride);
        DoubleVector s40 = DoubleVector.fromArray(S, g, gAt + 4 * stride);
        DoubleVector s50 = DoubleVector.fromArray(S, g, gAt + 5 * stride);
        DoubleVector s60 = DoubleVector.fromArray(S, g, gAt + 6 * stride);
        DoubleVector s70 = DoubleVector.fromArray(S, g, gAt + 7 * stride);
        DoubleVector s80 = DoubleVector.fromArray(S, g, gAt + 8 * stride);
        DoubleVector s90 = DoubleVector.fromArray(S, g, gAt + 9 * stride);
        for (int k = 0; k < rows; k++) {
            DoubleVector w0 = DoubleVector.fromArray(S, r, rAt + k * L);
            s00 = DoubleVector.broadcast(S, d[dAt + k * Lanes.COLUMNS]).fma(w0, s00);
            s10 = DoubleVector.broadcast(S, d[dAt + k * Lanes.COLUMNS + 1]).fma(w0, s10);
            s20 = DoubleVector.broadcast(S, d[dAt + k * Lanes.COLUMNS + 2]).fma(w0, s20);
            s30 = DoubleVector.broadcast(S, d[dAt + k * Lanes.COLUMNS + 3]).fma(w0, s30);
            s40 = DoubleVector.broadcast(S, d[dAt + k * Lanes.COLUMNS + 4]).fma(w0, s40);
            s50 = DoubleVector.broadcast(S, d[dAt + k * Lanes.COLUMNS + 5]).fma(w0, s50);
            s60 = DoubleVector.broadcast(S, d[dAt + k * Lanes.COLUMNS + 6]).fma(w0, s60);
            s70 = DoubleVector.broadcast(S, d[dAt + k * Lanes.COLUMNS + 7]).fma(w0, s70);
            s80 = DoubleVector.broadcast(S, d[dAt + k * Lanes.COLUMNS + 8]).fma(w0, s80);
            s90 = DoubleVector.broadcast(S, d[dAt + k * Lanes.COLUMNS + 9]).fma(w0, s90);
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
