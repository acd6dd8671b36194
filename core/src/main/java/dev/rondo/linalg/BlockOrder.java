package dev.rondo.linalg;

import dev.rondo.linalg.lapack.Lapack;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Brings the diagonal blocks of a real Schur form into an order, one orthogonal swap of neighbours at a time. */
final class BlockOrder {
    private final int n;
    private final MemorySegment t;
    private final MemorySegment q;
    private final List<Block> blocks;

    /** A diagonal block of one or two rows and its place in the wanted order. */
    private record Block(int rank, int size) {}

    private BlockOrder(int n, MemorySegment t, MemorySegment q, Comparator<Complex> order, Scale scale) {
        this.n = n;
        this.t = t;
        this.q = q;
        this.blocks = ranked(order, scale);
    }

    /** Sorts T (n x n) in place and updates Q with it; the eigenvalues compared are those of T times the scale. */
    static void sort(int n, MemorySegment t, MemorySegment q, Comparator<Complex> order, Scale scale) {
        new BlockOrder(n, t, q, order, scale).sort();
    }

    private void sort() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment from = ColumnMajor.ints(arena, 1);
            MemorySegment to = ColumnMajor.ints(arena, 1);
            int row = 0;
            for (int next = 0; next < blocks.size(); next++) {
                int lowest = lowestFrom(next);
                if (lowest > next) {
                    from.set(ValueLayout.JAVA_INT, 0, row(lowest) + 1);
                    to.set(ValueLayout.JAVA_INT, 0, row + 1);
                    exchanged(Lapack.dtrexc(n, t, q, from, to), row(lowest));
                    blocks.add(next, blocks.remove(lowest));
                    splitPairsThatBecameReal();
                }
                row += blocks.get(next).size();
            }
        }
    }

    private List<Block> ranked(Comparator<Complex> order, Scale scale) {
        List<Complex> values = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        for (int k = 0; k < n; k += sizes.getLast()) {
            boolean pair = k + 1 < n && at(k + 1, k) != 0;
            double omega = pair ? Math.sqrt(Math.abs(at(k, k + 1))) * Math.sqrt(Math.abs(at(k + 1, k))) : 0;
            values.add(new Complex(at(k, k), omega).times(scale.up()));
            sizes.add(pair ? 2 : 1);
        }
        int[] rank = new int[values.size()];
        int[] sorted = IntStream.range(0, rank.length)
                .boxed()
                .sorted((i, j) -> order.compare(values.get(i), values.get(j)))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int place = 0; place < sorted.length; place++) {
            rank[sorted[place]] = place;
        }
        List<Block> found = new ArrayList<>();
        for (int b = 0; b < rank.length; b++) {
            found.add(new Block(rank[b], sizes.get(b)));
        }
        return found;
    }

    private int lowestFrom(int start) {
        int lowest = start;
        for (int b = start + 1; b < blocks.size(); b++) {
            if (blocks.get(b).rank() < blocks.get(lowest).rank()) {
                lowest = b;
            }
        }
        return lowest;
    }

    /** The first row of a block. */
    private int row(int block) {
        return blocks.subList(0, block).stream().mapToInt(Block::size).sum();
    }

    /** A nearly double pair may come out of a swap as two real eigenvalues: two blocks with one place in the order. */
    private void splitPairsThatBecameReal() {
        int row = 0;
        for (int b = 0; b < blocks.size(); b++) {
            Block block = blocks.get(b);
            if (block.size() == 2 && at(row + 1, row) == 0) {
                blocks.set(b, new Block(block.rank(), 1));
                blocks.add(b + 1, new Block(block.rank(), 1));
            }
            row += blocks.get(b).size();
        }
    }

    private double at(int i, int j) {
        return t.getAtIndex(ValueLayout.JAVA_DOUBLE, (long) j * n + i);
    }

    private static void exchanged(int info, int row) {
        if (info > 0) {
            throw new FactorisationException(
                    "Ordered Schur form: the block at row " + row
                            + " is too close to a neighbour to be exchanged with it; use the complex Schur form, which always can");
        }
    }
}
