package dev.rondo.dynamics.piecewise;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** Set of the active switching functions, s_j &gt; 0, of a piecewise-linear system: names a region. Immutable. */
public final class ActiveSet {
    private final int size;
    private final BitSet open;

    private ActiveSet(int size, BitSet open) {
        this.size = size;
        this.open = open;
    }

    /** Set of the marked switching functions. */
    public static ActiveSet of(boolean[] marks) {
        BitSet open = new BitSet(marks.length);
        for (int j = 0; j < marks.length; j++) {
            open.set(j, marks[j]);
        }
        return new ActiveSet(marks.length, open);
    }

    /** Set of the positive switching functions. */
    public static ActiveSet ofSigns(double[] manifolds) {
        BitSet open = new BitSet(manifolds.length);
        for (int j = 0; j < manifolds.length; j++) {
            open.set(j, manifolds[j] > 0);
        }
        return new ActiveSet(manifolds.length, open);
    }

    /** Set of the switching functions whose bit is set: bit j for function j, at most 63 of them. */
    public static ActiveSet ofBits(int size, long bits) {
        return new ActiveSet(size, BitSet.valueOf(new long[] {bits}));
    }

    /** Number of switching functions, active or not. */
    public int size() {
        return size;
    }

    /** Number of active switching functions. */
    public int count() {
        return open.cardinality();
    }

    public boolean contains(int manifold) {
        return open.get(manifold);
    }

    /** Indices of the active switching functions, from 0, ascending. */
    public List<Integer> members() {
        return open.stream().boxed().toList();
    }

    /** Indices of the active switching functions, ascending. */
    int[] indices() {
        return open.stream().toArray();
    }

    /** This set with one switching function switched. */
    public ActiveSet flipped(int manifold) {
        BitSet other = (BitSet) open.clone();
        other.flip(manifold);
        return new ActiveSet(size, other);
    }

    /** Union: the switching functions that are active in at least one of the two. */
    public ActiveSet union(ActiveSet other) {
        BitSet both = (BitSet) open.clone();
        both.or(other.open);
        return new ActiveSet(size, both);
    }

    /** One flag per switching function: true where it is active. */
    public boolean[] toMarks() {
        boolean[] marks = new boolean[size];
        for (int j = 0; j < size; j++) {
            marks[j] = open.get(j);
        }
        return marks;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof ActiveSet other && size == other.size && open.equals(other.open);
    }

    @Override
    public int hashCode() {
        return 31 * size + open.hashCode();
    }

    @Override
    public String toString() {
        return Arrays.toString(indices());
    }
}
