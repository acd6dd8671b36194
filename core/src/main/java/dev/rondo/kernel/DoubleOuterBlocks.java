package dev.rondo.kernel;

import static dev.rondo.kernel.DoubleBlocks.D;
import static dev.rondo.kernel.DoubleBlocks.L;
import static dev.rondo.kernel.DoubleBlocks.S;

import jdk.incubator.vector.DoubleVector;

/** Outer products of small blocks with the sums in registers; made as they are for the reasons of {@link DoubleBlocks}. */
final class DoubleOuterBlocks {
    /** How far rows of sums are apart: four vectors. */
    static final int ROW = Panels.WIDEST * L;

    private DoubleOuterBlocks() {}

    /**
     * {@code sum[i, j] += sum_k d[k, i] r[k, j]} for five rows i and {@code vectors} vectors of columns, everything in one
     * array: rows of d are {@link Lanes#WIDTH} apart, the vectors of r's columns {@link DoubleBlocks#D}, rows of sums
     * {@link #ROW}.
     */
    static void outer(int vectors, double[] all, int dAt, int rAt, int sumAt, int rows) {
        switch (vectors) {
            case 4 -> outer4(all, dAt, rAt, sumAt, rows);
            case 3 -> outer3(all, dAt, rAt, sumAt, rows);
            case 2 -> outer2(all, dAt, rAt, sumAt, rows);
            default -> outer1(all, dAt, rAt, sumAt, rows);
        }
    }

