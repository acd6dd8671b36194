package dev.rondo.file.foreign;

import dev.rondo.file.format.Entry;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Arrays of a simple recurrent layer and a dense layer of Keras, which have no names of their own but those of their layers:
 * {@code kernel}, {@code recurrent_kernel}, {@code bias} (Keras 2, {@code .h5}) or {@code vars/0, 1, 2} in a {@code cell}
 * (Keras 3, {@code .weights.h5}). All are {@code W[pre, post]}.
 */
final class KerasNames {
    static final String WHY = "Keras has W[pre, post]";

    private KerasNames() {}

    /** The arrays by role; nothing if there is no recurrent kernel. */
    static Optional<Map<Role, Entry>> find(List<Entry> entries) {
        List<Entry> numbers = entries.stream().filter(Entry::isNumbers).toList();
        Optional<Entry> named = only(numbers, entry -> is(entry, "recurrentkernel"));
        if (named.isPresent()) {
            return Optional.of(roles(numbers, named.get(), "kernel", "bias"));
        }
        Optional<Entry> numbered = only(numbers, entry -> entry.path().endsWith("cell/vars/1") && entry.isMatrix());
        return numbered.map(entry -> roles(numbers, entry, "0", "2"));
    }

    private static Map<Role, Entry> roles(List<Entry> numbers, Entry recurrent, String kernel, String bias) {
        Map<Role, Entry> roles = new EnumMap<>(Role.class);
        roles.put(Role.W_REC, recurrent);
        only(numbers, entry -> isBeside(entry, recurrent) && is(entry, kernel)).ifPresent(e -> roles.put(Role.W_IN, e));
        only(numbers, entry -> isBeside(entry, recurrent) && is(entry, bias)).ifPresent(e -> roles.put(Role.BIAS, e));
        int units = recurrent.shape().getFirst();
        // A dense layer has its bias one behind its kernel.
        Optional<Entry> dense = only(
                numbers,
                entry -> !isBeside(entry, recurrent)
                        && is(entry, kernel)
                        && entry.isMatrix()
                        && entry.shape().getFirst() == units);
        dense.ifPresent(readout -> {
            roles.put(Role.W_OUT, readout);
            String denseBias = kernel.equals("0") ? "1" : bias;
            only(numbers, entry -> isBeside(entry, readout) && is(entry, denseBias))
                    .ifPresent(e -> roles.put(Role.READOUT_BIAS, e));
        });
        return roles;
    }

    private static boolean is(Entry entry, String name) {
        return ArrayNames.canonical(entry.name()).equals(name);
    }

    private static boolean isBeside(Entry entry, Entry other) {
        return entry.group().equals(other.group());
    }

    private static Optional<Entry> only(List<Entry> entries, Predicate<Entry> wanted) {
        List<Entry> found = entries.stream().filter(wanted).toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }
}
