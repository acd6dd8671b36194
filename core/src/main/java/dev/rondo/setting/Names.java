package dev.rondo.setting;

import java.util.Locale;

/** Names in files for names in Java: snake case for keys, kebab case for values. */
public final class Names {
    private Names() {}

    /**
     * {@code learningRate} becomes {@code learning_rate}, {@code activeReadouts2} {@code active_readouts2}. An underscore at
     * the end, which tells a name from a word of the language, falls away: {@code transient_} becomes {@code transient}.
     */
    public static String snake(String camel) {
        return camel.replaceAll("_$", "")
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_")
                .toLowerCase(Locale.ROOT);
    }

    /** The value that stands for an enum's constant: {@code LIMIT_CYCLE} becomes {@code limit-cycle}. */
    public static String kebab(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The {@code kind} that stands for a record among those of a sealed interface: its name in kebab case, without the
     * interface's name at its end. {@code SequenceTask} of {@code Task} becomes {@code sequence}.
     */
    public static String kind(Class<?> record, Class<?> sealed) {
        String name = record.getSimpleName();
        String family = sealed.getSimpleName();
        boolean suffixed = name.endsWith(family) && name.length() > family.length();
        return snake(suffixed ? name.substring(0, name.length() - family.length()) : name)
                .replace('_', '-');
    }
}