    private static void outer4(double[] all, int dAt, int rAt, int sumAt, int rows) {
        DoubleVector s00 = DoubleVector.fromArray(S, all, sumAt);
        DoubleVector s01 = DoubleVector.fromArray(S, all, sumAt + L);
        DoubleVector s02 = DoubleVector.fromArray(S, all, sumAt + 2 * L);
        DoubleVector s03 = DoubleVector.fromArray(S, all, sumAt + 3 * L);
        DoubleVector s10 = DoubleVector.fromArray(S, all, sumAt + ROW);
        DoubleVector s11 = DoubleVector.fromArray(S, all, sumAt + ROW + L);
        DoubleVector s12 = DoubleVector.fromArray(S, all, sumAt + ROW + 2 * L);
        DoubleVector s13 = DoubleVector.fromArray(S, all, sumAt + ROW + 3 * L);
        DoubleVector s20 = DoubleVector.fromArray(S, all, sumAt + 2 * ROW);
        DoubleVector s21 = DoubleVector.fromArray(S, all, sumAt + 2 * ROW + L);
        DoubleVector s22 = DoubleVector.fromArray(S, all, sumAt + 2 * ROW + 2 * L);
        DoubleVector s23 = DoubleVector.fromArray(S, all, sumAt + 2 * ROW + 3 * L);
        DoubleVector s30 = DoubleVector.fromArray(S, all, sumAt + 3 * ROW);
        DoubleVector s31 = DoubleVector.fromArray(S, all, sumAt + 3 * ROW + L);
        DoubleVector s32 = DoubleVector.fromArray(S, all, sumAt + 3 * ROW + 2 * L);
        DoubleVector s33 = DoubleVector.fromArray(S, all, sumAt + 3 * ROW + 3 * L);
        DoubleVector s40 = DoubleVector.fromArray(S, all, sumAt + 4 * ROW);
        DoubleVector s41 = DoubleVector.fromArray(S, all, sumAt + 4 * ROW + L);
        DoubleVector s42 = DoubleVector.fromArray(S, all, sumAt + 4 * ROW + 2 * L);
        DoubleVector s43 = DoubleVector.fromArray(S, all, sumAt + 4 * ROW + 3 * L);
        for (int k = 0; k < rows; k++) {
            DoubleVector w0 = DoubleVector.fromArray(S, all, rAt + k * L);
            DoubleVector w1 = DoubleVector.fromArray(S, all, rAt + k * L + D);
            DoubleVector w2 = DoubleVector.fromArray(S, all, rAt + k * L + 2 * D);
            DoubleVector w3 = DoubleVector.fromArray(S, all, rAt + k * L + 3 * D);
            DoubleVector d0 = DoubleVector.broadcast(S, all[dAt + k * Lanes.WIDTH]);
            s00 = d0.fma(w0, s00);
            s01 = d0.fma(w1, s01);
            s02 = d0.fma(w2, s02);
            s03 = d0.fma(w3, s03);
            DoubleVector d1 = DoubleVector.broadcast(S, all[dAt + k * Lanes.WIDTH + 1]);
            s10 = d1.fma(w0, s10);
            s11 = d1.fma(w1, s11);
            s12 = d1.fma(w2, s12);
            s13 = d1.fma(w3, s13);
            DoubleVector d2 = DoubleVector.broadcast(S, all[dAt + k * Lanes.WIDTH + 2]);
            s20 = d2.fma(w0, s20);
            s21 = d2.fma(w1, s21);
            s22 = d2.fma(w2, s22);
            s23 = d2.fma(w3, s23);
            DoubleVector d3 = DoubleVector.broadcast(S, all[dAt + k * Lanes.WIDTH + 3]);
            s30 = d3.fma(w0, s30);
            s31 = d3.fma(w1, s31);
            s32 = d3.fma(w2, s32);
            s33 = d3.fma(w3, s33);
            DoubleVector d4 = DoubleVector.broadcast(S, all[dAt + k * Lanes.WIDTH + 4]);
            s40 = d4.fma(w0, s40);
            s41 = d4.fma(w1, s41);
            s42 = d4.fma(w2, s42);
            s43 = d4.fma(w3, s43);
        }
        s00.intoArray(all, sumAt);
        s01.intoArray(all, sumAt + L);
        s02.intoArray(all, sumAt + 2 * L);
        s03.intoArray(all, sumAt + 3 * L);
        s10.intoArray(all, sumAt + ROW);
        s11.intoArray(all, sumAt + ROW + L);
        s12.intoArray(all, sumAt + ROW + 2 * L);
        s13.intoArray(all, sumAt + ROW + 3 * L);
        s20.intoArray(all, sumAt + 2 * ROW);
        s21.intoArray(all, sumAt + 2 * ROW + L);
        s22.intoArray(all, sumAt + 2 * ROW + 2 * L);
        s23.intoArray(all, sumAt + 2 * ROW + 3 * L);
        s30.intoArray(all, sumAt + 3 * ROW);
        s31.intoArray(all, sumAt + 3 * ROW + L);
        s32.intoArray(all, sumAt + 3 * ROW + 2 * L);
        s33.intoArray(all, sumAt + 3 * ROW + 3 * L);
        s40.intoArray(all, sumAt + 4 * ROW);
        s41.intoArray(all, sumAt + 4 * ROW + L);
        s42.intoArray(all, sumAt + 4 * ROW + 2 * L);
        s43.intoArray(all, sumAt + 4 * ROW + 3 * L);
    }

