package dev.rondo.setting;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The known word that a misspelt one was meant to be. */
public final class Nearest {
    private Nearest() {}

    /**
     * The known word fewest edits away (insert, delete, replace, swap two neighbours), if those are at most a third of
     * the word; or one that the written word begins, as {@code tau} does {@code tau_ms}.
     */
    public static Optional<String> to(String written, Collection<String> known) {
        Optional<String> begun = known.stream()
                .filter(word -> word.startsWith(written + "_") || written.startsWith(word + "_"))
                .findFirst();
        String folded = fold(written);
        return known.stream()
                .filter(word -> distance(folded, fold(word)) <= Math.max(1, Math.max(word.length(), 3) / 3))
                .min(Comparator.comparingInt(word -> distance(folded, fold(word))))
                .or(() -> begun);
    }

    /** Case and the choice between dash, underscore and nothing are no spelling. */
    private static String fold(String word) {
        return word.toLowerCase(java.util.Locale.ROOT).replace("_", "").replace("-", "");
    }

    /** The optimal string alignment distance. */
    static int distance(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] spare = beforeLast;
            beforeLast = last;
            last = row;
            row = spare;
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, 1 + Math.min(last[j], row[j - 1]));
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
        }
        return row[b.length()];
    }
}
