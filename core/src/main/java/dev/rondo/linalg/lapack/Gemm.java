package dev.rondo.linalg.lapack;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Bindings of the matrix products of BLAS, with their C signature (cblas.h of OpenBLAS), and nothing else. Each is linked
 * on first use ({@link Routine}), may be called from several threads at once, and works on one.
 */
public final class Gemm {
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT;
    private static final ValueLayout.OfDouble DOUBLE = ValueLayout.JAVA_DOUBLE;
    private static final MemoryLayout PTR = ValueLayout.ADDRESS;

    /** Storage order of matrices: {@code CblasColMajor}. */
    private static final int COLUMN_MAJOR = 102;

    /** Storage order of matrices: {@code CblasRowMajor}. */
    private static final int ROW_MAJOR = 101;

    /** Operation on a factor of a product: {@code CBLAS_TRANSPOSE}. */
    public enum Op {
        NONE(111),
        TRANSPOSE(112),
        ADJOINT(113);

        private final int code;

        Op(int code) {
            this.code = code;
        }
    }

    private Gemm() {}

    private static final Routine DGEMM = product("cblas_dgemm", DOUBLE);

    /** C (m x n) = A (m x k) B (k x n), all row-major. */
    public static void dgemmRows(int m, int n, int k, MemorySegment a, MemorySegment b, MemorySegment c) {
        dgemmRows(Op.NONE, Op.NONE, m, n, k, a, k, b, n, c);
    }

    /** C (m x n) = op(A) op(B), row-major, with k terms in each sum; {@code ld} is the length of a stored row. */
    public static void dgemmRows(
            Op opA, Op opB, int m, int n, int k, MemorySegment a, int lda, MemorySegment b, int ldb, MemorySegment c) {
        try {
            DGEMM.handle().invokeExact(ROW_MAJOR, opA.code, opB.code, m, n, k, 1.0, a, lda, b, ldb, 0.0, c, n);
        } catch (Throwable t) {
            throw Lapack.failed(t);
        }
    }

    private static final Routine DGEMM_ON_HEAP = Routine.onHeap("cblas_dgemm", gemm(DOUBLE));

    /** C = beta C + alpha A B, all row-major arrays: A m x k, B k x n, C m x n. */
    public static void dgemmOnHeap(
            int m, int n, int k, double alpha, MemorySegment a, MemorySegment b, double beta, MemorySegment c) {
        try {
            DGEMM_ON_HEAP
                    .handle()
                    .invokeExact(ROW_MAJOR, Op.NONE.code, Op.NONE.code, m, n, k, alpha, a, k, b, n, beta, c, n);
        } catch (Throwable t) {
            throw Lapack.failed(t);
        }
    }

    private static final Routine SGEMM = product("cblas_sgemm", FLOAT);

    /** C (m x n) = A (m x k) B (k x n), all row-major, in single precision. */
    public static void sgemmRows(int m, int n, int k, MemorySegment a, MemorySegment b, MemorySegment c) {
        try {
            SGEMM.handle().invokeExact(ROW_MAJOR, Op.NONE.code, Op.NONE.code, m, n, k, 1f, a, k, b, n, 0f, c, n);
        } catch (Throwable t) {
            throw Lapack.failed(t);
        }
    }

    private static final Routine ZGEMM = product("cblas_zgemm", PTR);

    /**
     * C (m x n) = alpha op(A) op(B) + beta C for complex matrices, column-major; alpha and beta are pairs in memory.
     */
    public static void zgemm(
            Op opA,
            Op opB,
            int m,
            int n,
            int k,
            MemorySegment alpha,
            MemorySegment a,
            int lda,
            MemorySegment b,
            int ldb,
            MemorySegment beta,
            MemorySegment c,
            int ldc) {
        try {
            ZGEMM.handle().invokeExact(COLUMN_MAJOR, opA.code, opB.code, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc);
        } catch (Throwable t) {
            throw Lapack.failed(t);
        }
    }

    /** A gemm: order, opA, opB, m, n, k, alpha, A, lda, B, ldb, beta, C, ldc. */
    private static Routine product(String name, MemoryLayout factor) {
        return new Routine(name, gemm(factor));
    }

    private static FunctionDescriptor gemm(MemoryLayout factor) {
        return FunctionDescriptor.ofVoid(INT, INT, INT, INT, INT, INT, factor, PTR, INT, PTR, INT, factor, PTR, INT);
    }
}
