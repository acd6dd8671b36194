package dev.rondo.setting.yaml;

import dev.rondo.setting.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Node of a user's document, with its position. */
sealed interface Node {
    Place place();

    /** For messages: {@code it is ...}. */
    String found();

    /** A single value, as written. */
    record Leaf(String text, boolean quoted, Place place) implements Node {
        private static final int LONGEST = 40;

        /** Tests whether nothing was written, or YAML's null. */
        boolean isEmpty() {
            return !quoted && (text.isEmpty() || text.equals("~") || text.equals("null"));
        }

        @Override
        public String found() {
            String brief = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
            return isEmpty() ? "empty" : quoted ? "the text \"" + brief + "\"" : brief;
        }
    }

    /** A list. */
    record Items(List<Node> items, Place place) implements Node {
        @Override
        public String found() {
            return "a list";
        }
    }

    /** A group of settings, in the order of the file; a key may stand there twice, which is for the reader to refuse. */
    record Fields(List<Entry> entries, Place place) implements Node {
        @Override
        public String found() {
            return "a group of settings";
        }

        Optional<Node> get(String key) {
            return entries.stream()
                    .filter(e -> e.key.equals(key))
                    .map(Entry::value)
                    .findFirst();
        }

        /** This group with one value set: in its place if the key is there, else at the end. */
        Fields with(Entry entry) {
            List<Entry> changed = new ArrayList<>();
            boolean there = false;
            for (Entry e : entries) {
                changed.add(e.key.equals(entry.key) ? entry : e);
                there |= e.key.equals(entry.key);
            }
            if (!there) {
                changed.add(entry);
            }
            return new Fields(List.copyOf(changed), place);
        }
    }

    /** A key with its value. */
    record Entry(String key, Place place, Node value) {}
}