    private static void outer3(double[] all, int dAt, int rAt, int sumAt, int rows) {
        DoubleVector s00 = DoubleVector.fromArray(S, all, sumAt);
        DoubleVector s01 = DoubleVector.fromArray(S, all, sumAt + L);
        DoubleVector s02 = DoubleVector.fromArray(S, all, sumAt + 2 * L);
        DoubleVector s10 = DoubleVector.fromArray(S, all, sumAt + ROW);
        DoubleVector s11 = DoubleVector.fromArray(S, all, sumAt + ROW + L);
        DoubleVector s12 = DoubleVector.fromArray(S, all, sumAt + ROW + 2 * L);
        DoubleVector s20 = DoubleVector.fromArray(S, all, sumAt + 2 * ROW);
        DoubleVector s21 = DoubleVector.fromArray(S, all, sumAt + 2 * ROW + L);
        DoubleVector s22 = DoubleVector.fromArray(S, all, sumAt + 2 * ROW + 2 * L);
        DoubleVector s30 = DoubleVector.fromArray(S, all, sumAt + 3 * ROW);
        DoubleVector s31 = DoubleVector.fromArray(S, all, sumAt + 3 * ROW + L);
        DoubleVector s32 = DoubleVector.fromArray(S, all, sumAt + 3 * ROW + 2 * L);
        DoubleVector s40 = DoubleVector.fromArray(S, all, sumAt + 4 * ROW);
        DoubleVector s41 = DoubleVector.fromArray(S, all, sumAt + 4 * ROW + L);
        DoubleVector s42 = DoubleVector.fromArray(S, all, sumAt + 4 * ROW + 2 * L);
        for (int k = 0; k < rows; k++) {
            DoubleVector w0 = DoubleVector.fromArray(S, all, rAt + k * L);
            DoubleVector w1 = DoubleVector.fromArray(S, all, rAt + k * L + D);
            DoubleVector w2 = DoubleVector.fromArray(S, all, rAt + k * L + 2 * D);
            DoubleVector d0 = DoubleVector.broadcast(S, all[dAt + k * Lanes.WIDTH]);
            s00 = d0.fma(w0, s00);
            s01 = d0.fma(w1, s01);
            s02 = d0.fma(w2, s02);
            DoubleVector d1 = DoubleVector.broadcast(S, all[dAt + k * Lanes.WIDTH + 1]);
            s10 = d1.fma(w0, s10);
            s11 = d1.fma(w1, s11);
            s12 = d1.fma(w2, s12);
            DoubleVector d2 = DoubleVector.broadcast(S, all[dAt + k * Lanes.WIDTH + 2]);
            s20 = d2.fma(w0, s20);
            s21 = d2.fma(w1, s21);
            s22 = d2.fma(w2, s22);
            DoubleVector d3 = DoubleVector.broadcast(S, all[dAt + k * Lanes.WIDTH + 3]);
            s30 = d3.fma(w0, s30);
            s31 = d3.fma(w1, s31);
            s32 = d3.fma(w2, s32);
            DoubleVector d4 = DoubleVector.broadcast(S, all[dAt + k * Lanes.WIDTH + 4]);
            s40 = d4.fma(w0, s40);
            s41 = d4.fma(w1, s41);
            s42 = d4.fma(w2, s42);
        }
        s00.intoArray(all, sumAt);
        s01.intoArray(all, sumAt + L);
        s02.intoArray(all, sumAt + 2 * L);
        s10.intoArray(all, sumAt + ROW);
        s11.intoArray(all, sumAt + ROW + L);
        s12.intoArray(all, sumAt + ROW + 2 * L);
        s20.intoArray(all, sumAt + 2 * ROW);
        s21.intoArray(all, sumAt + 2 * ROW + L);
        s22.intoArray(all, sumAt + 2 * ROW + 2 * L);
        s30.intoArray(all, sumAt + 3 * ROW);
        s31.intoArray(all, sumAt + 3 * ROW + L);
        s32.intoArray(all, sumAt + 3 * ROW + 2 * L);
        s40.intoArray(all, sumAt + 4 * ROW);
        s41.intoArray(all, sumAt + 4 * ROW + L);
        s42.intoArray(all, sumAt + 4 * ROW + 2 * L);
    }

