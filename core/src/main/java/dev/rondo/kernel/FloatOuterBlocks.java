package dev.rondo.kernel;

import static dev.rondo.kernel.FloatBlocks.D;
import static dev.rondo.kernel.FloatBlocks.L;
import static dev.rondo.kernel.FloatBlocks.S;

import jdk.incubator.vector.FloatVector;

/** Outer products of small blocks with the sums in registers; made as they are for the reasons of {@link FloatBlocks}. */
final class FloatOuterBlocks {
    /** How far rows of sums are apart: four vectors. */
    static final int ROW = Panels.WIDEST * L;

    private FloatOuterBlocks() {}

    /**
     * {@code sum[i, j] += sum_k d[k, i] r[k, j]} for five rows i and {@code vectors} vectors of columns, everything in one
     * array: rows of d are {@link Lanes#WIDTH} apart, the vectors of r's columns {@link FloatBlocks#D}, rows of sums
     * {@link #ROW}.
     */
    static void outer(int vectors, float[] all, int dAt, int rAt, int sumAt, int rows) {
        switch (vectors) {
            case 4 -> outer4(all, dAt, rAt, sumAt, rows);
            case 3 -> outer3(all, dAt, rAt, sumAt, rows);
            case 2 -> outer2(all, dAt, rAt, sumAt, rows);
            default -> outer1(all, dAt, rAt, sumAt, rows);
        }
    }

