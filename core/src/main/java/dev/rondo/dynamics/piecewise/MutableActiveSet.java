package dev.rondo.dynamics.piecewise;

import java.util.Arrays;

/** Mutable set of the active switching functions along one path: listed in ascending order, switched one at a time. */
final class MutableActiveSet {
    private final boolean[] open;
    private final int[] members;
    private int count;

    MutableActiveSet(ActiveSet set) {
        open = set.toMarks();
        int[] indices = set.indices();
        count = indices.length;
        members = Arrays.copyOf(indices, open.length);
    }

    /** Number of switching functions, active or not. */
    int size() {
        return open.length;
    }

    boolean contains(int manifold) {
        return open[manifold];
    }

    /** Number of active switching functions. */
    int count() {
        return count;
    }

    /** Index of the k-th active switching function, k from 0. */
    int member(int k) {
        return members[k];
    }

    /** Switches a switching function: from inactive to active or back. */
    void turn(int manifold) {
        int place = Arrays.binarySearch(members, 0, count, manifold);
        if (place >= 0) {
            System.arraycopy(members, place + 1, members, place, count - place - 1);
            count--;
        } else {
            int free = -place - 1;
            System.arraycopy(members, free, members, free + 1, count - free);
            members[free] = manifold;
            count++;
        }
        open[manifold] = !open[manifold];
    }

    ActiveSet toActiveSet() {
        return ActiveSet.of(open);
    }
}
