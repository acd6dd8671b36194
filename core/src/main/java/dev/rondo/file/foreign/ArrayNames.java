package dev.rondo.file.foreign;

import dev.rondo.file.format.Entry;
import dev.rondo.setting.Refusal;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds arrays by the names that programs give them. */
public final class ArrayNames {
    /** Last parts of names that say nothing without the part before. */
    private static final Set<String> GENERIC = Set.of("bias", "weight", "kernel", "j");

    private ArrayNames() {}

    /** The one array that is a recurrent matrix by its name, if there is one.
     *
     * @throws Refusal if there are several
     */
    public static Optional<Entry> recurrent(Path file, List<Entry> entries) {
        return find(file, Role.W_REC, entries, "");
    }

    /** Array of a role: the first of the role's names that one has.
     *
     * @param group group of the recurrent matrix, in which the name need not be a special one
     * @throws Refusal if several arrays have the name
     */
    static Optional<Entry> find(Path file, Role role, List<Entry> entries, String group) {
        Optional<Entry> exact = entries.stream()
                .filter(entry -> entry.isNumbers() && entry.path().equals(role.key()))
                .findFirst();
        if (exact.isPresent()) {
            return exact;
        }
        for (String name : role.names()) {
            List<Entry> having = entries.stream()
                    .filter(entry -> entry.isNumbers() && has(entry.path(), name, group))
                    .toList();
            List<Entry> near = having.stream()
                    .filter(entry -> group(entry.path()).equals(group))
                    .toList();
            List<Entry> meant = near.isEmpty() ? having : near;
            if (meant.size() > 1) {
                throw Refusal.misuse(file + ": several arrays may be " + role.key() + ": "
                        + meant.stream().map(Entry::described).collect(Collectors.joining(", ")) + ". Say which: --map "
                        + role.key() + "=" + meant.getFirst().path());
            }
            if (!meant.isEmpty()) {
                return Optional.of(meant.getFirst());
            }
        }
        return Optional.empty();
    }

    private static boolean has(String path, String name, String group) {
        String last = canonical(last(path));
        boolean alone =
                last.equals(name) && (!GENERIC.contains(name) || group(path).equals(group));
        return alone || canonical(last(group(path)) + last(path)).equals(name);
    }

    /** A name without case and punctuation; Keras' {@code :0} falls away. */
    static String canonical(String name) {
        return name.replaceFirst(":\\d+$", "").replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
    }

    /** The part of a path behind the last slash or dot. */
    static String last(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('.')) + 1);
    }

    /** The path before its last part. */
    static String group(String path) {
        return path.substring(0, Math.max(Math.max(path.lastIndexOf('/'), path.lastIndexOf('.')), 0));
    }
}
