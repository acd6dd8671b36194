package dev.rondo.run;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Settings in which two recipes differ. */
final class RecipeDifference {
    private RecipeDifference() {}

    /** A clause for each setting: {@code training.epochs was 1000 and is 2000}. */
    static List<String> of(JsonNode before, JsonNode now) {
        List<String> differences = new ArrayList<>();
        add(differences, "", before, now);
        return differences;
    }

    private static void add(List<String> differences, String path, JsonNode before, JsonNode now) {
        if (before.equals(now)) {
            return;
        }
        if (!before.isObject() || !now.isObject()) {
            differences.add(path + " was " + text(before) + " and is " + text(now));
            return;
        }
        Set<String> keys = new LinkedHashSet<>(before.propertyNames());
        keys.addAll(now.propertyNames());
        for (String key : keys) {
            add(differences, path.isEmpty() ? key : path + "." + key, before.path(key), now.path(key));
        }
    }

    private static String text(JsonNode value) {
        return value.isMissingNode() ? "not set" : value.toString();
    }
}