    private static void outer4(float[] all, int dAt, int rAt, int sumAt, int rows) {
        FloatVector s00 = FloatVector.fromArray(S, all, sumAt);
        FloatVector s01 = FloatVector.fromArray(S, all, sumAt + L);
        FloatVector s02 = FloatVector.fromArray(S, all, sumAt + 2 * L);
        FloatVector s03 = FloatVector.fromArray(S, all, sumAt + 3 * L);
        FloatVector s10 = FloatVector.fromArray(S, all, sumAt + ROW);
        FloatVector s11 = FloatVector.fromArray(S, all, sumAt + ROW + L);
        FloatVector s12 = FloatVector.fromArray(S, all, sumAt + ROW + 2 * L);
        FloatVector s13 = FloatVector.fromArray(S, all, sumAt + ROW + 3 * L);
        FloatVector s20 = FloatVector.fromArray(S, all, sumAt + 2 * ROW);
        FloatVector s21 = FloatVector.fromArray(S, all, sumAt + 2 * ROW + L);
        FloatVector s22 = FloatVector.fromArray(S, all, sumAt + 2 * ROW + 2 * L);
        FloatVector s23 = FloatVector.fromArray(S, all, sumAt + 2 * ROW + 3 * L);
        FloatVector s30 = FloatVector.fromArray(S, all, sumAt + 3 * ROW);
        FloatVector s31 = FloatVector.fromArray(S, all, sumAt + 3 * ROW + L);
        FloatVector s32 = FloatVector.fromArray(S, all, sumAt + 3 * ROW + 2 * L);
        FloatVector s33 = FloatVector.fromArray(S, all, sumAt + 3 * ROW + 3 * L);
        FloatVector s40 = FloatVector.fromArray(S, all, sumAt + 4 * ROW);
        FloatVector s41 = FloatVector.fromArray(S, all, sumAt + 4 * ROW + L);
        FloatVector s42 = FloatVector.fromArray(S, all, sumAt + 4 * ROW + 2 * L);
        FloatVector s43 = FloatVector.fromArray(S, all, sumAt + 4 * ROW + 3 * L);
        for (int k = 0; k < rows; k++) {
            FloatVector w0 = FloatVector.fromArray(S, all, rAt + k * L);
            FloatVector w1 = FloatVector.fromArray(S, all, rAt + k * L + D);
            FloatVector w2 = FloatVector.fromArray(S, all, rAt + k * L + 2 * D);
            FloatVector w3 = FloatVector.fromArray(S, all, rAt + k * L + 3 * D);
            FloatVector d0 = FloatVector.broadcast(S, all[dAt + k * Lanes.WIDTH]);
            s00 = d0.fma(w0, s00);
            s01 = d0.fma(w1, s01);
            s02 = d0.fma(w2, s02);
            s03 = d0.fma(w3, s03);
            FloatVector d1 = FloatVector.broadcast(S, all[dAt + k * Lanes.WIDTH + 1]);
            s10 = d1.fma(w0, s10);
            s11 = d1.fma(w1, s11);
            s12 = d1.fma(w2, s12);
            s13 = d1.fma(w3, s13);
            FloatVector d2 = FloatVector.broadcast(S, all[dAt + k * Lanes.WIDTH + 2]);
            s20 = d2.fma(w0, s20);
            s21 = d2.fma(w1, s21);
            s22 = d2.fma(w2, s22);
            s23 = d2.fma(w3, s23);
            FloatVector d3 = FloatVector.broadcast(S, all[dAt + k * Lanes.WIDTH + 3]);
            s30 = d3.fma(w0, s30);
            s31 = d3.fma(w1, s31);
            s32 = d3.fma(w2, s32);
            s33 = d3.fma(w3, s33);
            FloatVector d4 = FloatVector.broadcast(S, all[dAt + k * Lanes.WIDTH + 4]);
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

    private static void outer3(float[] all, int dAt, int rAt, int sumAt, int rows) {
        FloatVector s00 = FloatVector.fromArray(S, all, sumAt);
        FloatVector s01 = FloatVector.fromArray(S, all, sumAt + L);
        FloatVector s02 = FloatVector.fromArray(S, all, sumAt + 2 * L);
        FloatVector s10 = FloatVector.fromArray(S, all, sumAt + ROW);
        FloatVector s11 = FloatVector.fromArray(S, all, sumAt + ROW + L);
        FloatVector s12 = FloatVector.fromArray(S, all, sumAt + ROW + 2 * L);
        FloatVector s20 = FloatVector.fromArray(S, all, sumAt + 2 * ROW);
        FloatVector s21 = FloatVector.fromArray(S, all, sumAt + 2 * ROW + L);
        FloatVector s22 = FloatVector.fromArray(S, all, sumAt + 2 * ROW + 2 * L);
        FloatVector s30 = FloatVector.fromArray(S, all, sumAt + 3 * ROW);
        FloatVector s31 = FloatVector.fromArray(S, all, sumAt + 3 * ROW + L);
        FloatVector s32 = FloatVector.fromArray(S, all, sumAt + 3 * ROW + 2 * L);
        FloatVector s40 = FloatVector.fromArray(S, all, sumAt + 4 * ROW);
        FloatVector s41 = FloatVector.fromArray(S, all, sumAt + 4 * ROW + L);
        FloatVector s42 = FloatVector.fromArray(S, all, sumAt + 4 * ROW + 2 * L);
        for (int k = 0; k < rows; k++) {
            FloatVector w0 = FloatVector.fromArray(S, all, rAt + k * L);
            FloatVector w1 = FloatVector.fromArray(S, all, rAt + k * L + D);
            FloatVector w2 = FloatVector.fromArray(S, all, rAt + k * L + 2 * D);
            FloatVector d0 = FloatVector.broadcast(S, all[dAt + k * Lanes.WIDTH]);
            s00 = d0.fma(w0, s00);
            s01 = d0.fma(w1, s01);
            s02 = d0.fma(w2, s02);
            FloatVector d1 = FloatVector.broadcast(S, all[dAt + k * Lanes.WIDTH + 1]);
            s10 = d1.fma(w0, s10);
            s11 = d1.fma(w1, s11);
            s12 = d1.fma(w2, s12);
            FloatVector d2 = FloatVector.broadcast(S, all[dAt + k * Lanes.WIDTH + 2]);
            s20 = d2.fma(w0, s20);
            s21 = d2.fma(w1, s21);
            s22 = d2.fma(w2, s22);
            FloatVector d3 = FloatVector.broadcast(S, all[dAt + k * Lanes.WIDTH + 3]);
            s30 = d3.fma(w0, s30);
            s31 = d3.fma(w1, s31);
            s32 = d3.fma(w2, s32);
            FloatVector d4 = FloatVector.broadcast(S, all[dAt + k * Lanes.WIDTH + 4]);
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

    private static void outer2(float[] all, int dAt, int rAt, int sumAt, int rows) {
        FloatVector s00 = FloatVector.fromArray(S, all, sumAt);
        FloatVector s01 = FloatVector.fromArray(S, all, sumAt + L);
        FloatVector s10 = FloatVector.fromArray(S, all, sumAt + ROW);
        FloatVector s11 = FloatVector.fromArray(S, all, sumAt + ROW + L);
        FloatVector s20 = FloatVector.fromArray(S, all, sumAt + 2 * ROW);
        FloatVector s21 = FloatVector.fromArray(S, all, sumAt + 2 * ROW + L);
        FloatVector s30 = FloatVector.fromArray(S, all, sumAt + 3 * ROW);
        FloatVector s31 = FloatVector.fromArray(S, all, sumAt + 3 * ROW + L);
        FloatVector s40 = FloatVector.fromArray(S, all, sumAt + 4 * ROW);
        FloatVector s41 = FloatVector.fromArray(S, all, sumAt + 4 * ROW + L);
        for (int k = 0; k < rows; k++) {
            FloatVector w0 = FloatVector.fromArray(S, all, rAt + k * L);
            FloatVector w1 = FloatVector.fromArray(S, all, rAt + k * L + D);
            FloatVector d0 = FloatVector.broadcast(S, all[dAt + k * Lanes.WIDTH]);
            s00 = d0.fma(w0, s00);
            s01 = d0.fma(w1, s01);
            FloatVector d1 = FloatVector.broadcast(S, all[dAt + k * Lanes.WIDTH + 1]);
            s10 = d1.fma(w0, s10);
            s11 = d1.fma(w1, s11);
            FloatVector d2 = FloatVector.broadcast(S, all[dAt + k * Lanes.WIDTH + 2]);
            s20 = d2.fma(w0, s20);
            s21 = d2.fma(w1, s21);
            FloatVector d3 = FloatVector.broadcast(S, all[dAt + k * Lanes.WIDTH + 3]);
            s30 = d3.fma(w0, s30);
            s31 = d3.fma(w1, s31);
            FloatVector d4 = FloatVector.broadcast(S, all[dAt + k * Lanes.WIDTH + 4]);
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

    private static void outer1(float[] all, int dAt, int rAt, int sumAt, int rows) {
        FloatVector s00 = FloatVector.fromArray(S, all, sumAt);
        FloatVector s10 = FloatVector.fromArray(S, all, sumAt + ROW);
        FloatVector s20 = FloatVector.fromArray(S, all, sumAt + 2 * ROW);
        FloatVector s30 = FloatVector.fromArray(S, all, sumAt + 3 * ROW);
        FloatVector s40 = FloatVector.fromArray(S, all, sumAt + 4 * ROW);
        for (int k = 0; k < rows; k++) {
            FloatVector w0 = FloatVector.fromArray(S, all, rAt + k * L);
            FloatVector d0 = FloatVector.broadcast(S, all[dAt + k * Lanes.WIDTH]);
            s00 = d0.fma(w0, s00);
            FloatVector d1 = FloatVector.broadcast(S, all[dAt + k * Lanes.WIDTH + 1]);
            s10 = d1.fma(w0, s10);
            FloatVector d2 = FloatVector.broadcast(S, all[dAt + k * Lanes.WIDTH + 2]);
            s20 = d2.fma(w0, s20);
            FloatVector d3 = FloatVector.broadcast(S, all[dAt + k * Lanes.WIDTH + 3]);
            s30 = d3.fma(w0, s30);
            FloatVector d4 = FloatVector.broadcast(S, all[dAt + k * Lanes.WIDTH + 4]);
            s40 = d4.fma(w0, s40);
        }
        s00.intoArray(all, sumAt);
        s10.intoArray(all, sumAt + ROW);
        s20.intoArray(all, sumAt + 2 * ROW);
        s30.intoArray(all, sumAt + 3 * ROW);
        s40.intoArray(all, sumAt + 4 * ROW);
    }
}
