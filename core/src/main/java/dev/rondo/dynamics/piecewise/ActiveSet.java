package dev.rondo.dynamics.piecewise;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** Which gates of a piecewise-linear system are open: the name of a region of state space. Immutable. */
public final class ActiveSet {
    private final int size;
    private final BitSet open;

    private ActiveSet(int size, BitSet open) {
        this.size = size;
        this.open = open;
    }

    /** The set of the gates that are marked. */
    public static ActiveSet of(boolean[] marks) {
        BitSet open = new BitSet(marks.length);
        for (int j = 0; j < marks.length; j++) {
            open.set(j, marks[j]);
        }
        return new ActiveSet(marks.length, open);
    }

    /** The set of the gates that are positive. */
    public static ActiveSet ofSigns(double[] gates) {
        BitSet open = new BitSet(gates.length);
        for (int j = 0; j < gates.length; j++) {
            open.set(j, gates[j] > 0);
        }
        return new ActiveSet(gates.length, open);
    }

    /** The set of the gates whose bit is set: bit j for gate j, at most 63 gates. */
    public static ActiveSet ofBits(int size, long bits) {
        return new ActiveSet(size, BitSet.valueOf(new long[] {bits}));
    }

    /** How many gates there are, open or not. */
    public int size() {
        return size;
    }

    /** How many gates are open. */
    public int count() {
        return open.cardinality();
    }

    public boolean contains(int gate) {
        return open.get(gate);
    }

    /** The open gates, counted from 0, in their order. */
    public List<Integer> members() {
        return open.stream().boxed().toList();
    }

    /** The open gates, in their order. */
    int[] indices() {
        return open.stream().toArray();
    }

    /** This set with one gate turned. */
    public ActiveSet flipped(int gate) {
        BitSet other = (BitSet) open.clone();
        other.flip(gate);
        return new ActiveSet(size, other);
    }

    /** All gates that are open in one of the two. */
    public ActiveSet union(ActiveSet other) {
        BitSet both = (BitSet) open.clone();
        both.or(other.open);
        return new ActiveSet(size, both);
    }

    /** One flag per gate. */
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
