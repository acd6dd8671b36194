package dev.rondo.analysis.activity;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Order in which the readouts are active in a cycle, and its agreement with the learned order 1, 2, ...
 *
 * <p>The readouts are put in the order of their phases. The measure is the length of the longest subsequence that is in
 * order when both the cycle and the labels are taken to be circular: (3, 4, 5, 1, 2) is all in order, (1, 2, 4, 3, 5)
 * has four of five. (The best rank correlation over all rotations is a bad measure: its median over random orders is
 * .55.)
 *
 * @param order labels of the active readouts, counted from 1, in the order of their phases; it begins where the longest
 *     subsequence in order does
 * @param inOrder number of readouts in order
 * @param chance probability that a random order has as many or more in order
 * @param isChanceExact true if all orders were counted (up to nine readouts), false for 20 000 random ones
 */
public record Replay(List<Integer> order, int inOrder, double chance, boolean isChanceExact) {
    private static final int MOST_COUNTED = 9;
    private static final int SAMPLES = 20_000;
    private static final long SEED = 0x7265706c6179L;

    public Replay {
        order = List.copyOf(order);
    }

    /** Number of active readouts. */
    public int of() {
        return order.size();
    }

    /**
     * The replay of readouts that are active at given phases.
     *
     * @param labels labels of the active readouts, counted from 1, ascending
     * @param phases phases of the same readouts, in any unit that grows with time
     */
    public static Replay of(List<Integer> labels, List<Double> phases) {
        int n = labels.size();
        int[] turns = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparing(phases::get))
                .mapToInt(Integer::intValue)
                .toArray();
        int best = 0;
        int first = 0;
        for (int start = 0; start < n; start++) {
            int length = inOrderFrom(turns, start);
            if (length > best || (length == best && turns[start] < turns[first])) {
                best = length;
                first = start;
            }
        }
        int begin = first;
        List<Integer> order = IntStream.range(0, n)
                .mapToObj(k -> labels.get(turns[(begin + k) % n]))
                .toList();
        boolean exact = n <= MOST_COUNTED;
        return new Replay(order, best, exact ? countedChance(n, best) : sampledChance(n, best), exact);
    }

    /** The length of the longest circular subsequence in order of an arrangement of 0..n-1 on a circle. */
    static int longestInOrder(int[] turns) {
        int best = 0;
        for (int start = 0; start < turns.length; start++) {
            best = Math.max(best, inOrderFrom(turns, start));
        }
        return best;
    }

    /**
     * Length of the longest subsequence in order that begins at a place: an increasing one, counting on from the label
     * there.
     */
    private static int inOrderFrom(int[] turns, int start) {
        int n = turns.length;
        int[] lowestEnd = new int[n];
        int length = 0;
        for (int k = 0; k < n; k++) {
            int label = Math.floorMod(turns[(start + k) % n] - turns[start], n);
            int at = Arrays.binarySearch(lowestEnd, 0, length, label);
            int place = at < 0 ? -at - 1 : at;
            lowestEnd[place] = label;
            length = Math.max(length, place + 1);
        }
        return length;
    }

    private static double countedChance(int n, int atLeast) {
        if (n < 2) {
            return 1;
        }
        long[] counts = new long[2];
        int[] turns = IntStream.range(0, n).toArray();
        count(turns, 1, atLeast, counts);
        return (double) counts[1] / counts[0];
    }

    /**
     * Counts the arrangements of the labels from a place on, with label 0 first: all, and those long enough in order.
     */
    private static void count(int[] turns, int from, int atLeast, long[] counts) {
        if (from == turns.length) {
            counts[0]++;
            counts[1] += longestInOrder(turns) >= atLeast ? 1 : 0;
            return;
        }
        for (int k = from; k < turns.length; k++) {
            swap(turns, from, k);
            count(turns, from + 1, atLeast, counts);
            swap(turns, from, k);
        }
    }

    private static double sampledChance(int n, int atLeast) {
        SplittableRandom random = new SplittableRandom(SEED);
        int[] turns = IntStream.range(0, n).toArray();
        int hits = 0;
        for (int sample = 0; sample < SAMPLES; sample++) {
            for (int k = n - 1; k > 0; k--) {
                swap(turns, k, random.nextInt(k + 1));
            }
            hits += longestInOrder(turns) >= atLeast ? 1 : 0;
        }
        // One more on both sides: an order that was seen has a chance, however rare.
        return (hits + 1.0) / (SAMPLES + 1.0);
    }

    private static void swap(int[] a, int i, int j) {
        int keep = a[i];
        a[i] = a[j];
        a[j] = keep;
    }
}
