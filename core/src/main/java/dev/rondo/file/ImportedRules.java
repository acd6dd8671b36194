package dev.rondo.file;

import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.Constraints;
import dev.rondo.network.Population;
import dev.rondo.setting.Refusal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Signs of the units of an imported network, and the rules that it is declared to obey.
 *
 * <p>Signs are those that the file states, else those of the columns of W_rec, if each has one. Rules are those that the user
 * asks for, else those that the file declares, else those that hold: a network of mixed signs or with autapses is a network
 * without that rule.
 *
 * @param signs excitatory and inhibitory units, where units are one of the two
 * @param constraints rules of W_rec
 * @param notes remarks for the user
 */
record ImportedRules(Optional<Population> signs, Constraints constraints, List<String> notes) {
    /**
     * Rules of a network that another program saved.
     *
     * @param file name of the file for messages
     * @param recurrent W_rec
     * @param stated signs that the file states, +1 or -1 per unit
     * @param asked names of the rules that the user asks for, if any
     * @throws Refusal if the user asks for Dale's principle and a column has no sign, or the file states signs that W_rec
     *     contradicts
     */
    static ImportedRules foreign(Path file, Matrix recurrent, Optional<Vector> stated, Optional<List<String>> asked) {
        List<String> notes = new ArrayList<>();
        Optional<Population> signs = stated.map(
                        vector -> NetworkArrays.population(file + ", " + NetworkArrays.SIGNS, vector))
                .or(() -> columnSigns(file, recurrent, notes, asked.isPresent()));
        if (asked.isPresent()) {
            return new ImportedRules(
                    signs.or(() -> askedSigns(file, recurrent, asked.get())),
                    constraints(asked.get(), recurrent),
                    notes);
        }
        if (stated.isPresent()) {
            requireObeyed(file, recurrent, signs.orElseThrow());
        }
        return new ImportedRules(
                signs,
                new Constraints(signs.isPresent(), Constraints.autapses(recurrent) == 0, Optional.empty()),
                notes);
    }

    /**
     * Rules of a network that Rondo saved.
     *
     * @param declared rules that the file declares
     * @param stated signs that the file states
     * @param asked names of the rules that the user asks for instead, if any
     */
    static ImportedRules own(
            Path file, Matrix recurrent, Constraints declared, Optional<Vector> stated, Optional<List<String>> asked) {
        Optional<Population> signs =
                stated.map(vector -> NetworkArrays.population(file + ", " + NetworkArrays.SIGNS, vector));
        return new ImportedRules(
                signs.or(() -> asked.flatMap(names -> askedSigns(file, recurrent, names))),
                asked.map(names -> constraints(names, recurrent)).orElse(declared),
                List.of());
    }

    /**
     * Reads names of rules.
     *
     * @param names any of {@link Constraints#NAMES}, or {@code none} alone
     * @throws Refusal if one is none of these
     */
    static List<String> named(List<String> names) {
        List<String> rules = names.stream()
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
        boolean known = rules.equals(List.of(NetworkArrays.NONE)) || Constraints.NAMES.containsAll(rules);
        if (rules.isEmpty() || !known) {
            throw Refusal.misuse("--constraints must be some of " + String.join(", ", Constraints.NAMES) + ", or "
                    + NetworkArrays.NONE + " alone, got '" + String.join(",", names) + "'");
        }
        return rules.equals(List.of(NetworkArrays.NONE)) ? List.of() : rules;
    }

    private static Constraints constraints(List<String> names, Matrix recurrent) {
        return new Constraints(
                names.contains(Constraints.DALE),
                names.contains(Constraints.NO_AUTAPSES),
                names.contains(Constraints.CONNECTIONS)
                        ? Optional.of(Matrix.build(
                                recurrent.rows(), recurrent.columns(), (i, j) -> recurrent.get(i, j) == 0 ? 0 : 1))
                        : Optional.empty());
    }

    /** The sign of each column, if each has one. */
    private static Optional<Population> columnSigns(Path file, Matrix w, List<String> notes, boolean quiet) {
        if (Constraints.mixedColumns(w) > 0) {
            return Optional.empty();
        }
        Optional<Integer> silent = firstSilent(w);
        if (silent.isEmpty()) {
            return Optional.of(signsOfSums(w));
        }
        if (!quiet) {
            notes.add("unit " + silent.get()
                    + " sends nothing, so that its column does not tell whether it is excitatory or"
                    + " inhibitory: the units have no signs; an array signs (+1 or -1 for each unit) in " + file
                    + " states them");
        }
        return Optional.empty();
    }

    /** Signs for Dale's principle that a user asks for; where a column has both, the network refuses it with its place. */
    private static Optional<Population> askedSigns(Path file, Matrix w, List<String> asked) {
        if (!asked.contains(Constraints.DALE)) {
            return Optional.empty();
        }
        firstSilent(w).ifPresent(unit -> {
            throw Refusal.misuse(
                    file + ": unit " + unit + " sends nothing, so that its column does not tell whether it is"
                            + " excitatory or inhibitory: add an array signs (+1 or -1 for each unit)");
        });
        return Optional.of(signsOfSums(w));
    }

    private static Optional<Integer> firstSilent(Matrix w) {
        for (int j = 0; j < w.columns(); j++) {
            if (w.column(j).norm() == 0) {
                return Optional.of(j);
            }
        }
        return Optional.empty();
    }

    private static Population signsOfSums(Matrix w) {
        int[] signs = new int[w.columns()];
        for (int j = 0; j < w.columns(); j++) {
            double sum = 0;
            for (int i = 0; i < w.rows(); i++) {
                sum += w.get(i, j);
            }
            signs[j] = sum < 0 ? -1 : 1;
        }
        return Population.ofSigns(signs);
    }

    private static void requireObeyed(Path file, Matrix w, Population signs) {
        for (int j = 0; j < Math.min(w.columns(), signs.size()); j++) {
            for (int i = 0; i < w.rows(); i++) {
                if (w.get(i, j) * signs.sign(j) < 0) {
                    throw Refusal.misuse(file + ": signs says that unit " + j + " is "
                            + (signs.isExcitatory(j) ? "excitatory" : "inhibitory") + ", yet W_rec[post " + i + ", pre "
                            + j
                            + "] = " + w.get(i, j)
                            + ". --constraints none reads it as a network without Dale's principle");
                }
            }
        }
    }
}
