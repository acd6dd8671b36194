package dev.rondo.dynamics.piecewise;

import java.util.Arrays;

/** Which gates are open, for one path on its way: the open ones are listed in their order, and one turns at a time. */
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

    /** How many gates there are, open or not. */
    int size() {
        return open.length;
    }

    boolean contains(int gate) {
        return open[gate];
    }

    /** How many gates are open. */
    int count() {
        return count;
    }

    /** The k-th open gate, from 0. */
    int member(int k) {
        return members[k];
    }

    /** Opens a gate that is closed, closes one that is open. */
    void turn(int gate) {
        int place = Arrays.binarySearch(members, 0, count, gate);
        if (place >= 0) {
            System.arraycopy(members, place + 1, members, place, count - place - 1);
            count--;
        } else {
            int free = -place - 1;
            System.arraycopy(members, free, members, free + 1, count - free);
            members[free] = gate;
            count++;
        }
        open[gate] = !open[gate];
    }

    ActiveSet toActiveSet() {
        return ActiveSet.of(open);
    }
}
