package dev.rondo.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A JSON object as pairs for people: nested names joined by dots, long lists by their first entries and length. */
final class JsonTable {
    private static final int SHOWN = 6;

    private JsonTable() {}

    static Table of(JsonNode object) {
        Table table = Table.ofPairs();
        add(table, "", object);
        return table;
    }

    private static void add(Table table, String path, JsonNode node) {
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                add(table, path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue());
            }
        } else {
            table.row(path, text(node));
        }
    }

    private static String text(JsonNode node) {
        if (!node.isArray()) {
            return node.isString() ? node.asString() : number(node);
        }
        List<String> shown = new ArrayList<>();
        for (int k = 0; k < Math.min(SHOWN, node.size()); k++) {
            shown.add(node.get(k).isContainer() && node.get(k).size() > SHOWN ? "[...]" : number(node.get(k)));
        }
        return String.join(" ", shown) + (node.size() > SHOWN ? " ... (" + node.size() + ")" : "");
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
