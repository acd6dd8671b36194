package dev.rondo.cli.console;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * A JSON object for people: names and values, nested names joined by dots, long lists by their first entries and length; below
 * them every list of records as a table of its own.
 */
public final class JsonTable {
    private static final int SHOWN = 6;
    private static final int ROWS = 12;
    private static final String MISSING = "-";
    private static final String REASON = "_reason";

    private final Table pairs = Table.ofPairs();
    private final SequencedMap<String, JsonNode> lists = new LinkedHashMap<>();

    private JsonTable() {}

    /** Prints an object. A list of records is shown in full if it is the only one, else by its first rows. */
    public static void print(JsonNode object, Output output) {
        JsonTable all = new JsonTable();
        all.add("", object);
        if (!all.pairs.isEmpty()) {
            output.table(all.pairs);
        }
        all.lists.forEach((name, list) -> {
            int rows = all.lists.size() == 1 ? list.size() : Math.min(ROWS, list.size());
            output.result("");
            output.result(output.style().bold(name) + " (" + list.size() + ")");
            output.table(records(list, rows));
            if (rows < list.size()) {
                output.result("... " + (list.size() - rows) + " more: --json has them all");
            }
        });
    }

    private void add(String path, JsonNode node) {
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                String name = join(path, field.getKey());
                JsonNode reason = node.path(field.getKey() + REASON);
                if (field.getValue().isNull() && reason.isString()) {
                    pairs.row(name, MISSING + " (" + reason.asString() + ")");
                } else if (!isReason(node, field.getKey())) {
                    add(name, field.getValue());
                }
            }
        } else if (isRecords(node)) {
            lists.put(path, node);
        } else {
            pairs.row(path, text(node));
        }
    }

    private static boolean isRecords(JsonNode node) {
        return node.isArray() && !node.isEmpty() && node.valueStream().allMatch(JsonNode::isObject);
    }

    /** One row per record, one column per name; why something is missing is left to the document. */
    private static Table records(JsonNode list, int rows) {
        List<Map<String, String>> cells = new ArrayList<>();
        Set<String> titles = new LinkedHashSet<>();
        list.valueStream().limit(rows).forEach(record -> {
            Map<String, String> row = new LinkedHashMap<>();
            flatten("", record, row);
            titles.addAll(row.keySet());
            cells.add(row);
        });
        Table table = Table.of(titles.toArray(String[]::new));
        cells.forEach(row -> table.row(
                titles.stream().map(title -> row.getOrDefault(title, MISSING)).toArray(String[]::new)));
        return table;
    }

    private static void flatten(String path, JsonNode node, Map<String, String> row) {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            String name = join(path, field.getKey());
            if (field.getValue().isObject()) {
                flatten(name, field.getValue(), row);
            } else if (!isReason(node, field.getKey())) {
                row.put(name, field.getValue().isNull() ? MISSING : text(field.getValue()));
            }
        }
    }

    private static boolean isReason(JsonNode record, String key) {
        return key.endsWith(REASON) && record.has(key.substring(0, key.length() - REASON.length()));
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static String text(JsonNode node) {
        if (!node.isArray()) {
            return node.isString() ? node.asString() : number(node);
        }
        String shown = node.valueStream().limit(SHOWN).map(JsonTable::entry).collect(Collectors.joining(" "));
        return shown + (node.size() > SHOWN ? " ... (" + node.size() + ")" : "");
    }

    /** An entry of a list: of a record only its values, of a long list only that it is there. */
    private static String entry(JsonNode node) {
        if (node.isObject()) {
            return node.valueStream().map(JsonTable::text).collect(Collectors.joining(" ", "(", ")"));
        }
        if (!node.isArray()) {
            return text(node);
        }
        return node.size() > SHOWN ? "[...]" : "[" + text(node) + "]";
    }

    /** People read six digits; {@code --json} has them all. */
    private static String number(JsonNode node) {
        if (!node.isDouble() || node.asDouble() == Math.rint(node.asDouble())) {
            return node.toString();
        }
        double value = node.asDouble();
        return Double.toString(
                new BigDecimal(value).round(new MathContext(SHOWN)).doubleValue());
    }
}
