package dev.rondo.setting;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.ServiceLoader;

/**
 * Kinds of an open family of settings, such as tasks or wirings, that somebody provides.
 *
 * <p>Found by {@link ServiceLoader}: a jar or folder on the class path names its implementations in {@code
 * META-INF/services/dev.rondo.setting.Kinds}, one class name a line. From then on a study may say {@code kind: NAME}, and
 * schema, {@code --set} and documentation know the kind as they know those that come with Rondo.
 *
 * @param <T> the family, an interface
 */
public interface Kinds<T> {
    /** The interface that the kinds implement. */
    Class<T> family();

    /** The kinds, in the order in which catalogues list them. */
    List<Kind<T>> kinds();

    /** The setting that chooses a kind. */
    default String key() {
        return "kind";
    }

    /** The setting that chooses a kind of a family. */
    static String keyOf(Class<?> family) {
        return providers().stream()
                .filter(p -> p.family() == family)
                .map(Kinds::key)
                .findFirst()
                .orElseThrow();
    }

    /** Tests whether a type is an open family: whether there are kinds of it. */
    static boolean exist(Class<?> type) {
        return providers().stream().anyMatch(p -> p.family() == type);
    }

    /**
     * All kinds of a family by name: first those that come with Rondo, then the others by name.
     *
     * @throws Refusal if two have the same name; the message says where they come from
     */
    static <T> SequencedMap<String, Kind<T>> of(Class<T> family) {
        List<Kind<T>> own = new ArrayList<>();
        List<Kind<T>> others = new ArrayList<>();
        for (Kinds<?> provider : providers()) {
            if (provider.family() == family) {
                boolean isOwn = provider.getClass().getName().startsWith("dev.rondo.");
                @SuppressWarnings("unchecked") // the family is that of the provider
                List<Kind<T>> kinds = ((Kinds<T>) provider).kinds();
                (isOwn ? own : others).addAll(kinds);
            }
        }
        others.sort(Comparator.comparing(Kind::name));
        own.addAll(others);
        SequencedMap<String, Kind<T>> all = new LinkedHashMap<>();
        for (Kind<T> kind : own) {
            Kind<T> first = all.putIfAbsent(kind.name(), kind);
            if (first != null) {
                throw Refusal.misuse("The kinds of " + family.getSimpleName() + " have different names: '" + kind.name()
                        + "' is " + first.type().getName() + " and "
                        + kind.type().getName()
                        + ". Take one of them off the class path");
            }
        }
        return all;
    }

    private static List<Kinds<?>> providers() {
        List<Kinds<?>> all = new ArrayList<>();
        ServiceLoader.load(Kinds.class).forEach(all::add);
        return all;
    }
}
