package dev.rondo.linalg;

import dev.rondo.linalg.lapack.Lapack;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The linear system of multiple shooting, cyclic and bordered: for k = 0 .. K - 1, with x_K = x_0,
 *
 * <pre>
 *   G_k x_k - x_(k+1) + B_k c = r_k,      sum over k of L_k x_k + M c = s.
 * </pre>
 *
 * The states x_1 .. x_(K-1) are eliminated one after the other by orthogonal transformations of two neighbouring rows of
 * blocks, so that neither growth nor decay along the cycle harms the digits (structured orthogonal factorisation: Wright,
 * SIAM J. Sci. Stat. Comput. 13, 1992, 742). Some 16 K n^3 operations; the dense factors of the whole matrix take 2/3 K^3
 * n^3.
 *
 * <p>LAPACK dgeqrf, dormqr; the system that is left, for x_0 and c, by {@link LinearSolve}.
 */
public final class CyclicSystem implements LinearSystem {
    private static final ValueLayout.OfDouble DOUBLE = ValueLayout.JAVA_DOUBLE;

    private final int n;
    private final int borders;
    private final int blocks;
    private final List<Elimination> eliminations;
    private final LinearSolve rest;

    /** The elimination of a state x_k: {@code R x_k + U x_0 + V x_(k+1) + W c = top of Q^T (r, r_k)}. */
    private static final class Elimination {
        /** Q and, in its upper triangle, R: 2n x n by columns. */
        private final double[] reflectors;
        /** Factors of the reflectors. */
        private final double[] tau;
        /** U, V, W: n x (2n + borders) by columns. */
        private final double[] others;
        /** The factors of this equation that the border's rows lose, a row of n each. */
        private final double[][] rows;

        Elimination(double[] reflectors, double[] tau, double[] others, double[][] rows) {
            this.reflectors = reflectors;
            this.tau = tau;
            this.others = others;
            this.rows = rows;
        }
    }

    private CyclicSystem(int n, int borders, int blocks, List<Elimination> eliminations, LinearSolve rest) {
        this.n = n;
        this.borders = borders;
        this.blocks = blocks;
        this.eliminations = eliminations;
        this.rest = rest;
    }

    /**
     * Factorises the system.
     *
     * @param diagonal G_0 .. G_(K-1), n x n each
     * @param columns B_0 .. B_(K-1) below each other, K n x m
     * @param rows (L_0 .. L_(K-1), M), m x (K n + m)
     * @throws IllegalArgumentException if shapes disagree or a value is not finite
     * @throws FactorisationException if the matrix is exactly singular
     */
    public static CyclicSystem of(List<Matrix> diagonal, Matrix columns, Matrix rows) {
        int n = diagonal.getFirst().rows();
        int m = columns.columns();
        requireShapes(diagonal, columns, rows, n, m);
        double[][] last = rows.toRows();
        List<Elimination> eliminations = new ArrayList<>();
        try (Arena arena = Arena.ofConfined()) {
            Workspace work = new Workspace(arena, n, m);
            work.begin(diagonal.getFirst(), columns);
            for (int k = 1; k < diagonal.size(); k++) {
                eliminations.add(work.eliminate(diagonal.get(k), columns, k, last));
            }
            return new CyclicSystem(
                    n, m, diagonal.size(), eliminations, LinearSolve.of(work.rest(last, diagonal.size())));
        }
    }

    private static void requireShapes(List<Matrix> diagonal, Matrix columns, Matrix rows, int n, int m) {
        boolean square = diagonal.stream().allMatch(g -> g.rows() == n && g.columns() == n);
        int states = diagonal.size() * n;
        if (!square || columns.rows() != states || rows.rows() != m || rows.columns() != states + m) {
            throw new IllegalArgumentException("A cyclic system of " + diagonal.size() + " blocks of " + n + " needs "
                    + states + " x m border columns and m x (" + states + " + m) border rows: they are "
                    + columns.shape() + " and " + rows.shape());
        }
        diagonal.forEach(g -> Operand.finite("A cyclic system", g));
        Operand.finite("A cyclic system", columns);
        Operand.finite("A cyclic system", rows);
    }

