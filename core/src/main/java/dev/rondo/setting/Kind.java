package dev.rondo.setting;

/**
 * Kind of a family that a study chooses by {@code kind: NAME}.
 *
 * @param name as a user writes it, in kebab case
 * @param meaning one sentence, for catalogues and documentation
 * @param type record whose components are the settings
 * @param <T> the family
 */
public record Kind<T>(String name, String meaning, Class<? extends T> type) {
    /** @throws IllegalArgumentException if the name is empty or the type is no record */
    public Kind {
        if (name.isEmpty() || !type.isRecord()) {
            throw new IllegalArgumentException(
                    "A kind has a name and a record of settings: name = '" + name + "', type = " + type);
        }
    }

    /** The record of settings. */
    public Class<? extends Record> settings() {
        return type.asSubclass(Record.class);
    }
}
