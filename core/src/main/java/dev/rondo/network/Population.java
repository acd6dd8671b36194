package dev.rondo.network;

import java.util.Arrays;

/** Which units are excitatory (+1) and which inhibitory (-1): the signs of the columns of W_rec (Dale's principle). */
public final class Population {
    private final int[] signs;

    private Population(int[] signs) {
        this.signs = signs;
    }

    /** The first {@code excitatory} units are excitatory, the others inhibitory. */
    public static Population of(int excitatory, int inhibitory) {
        int[] signs = new int[excitatory + inhibitory];
        Arrays.fill(signs, 0, excitatory, 1);
        Arrays.fill(signs, excitatory, signs.length, -1);
        return new Population(signs);
    }

    /** One sign per unit.
     *
     * @throws IllegalArgumentException if a sign is neither +1 nor -1
     */
    public static Population ofSigns(int... signs) {
        for (int i = 0; i < signs.length; i++) {
            if (signs[i] != 1 && signs[i] != -1) {
                throw new IllegalArgumentException(
                        "Every unit is excitatory (+1) or inhibitory (-1): signs[" + i + "] = " + signs[i]);
            }
        }
        return new Population(signs.clone());
    }

    public int size() {
        return signs.length;
    }

    /** +1 or -1. */
    public int sign(int unit) {
        return signs[unit];
    }

    public boolean isExcitatory(int unit) {
        return signs[unit] > 0;
    }

    public int excitatory() {
        int count = 0;
        for (int s : signs) {
            count += s > 0 ? 1 : 0;
        }
        return count;
    }

    public int inhibitory() {
        return signs.length - excitatory();
    }

    public int[] toArray() {
        return signs.clone();
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Population p && Arrays.equals(signs, p.signs);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(signs);
    }

    @Override
    public String toString() {
        return excitatory() + " excitatory, " + inhibitory() + " inhibitory";
    }
}
