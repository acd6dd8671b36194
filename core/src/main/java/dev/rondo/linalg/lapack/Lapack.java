package dev.rondo.linalg.lapack;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;

/**
 * Bindings of every routine of LAPACK that Rondo calls, with its C signature (lapacke.h of OpenBLAS), and nothing else.
 * Each is linked on first use ({@link Routine}). Products are in {@link Gemm}.
 *
 * <p>Matrices are column-major in native memory ({@link dev.rondo.linalg.ColumnMajor}); complex numbers are pairs (re, im). Each LAPACK
 * method returns LAPACK's {@code info} where a positive value has a meaning for the caller, and throws where an argument
 * was wrong, which is a fault of this package. LAPACKE takes its work space by itself. All routines may be called from
 * several threads at once; each works on one.
 */
public final class Lapack {
    private static final ValueLayout.OfByte CHAR = ValueLayout.JAVA_BYTE;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    private static final ValueLayout.OfDouble DOUBLE = ValueLayout.JAVA_DOUBLE;
    private static final MemoryLayout PTR = ValueLayout.ADDRESS;

    /** Storage order of matrices: {@code LAPACK_COL_MAJOR}. */
    private static final int COLUMN_MAJOR = 102;

    private Lapack() {}

    // ---- eigenvalues ------------------------------------------------------------------------------------------------

    private static final Routine DGEEV =
            routine("LAPACKE_dgeev", INT, CHAR, CHAR, INT, PTR, INT, PTR, PTR, PTR, INT, PTR, INT);

    /** A -> eigenvalues (re, im), left (vl) and right (vr) eigenvectors. info > 0: only those after the info-th found. */
    public static int dgeev(
            char left,
            char right,
            int n,
            MemorySegment a,
            MemorySegment re,
            MemorySegment im,
            MemorySegment vl,
            MemorySegment vr) {
        try {
            return valid("dgeev", (int)
                    DGEEV.handle().invokeExact(COLUMN_MAJOR, (byte) left, (byte) right, n, a, n, re, im, vl, n, vr, n));
        } catch (Throwable t) {
            throw failed(t);
        }
    }

    private static final Routine ZGEEV =
            routine("LAPACKE_zgeev", INT, CHAR, CHAR, INT, PTR, INT, PTR, PTR, INT, PTR, INT);

    /** Eigenvalues w (as pairs re, im), left and right eigenvectors of a complex matrix; info as for dgeev. */
    public static int zgeev(
            char left, char right, int n, MemorySegment a, MemorySegment w, MemorySegment vl, MemorySegment vr) {
        try {
            return valid("zgeev", (int)
                    ZGEEV.handle().invokeExact(COLUMN_MAJOR, (byte) left, (byte) right, n, a, n, w, vl, n, vr, n));
        } catch (Throwable t) {
            throw failed(t);
        }
    }

    private static final Routine DSYEVD = routine("LAPACKE_dsyevd", INT, CHAR, CHAR, INT, PTR, INT, PTR);

    /** Symmetric A (its lower triangle) -> ascending eigenvalues w; for job 'V' A becomes the eigenvectors. */
    public static int dsyevd(char job, int n, MemorySegment a, MemorySegment w) {
        try {
            return valid("dsyevd", (int) DSYEVD.handle().invokeExact(COLUMN_MAJOR, (byte) job, (byte) 'L', n, a, n, w));
        } catch (Throwable t) {
            throw failed(t);
        }
    }

    private static final Routine ZHEEVD = routine("LAPACKE_zheevd", INT, CHAR, CHAR, INT, PTR, INT, PTR);

    /** Hermitian A (its lower triangle) -> ascending eigenvalues w; for job 'V' A becomes the eigenvectors. */
    public static int zheevd(char job, int n, MemorySegment a, MemorySegment w) {
        try {
            return valid("zheevd", (int) ZHEEVD.handle().invokeExact(COLUMN_MAJOR, (byte) job, (byte) 'L', n, a, n, w));
        } catch (Throwable t) {
            throw failed(t);
        }
    }

    // ---- Schur form -------------------------------------------------------------------------------------------------

    private static final Routine DGEES =
            routine("LAPACKE_dgees", INT, CHAR, CHAR, PTR, INT, PTR, INT, PTR, PTR, PTR, PTR, INT);

    /** A -> T (in place) and Q with A = Q T Q^T. info > 0: the QR iteration did not converge. */
    public static int dgees(
            int n, MemorySegment a, MemorySegment selected, MemorySegment re, MemorySegment im, MemorySegment q) {
        try {
            return valid("dgees", (int) DGEES.handle()
                    .invokeExact(
                            COLUMN_MAJOR, (byte) 'V', (byte) 'N', MemorySegment.NULL, n, a, n, selected, re, im, q, n));
        } catch (Throwable t) {
            throw failed(t);
        }
    }