    /** Native memory of the elimination: the blocks of the present row, and the two rows that are transformed. */
    private static final class Workspace {
        private final int n;
        private final int m;
        private final MemorySegment column;
        private final MemorySegment tau;
        private final MemorySegment others;
        private final double[] pair;
        /** Coefficients of x_0, x_k and c in the row of blocks that is carried along: n x (2n + m) by columns. */
        private final double[] carried;

        Workspace(Arena arena, int n, int m) {
            this.n = n;
            this.m = m;
            column = ColumnMajor.real(arena, 2 * n, n);
            tau = ColumnMajor.doubles(arena, n);
            others = ColumnMajor.real(arena, 2 * n, 2 * n + m);
            pair = new double[2 * n * (2 * n + m)];
            carried = new double[n * (2 * n + m)];
        }

        void begin(Matrix first, Matrix columns) {
            for (int j = 0; j < n; j++) {
                for (int i = 0; i < n; i++) {
                    carried[j * n + i] = first.get(i, j);
                }
                carried[(n + j) * n + j] = -1;
            }
            for (int j = 0; j < m; j++) {
                for (int i = 0; i < n; i++) {
                    carried[(2 * n + j) * n + i] = columns.get(i, j);
                }
            }
        }

        Elimination eliminate(Matrix next, Matrix columns, int k, double[][] last) {
            stackColumn(next);
            Lapack.dgeqrf(2 * n, n, column, tau);
            stackOthers(columns, k);
            Lapack.dormqr(2 * n, 2 * n + m, n, column, tau, others);
            MemorySegment.copy(others, DOUBLE, 0, pair, 0, pair.length);
            double[] top = new double[carried.length];
            for (int j = 0; j < 2 * n + m; j++) {
                System.arraycopy(pair, 2 * j * n, top, j * n, n);
                System.arraycopy(pair, (2 * j + 1) * n, carried, j * n, n);
            }
            double[] reflectors = column.toArray(DOUBLE);
            requireRegular(reflectors, k);
            double[][] weights = new double[m][];
            for (int l = 0; l < m; l++) {
                weights[l] = reduce(last[l], k, reflectors, top);
            }
            return new Elimination(reflectors, tau.toArray(DOUBLE), top, weights);
        }

        /** The coefficients of x_k in the row that is carried along and in its own. */
        private void stackColumn(Matrix next) {
            for (int j = 0; j < n; j++) {
                System.arraycopy(carried, (n + j) * n, pair, 2 * j * n, n);
                for (int i = 0; i < n; i++) {
                    pair[(2 * j + 1) * n + i] = next.get(i, j);
                }
            }
            MemorySegment.copy(pair, 0, column, DOUBLE, 0, 2 * n * n);
        }

        /** Those of x_0, x_(k+1) and c. */
        private void stackOthers(Matrix columns, int k) {
            Arrays.fill(pair, 0);
            for (int j = 0; j < n; j++) {
                System.arraycopy(carried, j * n, pair, 2 * j * n, n);
                pair[(2 * (n + j) + 1) * n + j] = -1;
            }
            for (int j = 0; j < m; j++) {
                int at = 2 * n + j;
                System.arraycopy(carried, at * n, pair, 2 * at * n, n);
                for (int i = 0; i < n; i++) {
                    pair[(2 * at + 1) * n + i] = columns.get(k * n + i, j);
                }
            }
            MemorySegment.copy(pair, 0, others, DOUBLE, 0, pair.length);
        }

        private void requireRegular(double[] reflectors, int k) {
            for (int j = 0; j < n; j++) {
                if (reflectors[2 * j * n + j] == 0) {
                    throw new FactorisationException("A cyclic system is singular: block " + k
                            + " has columns that depend on one another exactly");
                }
            }
        }

