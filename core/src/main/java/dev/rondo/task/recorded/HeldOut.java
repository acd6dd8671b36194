package dev.rondo.task.recorded;

import dev.rondo.random.Key;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Division of trials into those that are trained and those that are held out for validation.
 *
 * @param training numbers of the trials for training, in order
 * @param validation numbers of the trials that are held out, in order; all trials if none is
 * @param copies trials held out that equal one for training in every number
 */
record HeldOut(List<Integer> training, List<Integer> validation, int copies) {
    private static final int ONE_IN = 5;

    /**
     * The trials that a user holds out.
     *
     * @throws IllegalArgumentException if there is no such trial, or none is left for training
     */
    static HeldOut chosen(TrialArrays arrays, List<Integer> validation) {
        Set<Integer> held = new HashSet<>(validation);
        for (int b : held) {
            if (b < 0 || b >= arrays.trials()) {
                throw new IllegalArgumentException(
                        "validation: trials are counted from 0 to " + (arrays.trials() - 1) + ", got " + b);
            }
        }
        List<Integer> training = IntStream.range(0, arrays.trials())
                .filter(b -> !held.contains(b))
                .boxed()
                .toList();
        if (training.isEmpty()) {
            throw new IllegalArgumentException(
                    "validation holds out all " + arrays.trials() + " trials: at least one must be left for training");
        }
        List<Integer> kept = held.stream().sorted().toList();
        int copies = (int) kept.stream()
                .filter(b -> training.stream().anyMatch(c -> areEqual(arrays, b, c)))
                .count();
        return new HeldOut(training, kept, copies);
    }

    /** Every fifth trial, drawn by a key of its number; copies of a trial are on the same side. */
    static HeldOut drawn(TrialArrays arrays) {
        Map<Integer, List<Integer>> groups = new LinkedHashMap<>();
        for (int b = 0; b < arrays.trials(); b++) {
            int trial = b;
            int first = groups.keySet().stream()
                    .filter(c -> areEqual(arrays, trial, c))
                    .findFirst()
                    .orElse(b);
            groups.computeIfAbsent(first, f -> new ArrayList<>()).add(b);
        }
        Key key = Key.ofSeed(0).child("held out");
        List<Integer> order = groups.keySet().stream()
                .sorted(Comparator.comparingDouble(g -> key.child(g).uniform().nextDouble()))
                .toList();
        int wanted = (arrays.trials() + ONE_IN - 1) / ONE_IN;
        List<Integer> held = new ArrayList<>();
        for (int k = 0; k < order.size() - 1 && held.size() < wanted; k++) {
            held.addAll(groups.get(order.get(k)));
        }
        List<Integer> all = IntStream.range(0, arrays.trials()).boxed().toList();
        return held.isEmpty() ? new HeldOut(all, all, 0) : chosen(arrays, held);
    }

    /** Tests whether nothing is held out. */
    boolean isNothing() {
        return training.equals(validation);
    }

    private static boolean areEqual(TrialArrays arrays, int a, int b) {
        return arrays.lengths().get(a).equals(arrays.lengths().get(b))
                && Arrays.equals(arrays.u().ofTrial(a), arrays.u().ofTrial(b))
                && Arrays.equals(arrays.target().ofTrial(a), arrays.target().ofTrial(b))
                && Arrays.equals(arrays.mask().ofTrial(a), arrays.mask().ofTrial(b));
    }

    /** Remarks on the division. */
    List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        if (isNothing()) {
            remarks.add("nothing is held out of " + training.size()
                    + (training.size() == 1 ? " trial" : " equal trials") + ": R2 is of the training trials");
        }
        if (copies > 0) {
            remarks.add(copies + " of " + validation.size()
                    + " held-out trials equal training trials in every number: R2 is too good");
        }
        return remarks;
    }
}
