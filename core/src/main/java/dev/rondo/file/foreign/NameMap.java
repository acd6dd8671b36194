package dev.rondo.file.foreign;

import dev.rondo.setting.Refusal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * User's assignment of the arrays of a file: {@code W_rec=w_rec,W_in=w_inp.T}, where {@code .T} transposes.
 *
 * @param sources the arrays by role
 */
public record NameMap(Map<Role, Source> sources) {
    /** Nothing said. */
    public static final NameMap NONE = new NameMap(Map.of());

    private static final String TRANSPOSED = ".T";

    public NameMap {
        EnumMap<Role, Source> copy = new EnumMap<>(Role.class);
        copy.putAll(sources);
        sources = Collections.unmodifiableMap(copy);
    }

    /**
     * An array of the file.
     *
     * @param path its path
     * @param transposed true to exchange rows and columns
     */
    public record Source(String path, boolean transposed) {
        /** Reads a path, transposed if it ends in {@code .T}. */
        public static Source of(String text) {
            boolean transposed = text.endsWith(TRANSPOSED);
            return new Source(transposed ? text.substring(0, text.length() - TRANSPOSED.length()) : text, transposed);
        }
    }

    /** Reads what was said.
     *
     * @param assignments each {@code ROLE=PATH}, or several with commas between
     * @throws Refusal if one is not of that form, its role is not known, or is given twice
     */
    public static NameMap parse(List<String> assignments) {
        Map<Role, Source> sources = new EnumMap<>(Role.class);
        for (String part : String.join(",", assignments).split(",", -1)) {
            if (part.isBlank()) {
                continue;
            }
            int equals = part.indexOf('=');
            Optional<Role> role = Role.of(part.substring(0, Math.max(equals, 0)).strip());
            if (role.isEmpty() || equals == part.strip().length() - 1) {
                throw Refusal.misuse("--map must be ROLE=PATH,..., where ROLE is one of " + Role.keys() + ", got '"
                        + part.strip() + "'");
            }
            if (sources.put(role.get(), Source.of(part.substring(equals + 1).strip())) != null) {
                throw Refusal.misuse("--map gives " + role.get().key() + " twice");
            }
        }
        return new NameMap(sources);
    }

    Optional<Source> of(Role role) {
        return Optional.ofNullable(sources.get(role));
    }
}