        /** Takes x_k out of a row of the border; the factors of its equation are what the right-hand side loses. */
        private double[] reduce(double[] row, int k, double[] reflectors, double[] top) {
            double[] weight = new double[n];
            for (int j = 0; j < n; j++) {
                double sum = row[k * n + j];
                for (int i = 0; i < j; i++) {
                    sum = Math.fma(-weight[i], reflectors[2 * j * n + i], sum);
                }
                weight[j] = sum / reflectors[2 * j * n + j];
                row[k * n + j] = 0;
            }
            int blocks = (row.length - m) / n;
            int after = (k + 1) % blocks * n;
            for (int j = 0; j < n; j++) {
                row[j] -= product(weight, top, j);
                row[after + j] -= product(weight, top, n + j);
            }
            for (int j = 0; j < m; j++) {
                row[blocks * n + j] -= product(weight, top, 2 * n + j);
            }
            return weight;
        }

        private double product(double[] weight, double[] top, int columnOfTop) {
            double sum = 0;
            for (int i = 0; i < n; i++) {
                sum = Math.fma(weight[i], top[columnOfTop * n + i], sum);
            }
            return sum;
        }

        /** The system for x_0 and c. */
        Matrix rest(double[][] last, int blocks) {
            return Matrix.build(n + m, n + m, (i, j) -> {
                if (i >= n) {
                    return last[i - n][j < n ? j : blocks * n + j - n];
                }
                return j < n ? carried[j * n + i] + carried[(n + j) * n + i] : carried[(n + j) * n + i];
            });
        }
    }

    @Override
    public Vector solve(Vector b) {
        int states = blocks * n;
        LinearSolve.requireRows(states + borders, b.size());
        double[] right = b.toArray();
        double[] tops = new double[states];
        double[] pair = new double[2 * n];
        System.arraycopy(right, 0, pair, 0, n);
        for (int k = 1; k < blocks; k++) {
            Elimination e = eliminations.get(k - 1);
            System.arraycopy(right, k * n, pair, n, n);
            Lapack.dormqrOnHeap(
                    2 * n,
                    n,
                    MemorySegment.ofArray(e.reflectors),
                    MemorySegment.ofArray(e.tau),
                    MemorySegment.ofArray(pair));
            System.arraycopy(pair, 0, tops, k * n, n);
            for (int l = 0; l < borders; l++) {
                for (int i = 0; i < n; i++) {
                    right[states + l] = Math.fma(-e.rows[l][i], pair[i], right[states + l]);
                }
            }
            System.arraycopy(pair, n, pair, 0, n);
        }
        double[] ofRest = new double[n + borders];
        System.arraycopy(pair, 0, ofRest, 0, n);
        System.arraycopy(right, states, ofRest, n, borders);
        return back(rest.solve(Vector.owning(ofRest)).toArray(), tops);
    }

    /** All unknowns from x_0 and c, the last state first. */
    private Vector back(double[] ofRest, double[] tops) {
        double[] x = new double[blocks * n + borders];
        System.arraycopy(ofRest, 0, x, 0, n);
        System.arraycopy(ofRest, n, x, blocks * n, borders);
        double[] state = new double[n];
        for (int k = blocks - 1; k >= 1; k--) {
            Elimination e = eliminations.get(k - 1);
            System.arraycopy(tops, k * n, state, 0, n);
            subtract(e.others, 0, x, 0, n, state);
            subtract(e.others, n, x, (k + 1) % blocks * n, n, state);
            subtract(e.others, 2 * n, x, blocks * n, borders, state);
            solveTriangular(e.reflectors, state);
            System.arraycopy(state, 0, x, k * n, n);
        }
        return Vector.owning(x);
    }

    /** state -= some columns of a matrix of n rows, by columns, times a part of x. */
    private void subtract(double[] matrix, int first, double[] x, int at, int count, double[] state) {
        for (int j = 0; j < count; j++) {
            double factor = -x[at + j];
            for (int i = 0; i < n; i++) {
                state[i] = Math.fma(factor, matrix[(first + j) * n + i], state[i]);
            }
        }
    }

    /** state becomes R^-1 state. */
    private void solveTriangular(double[] reflectors, double[] state) {
        for (int j = n - 1; j >= 0; j--) {
            state[j] /= reflectors[2 * j * n + j];
            for (int i = 0; i < j; i++) {
                state[i] = Math.fma(-state[j], reflectors[2 * j * n + i], state[i]);
            }
        }
    }
}