    private static final Routine ZGEES =
            routine("LAPACKE_zgees", INT, CHAR, CHAR, PTR, INT, PTR, INT, PTR, PTR, PTR, INT);

    /** A -> T (in place) and U with A = U T U^H. info > 0: the QR iteration did not converge. */
    public static int zgees(int n, MemorySegment a, MemorySegment selected, MemorySegment w, MemorySegment u) {
        try {
            return valid("zgees", (int) ZGEES.handle()
                    .invokeExact(COLUMN_MAJOR, (byte) 'V', (byte) 'N', MemorySegment.NULL, n, a, n, selected, w, u, n));
        } catch (Throwable t) {
            throw failed(t);
        }
    }

    private static final Routine DTREXC = routine("LAPACKE_dtrexc", INT, CHAR, INT, PTR, INT, PTR, INT, PTR, PTR);

    /** Moves the diagonal block of T at row {@code from} (1-based, in a cell) to row {@code to}. info = 1: too close. */
    public static int dtrexc(int n, MemorySegment t, MemorySegment q, MemorySegment from, MemorySegment to) {
        try {
            return valid(
                    "dtrexc", (int) DTREXC.handle().invokeExact(COLUMN_MAJOR, (byte) 'V', n, t, n, q, n, from, to));
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    private static final Routine ZTREXC = routine("LAPACKE_ztrexc", INT, CHAR, INT, PTR, INT, PTR, INT, INT, INT);

    /** Moves the diagonal entry of T in row {@code from} (1-based) to row {@code to}; always succeeds. */
    public static int ztrexc(int n, MemorySegment t, MemorySegment u, int from, int to) {
        try {
            return valid(
                    "ztrexc", (int) ZTREXC.handle().invokeExact(COLUMN_MAJOR, (byte) 'V', n, t, n, u, n, from, to));
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    // ---- singular values and QR -------------------------------------------------------------------------------------

    private static final Routine DGESDD =
            routine("LAPACKE_dgesdd", INT, CHAR, INT, INT, PTR, INT, PTR, PTR, INT, PTR, INT);

    /** A (m x n) -> descending singular values s, U (m x k), V^T (k x n), k = min(m, n); job 'S', or 'N' for s alone. */
    public static int dgesdd(
            char job, int m, int n, MemorySegment a, MemorySegment s, MemorySegment u, MemorySegment vt) {
        try {
            return valid("dgesdd", (int)
                    DGESDD.handle().invokeExact(COLUMN_MAJOR, (byte) job, m, n, a, m, s, u, m, vt, Math.min(m, n)));
        } catch (Throwable t) {
            throw failed(t);
        }
    }

    private static final Routine ZGESDD =
            routine("LAPACKE_zgesdd", INT, CHAR, INT, INT, PTR, INT, PTR, PTR, INT, PTR, INT);

    /** Singular value decomposition of a complex matrix: U, V^H and job as for dgesdd. */
    public static int zgesdd(
            char job, int m, int n, MemorySegment a, MemorySegment s, MemorySegment u, MemorySegment vh) {
        try {
            return valid("zgesdd", (int)
                    ZGESDD.handle().invokeExact(COLUMN_MAJOR, (byte) job, m, n, a, m, s, u, m, vh, Math.min(m, n)));
        } catch (Throwable t) {
            throw failed(t);
        }
    }

    private static final Routine DGEQRF = routine("LAPACKE_dgeqrf", INT, INT, INT, PTR, INT, PTR);

    /** A (m x n) -> R in its upper triangle, the reflectors of Q below it and in tau. */
    public static void dgeqrf(int m, int n, MemorySegment a, MemorySegment tau) {
        try {
            valid("dgeqrf", (int) DGEQRF.handle().invokeExact(COLUMN_MAJOR, m, n, a, m, tau));
        } catch (Throwable t) {
            throw failed(t);
        }
    }

    private static final Routine DORGQR = routine("LAPACKE_dorgqr", INT, INT, INT, INT, PTR, INT, PTR);

    /** The reflectors of dgeqrf -> the first k columns of Q (m x k). */
    public static void dorgqr(int m, int k, MemorySegment a, MemorySegment tau) {
        try {
            valid("dorgqr", (int) DORGQR.handle().invokeExact(COLUMN_MAJOR, m, k, k, a, m, tau));
        } catch (Throwable t) {
            throw failed(t);
        }
    }

    private static final FunctionDescriptor DORMQR_SIGNATURE =
            FunctionDescriptor.of(INT, INT, CHAR, CHAR, INT, INT, INT, PTR, INT, PTR, PTR, INT);

    private static final Routine DORMQR = new Routine("LAPACKE_dormqr", DORMQR_SIGNATURE);

    /** C (m x columns) -> Q^T C, Q from the k reflectors of dgeqrf (m x k). */
    public static void dormqr(int m, int columns, int k, MemorySegment a, MemorySegment tau, MemorySegment c) {
        try {
            valid("dormqr", (int)
                    DORMQR.handle().invokeExact(COLUMN_MAJOR, (byte) 'L', (byte) 'T', m, columns, k, a, m, tau, c, m));
        } catch (Throwable t) {
            throw failed(t);
        }
    }

    private static final Routine DORMQR_ON_HEAP = Routine.onHeap("LAPACKE_dormqr", DORMQR_SIGNATURE);

    /** The same for one column, on heap arrays in place. */
    public static void dormqrOnHeap(int m, int k, MemorySegment a, MemorySegment tau, MemorySegment c) {
        try {
            valid("dormqr", (int) DORMQR_ON_HEAP
                    .handle()
                    .invokeExact(COLUMN_MAJOR, (byte) 'L', (byte) 'T', m, 1, k, a, m, tau, c, m));
        } catch (Throwable t) {
            throw failed(t);
        }
    }

    // ---- linear systems ---------------------------------------------------------------------------------------------

    private static final Routine DGETRF = routine("LAPACKE_dgetrf", INT, INT, INT, PTR, INT, PTR);

    /** A -> L and U (in place) and the row exchanges. info = k > 0: the k-th pivot is exactly zero. */
    public static int dgetrf(int n, MemorySegment a, MemorySegment pivots) {
        try {
            return valid("dgetrf", (int) DGETRF.handle().invokeExact(COLUMN_MAJOR, n, n, a, n, pivots));
        } catch (Throwable t) {
            throw failed(t);
        }
    }

    private static final Routine DGETRS = routine("LAPACKE_dgetrs", INT, CHAR, INT, INT, PTR, INT, PTR, PTR, INT);

    /** Solves op(A) X = B from L and U; op 'N' or 'T'. X replaces B. */
    public static void dgetrs(char op, int n, int columns, MemorySegment lu, MemorySegment pivots, MemorySegment b) {
        try {
            valid("dgetrs", (int)
                    DGETRS.handle().invokeExact(COLUMN_MAJOR, (byte) op, n, columns, lu, n, pivots, b, n));
        } catch (Throwable t) {
            throw failed(t);
        }
    }

    private static final Routine DGESV_ON_HEAP =
            Routine.onHeap("LAPACKE_dgesv", FunctionDescriptor.of(INT, INT, INT, INT, PTR, INT, PTR, PTR, INT));

    /** Solves A X = B on heap arrays in place: X replaces B. info = k > 0: the k-th pivot is exactly zero. */
    public static int dgesvOnHeap(int n, int columns, MemorySegment a, MemorySegment pivots, MemorySegment b) {
        try {
            return valid(
                    "dgesv", (int) DGESV_ON_HEAP.handle().invokeExact(COLUMN_MAJOR, n, columns, a, n, pivots, b, n));
        } catch (Throwable t) {
            throw failed(t);
        }
    }

    private static final Routine DGECON = routine("LAPACKE_dgecon", INT, CHAR, INT, PTR, INT, DOUBLE, PTR);

    /** From L and U and the 1-norm of A: an estimate of the reciprocal of the condition number in the 1-norm. */
    public static void dgecon(int n, MemorySegment lu, double norm, MemorySegment reciprocalCondition) {
        try {
            valid("dgecon", (int)
                    DGECON.handle().invokeExact(COLUMN_MAJOR, (byte) '1', n, lu, n, norm, reciprocalCondition));
        } catch (Throwable t) {
            throw failed(t);
        }
    }

    private static final Routine ZGETRF = routine("LAPACKE_zgetrf", INT, INT, INT, PTR, INT, PTR);

    /** The LU factors of a complex matrix. */
    public static int zgetrf(int n, MemorySegment a, MemorySegment pivots) {
        try {
            return valid("zgetrf", (int) ZGETRF.handle().invokeExact(COLUMN_MAJOR, n, n, a, n, pivots));
        } catch (Throwable t) {
            throw failed(t);
        }
    }

    private static final Routine ZGETRS = routine("LAPACKE_zgetrs", INT, CHAR, INT, INT, PTR, INT, PTR, PTR, INT);

    /** Solves op(A) X = B for complex matrices; op 'N' or 'C'. X replaces B. */
    public static void zgetrs(char op, int n, int columns, MemorySegment lu, MemorySegment pivots, MemorySegment b) {
        try {
            valid("zgetrs", (int)
                    ZGETRS.handle().invokeExact(COLUMN_MAJOR, (byte) op, n, columns, lu, n, pivots, b, n));
        } catch (Throwable t) {
            throw failed(t);
        }
    }

    private static final Routine ZGECON = routine("LAPACKE_zgecon", INT, CHAR, INT, PTR, INT, DOUBLE, PTR);

    /** The reciprocal condition of a complex matrix in the 1-norm, estimated. */
    public static void zgecon(int n, MemorySegment lu, double norm, MemorySegment reciprocalCondition) {
        try {
            valid("zgecon", (int)
                    ZGECON.handle().invokeExact(COLUMN_MAJOR, (byte) '1', n, lu, n, norm, reciprocalCondition));
        } catch (Throwable t) {
            throw failed(t);
        }
    }

    private static final Routine DPOTRF = routine("LAPACKE_dpotrf", INT, CHAR, INT, PTR, INT);

    /** Symmetric A (its lower triangle) -> L with A = L L^T. info = k > 0: the k-th leading minor is not positive. */
    public static int dpotrf(int n, MemorySegment a) {
        try {
            return valid("dpotrf", (int) DPOTRF.handle().invokeExact(COLUMN_MAJOR, (byte) 'L', n, a, n));
        } catch (Throwable t) {
            throw failed(t);
        }
    }

    // ---- Sylvester equations of triangular matrices -----------------------------------------------------------------

    private static final Routine DTRSYL3 =
            sylvester("dtrsyl", INT, CHAR, CHAR, INT, INT, INT, PTR, INT, PTR, INT, PTR, INT, PTR);

    /**
     * Solves op(A) X + X op(B) = scale C for (quasi-)triangular A (m x m) and B (n x n); op 'N' or 'T'. X replaces C.
     * info = 1: A and -B share an eigenvalue (nearly), which was perturbed.
     */
    public static int dtrsyl3(
            char opA, char opB, int m, int n, MemorySegment a, MemorySegment b, MemorySegment c, MemorySegment scale) {
        try {
            return valid("dtrsyl3", (int) DTRSYL3.handle()
                    .invokeExact(COLUMN_MAJOR, (byte) opA, (byte) opB, 1, m, n, a, m, b, n, c, m, scale));
        } catch (Throwable t) {
            throw failed(t);
        }
    }

    private static final Routine ZTRSYL3 =
            sylvester("ztrsyl", INT, CHAR, CHAR, INT, INT, INT, PTR, INT, PTR, INT, PTR, INT, PTR);

    /** Solves op(A) X + X op(B) = scale C for complex triangular matrices; op 'N' or 'C'; info as for dtrsyl3. */
    public static int ztrsyl3(
            char opA, char opB, int m, int n, MemorySegment a, MemorySegment b, MemorySegment c, MemorySegment scale) {
        try {
            return valid("ztrsyl3", (int) ZTRSYL3.handle()
                    .invokeExact(COLUMN_MAJOR, (byte) opA, (byte) opB, 1, m, n, a, m, b, n, c, m, scale));
        } catch (Throwable t) {
            throw failed(t);
        }
    }

    // ---- binding ----------------------------------------------------------------------------------------------------

    /** A LAPACKE routine: the memory order first, then the arguments; gives info. */
    private static Routine routine(String name, MemoryLayout... arguments) {
        return new Routine(name, FunctionDescriptor.of(INT, arguments));
    }

    /** Triangular Sylvester solver: the one of matrix products (3), else the older one column by column, of equal signature. */
    private static Routine sylvester(String name, MemoryLayout... arguments) {
        return Routine.anyOf(
                List.of("LAPACKE_" + name + "3", "LAPACKE_" + name), FunctionDescriptor.of(INT, arguments));
    }

    private static int valid(String routine, int info) {
        if (info == -1010 || info == -1011) {
            throw new OutOfMemoryError("LAPACK's " + routine + " found no memory for its work space");
        }
        if (info < 0) {
            throw new IllegalStateException("LAPACK's " + routine + " refused its argument " + -info);
        }
        return info;
    }

    static RuntimeException failed(Throwable t) {
        return switch (t) {
            case RuntimeException e -> e;
            case Error e -> throw e;
            default -> new IllegalStateException(t);
        };
    }
}