    private static void outer2(double[] all, int dAt, int rAt, int sumAt, int rows) {
        DoubleVector s00 = DoubleVector.fromArray(S, all, sumAt);
        DoubleVector s01 = DoubleVector.fromArray(S, all, sumAt + L);
        DoubleVector s10 = DoubleVector.fromArray(S, all, sumAt + ROW);
        DoubleVector s11 = DoubleVector.fromArray(S, all, sumAt + ROW + L);
        DoubleVector s20 = DoubleVector.fromArray(S, all, sumAt + 2 * ROW);
        DoubleVector s21 = DoubleVector.fromArray(S, all, sumAt + 2 * ROW + L);
        DoubleVector s30 = DoubleVector.fromArray(S, all, sumAt + 3 * ROW);
        DoubleVector s31 = DoubleVector.fromArray(S, all, sumAt + 3 * ROW + L);
        DoubleVector s40 = DoubleVector.fromArray(S, all, sumAt + 4 * ROW);
        DoubleVector s41 = DoubleVector.fromArray(S, all, sumAt + 4 * ROW + L);
        for (int k = 0; k < rows; k++) {
            DoubleVector w0 = DoubleVector.fromArray(S, all, rAt + k * L);
            DoubleVector w1 = DoubleVector.fromArray(S, all, rAt + k * L + D);
            DoubleVector d0 = DoubleVector.broadcast(S, all[dAt + k * Lanes.WIDTH]);
            s00 = d0.fma(w0, s00);
            s01 = d0.fma(w1, s01);
            DoubleVector d1 = DoubleVector.broadcast(S, all[dAt + k * Lanes.WIDTH + 1]);
            s10 = d1.fma(w0, s10);
            s11 = d1.fma(w1, s11);
            DoubleVector d2 = DoubleVector.broadcast(S, all[dAt + k * Lanes.WIDTH + 2]);
            s20 = d2.fma(w0, s20);
            s21 = d2.fma(w1, s21);
            DoubleVector d3 = DoubleVector.broadcast(S, all[dAt + k * Lanes.WIDTH + 3]);
            s30 = d3.fma(w0, s30);
            s31 = d3.fma(w1, s31);
            DoubleVector d4 = DoubleVector.broadcast(S, all[dAt + k * Lanes.WIDTH + 4]);
            s40 = d4.fma(w0, s40);
            s41 = d4.fma(w1, s41);
        }
        s00.intoArray(all, sumAt);
        s01.intoArray(all, sumAt + L);
        s10.intoArray(all, sumAt + ROW);
        s11.intoArray(all, sumAt + ROW + L);
        s20.intoArray(all, sumAt + 2 * ROW);
        s21.intoArray(all, sumAt + 2 * ROW + L);
        s30.intoArray(all, sumAt + 3 * ROW);
        s31.intoArray(all, sumAt + 3 * ROW + L);
        s40.intoArray(all, sumAt + 4 * ROW);
        s41.intoArray(all, sumAt + 4 * ROW + L);
    }

    private static void outer1(double[] all, int dAt, int rAt, int sumAt, int rows) {
        DoubleVector s00 = DoubleVector.fromArray(S, all, sumAt);
        DoubleVector s10 = DoubleVector.fromArray(S, all, sumAt + ROW);
        DoubleVector s20 = DoubleVector.fromArray(S, all, sumAt + 2 * ROW);
        DoubleVector s30 = DoubleVector.fromArray(S, all, sumAt + 3 * ROW);
        DoubleVector s40 = DoubleVector.fromArray(S, all, sumAt + 4 * ROW);
        for (int k = 0; k < rows; k++) {
            DoubleVector w0 = DoubleVector.fromArray(S, all, rAt + k * L);
            DoubleVector d0 = DoubleVector.broadcast(S, all[dAt + k * Lanes.WIDTH]);
            s00 = d0.fma(w0, s00);
            DoubleVector d1 = DoubleVector.broadcast(S, all[dAt + k * Lanes.WIDTH + 1]);
            s10 = d1.fma(w0, s10);
            DoubleVector d2 = DoubleVector.broadcast(S, all[dAt + k * Lanes.WIDTH + 2]);
            s20 = d2.fma(w0, s20);
            DoubleVector d3 = DoubleVector.broadcast(S, all[dAt + k * Lanes.WIDTH + 3]);
            s30 = d3.fma(w0, s30);
            DoubleVector d4 = DoubleVector.broadcast(S, all[dAt + k * Lanes.WIDTH + 4]);
            s40 = d4.fma(w0, s40);
        }
        s00.intoArray(all, sumAt);
        s10.intoArray(all, sumAt + ROW);
        s20.intoArray(all, sumAt + 2 * ROW);
        s30.intoArray(all, sumAt + 3 * ROW);
        s40.intoArray(all, sumAt + 4 * ROW);
    }
}
