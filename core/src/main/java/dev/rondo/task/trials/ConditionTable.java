package dev.rondo.task.trials;

import dev.rondo.setting.Notation;
import dev.rondo.setting.Place;
import dev.rondo.setting.WrittenAs;
import dev.rondo.task.Value;
import dev.rondo.task.trials.expression.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Conditions as rows, where variables are not crossed.
 *
 * @param columns names of the variables
 * @param rows values of the variables, one row for each condition
 */
@WrittenAs(ConditionTable.Written.class)
public record ConditionTable(List<String> columns, List<List<Value>> rows) {
    /** @throws IllegalArgumentException if there is no column or row, a name is there twice, or a row is too short */
    public ConditionTable {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        if (columns.isEmpty() || rows.isEmpty() || new HashSet<>(columns).size() < columns.size()) {
            throw new IllegalArgumentException("there are different columns and at least one row: columns = " + columns
                    + ", rows: " + rows.size());
        }
        for (int r = 0; r < rows.size(); r++) {
            if (rows.get(r).size() != columns.size()) {
                throw new IllegalArgumentException("a row has one value for each of " + columns.size()
                        + " columns: row " + r + " has " + rows.get(r).size());
            }
        }
    }

    /** Type of a column.
     *
     * @throws IllegalArgumentException if it has numbers and labels
     */
    Type type(int column) {
        return rows.stream()
                .map(row -> Type.of(row.get(column)))
                .reduce(Type::union)
                .orElseThrow();
    }

    /** {columns, rows}. */
    static final class Written implements Notation<ConditionTable> {
        @Override
        public String expectation() {
            return "{columns: [names], rows: [[values], ...]}";
        }

        @Override
        public List<String> jsonTypes() {
            return List.of("object");
        }

        @Override
        public ConditionTable read(JsonNode written, Place place) {
            if (!written.path("columns").isArray() || !written.path("rows").isArray() || written.size() != 2) {
                throw new IllegalArgumentException("it is " + written);
            }
            List<String> columns = new ArrayList<>();
            written.path("columns").values().forEach(c -> columns.add(c.asString("")));
            List<List<Value>> rows = new ArrayList<>();
            for (JsonNode row : written.path("rows").values()) {
                List<Value> values = new ArrayList<>();
                row.values().forEach(v -> values.add(Value.of(v)));
                rows.add(values);
            }
            ConditionTable table = new ConditionTable(columns, rows);
            for (int c = 0; c < columns.size(); c++) {
                table.type(c);
            }
            return table;
        }

        @Override
        public JsonNode write(ConditionTable value) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            value.columns.forEach(object.putArray("columns")::add);
            ArrayNode rows = object.putArray("rows");
            for (List<Value> row : value.rows) {
                ArrayNode array = rows.addArray();
                row.forEach(v -> array.add(v.json()));
            }
            return object;
        }
    }
}
