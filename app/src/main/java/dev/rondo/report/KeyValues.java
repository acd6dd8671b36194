package dev.rondo.report;

import java.util.ArrayList;
import java.util.List;

/** Names with their values, in order. */
public record KeyValues(List<Entry> entries) implements Block {
    /** One name with its value, both prose. */
    public record Entry(String key, String value) {}

    public KeyValues {
        entries = List.copyOf(entries);
    }

    public static KeyValues of(String key, String value) {
        return new KeyValues(List.of(new Entry(key, value)));
    }

    /** Copy with one more entry. */
    public KeyValues and(String key, String value) {
        List<Entry> all = new ArrayList<>(entries);
        all.add(new Entry(key, value));
        return new KeyValues(all);
    }
}
