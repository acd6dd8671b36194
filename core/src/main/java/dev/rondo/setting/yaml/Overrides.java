package dev.rondo.setting.yaml;

import dev.rondo.setting.Place;
import dev.rondo.setting.Refusal;
import java.util.List;

/** The settings of the command line, {@code training.epochs=2000}, put into what the file says; later ones win. */
final class Overrides {
    private Overrides() {}

    /** @throws Refusal if an override is not of the form KEY=VALUE */
    static Node apply(Node root, List<String> overrides) {
        Node changed = root;
        for (String override : overrides) {
            int equals = override.indexOf('=');
            String path = equals < 0 ? override : override.substring(0, equals).strip();
            List<String> keys = List.of(path.split("\\.", -1));
            if (equals < 0 || keys.contains("")) {
                throw Refusal.misuse("--set takes KEY=VALUE, such as training.epochs=2000: it is " + override);
            }
            Place place = Place.option(path);
            changed = set(changed, keys, value(override.substring(equals + 1), place), place);
        }
        return changed;
    }

    /** Puts a value at a path of keys with dots between them.
     *
     * @param json value as JSON
     * @param place what messages call its place
     */
    static Node put(Node root, String path, String json, Place place) {
        return set(root, List.of(path.split("\\.", -1)), placed(YamlReader.read(json, place.toString()), place), place);
    }

    /** A value is written as in YAML; so that its place in messages is the option, it is read anew from there. */
    private static Node value(String text, Place place) {
        Node node = text.isBlank() ? new Node.Leaf("", false, place) : YamlReader.read(text, place.toString());
        return placed(node, place);
    }

    static Node placed(Node node, Place place) {
        return switch (node) {
            case Node.Leaf leaf -> new Node.Leaf(leaf.text(), leaf.quoted(), place);
            case Node.Items items ->
                new Node.Items(
                        items.items().stream().map(item -> placed(item, place)).toList(), place);
            case Node.Fields fields ->
                new Node.Fields(
                        fields.entries().stream()
                                .map(e -> new Node.Entry(e.key(), place, placed(e.value(), place)))
                                .toList(),
                        place);
        };
    }

    private static Node set(Node node, List<String> keys, Node value, Place place) {
        if (keys.isEmpty()) {
            return value;
        }
        Node.Fields group = asGroup(node, place);
        Node old = group.get(keys.getFirst()).orElse(new Node.Fields(List.of(), place));
        Node changed = set(old, keys.subList(1, keys.size()), value, place);
        return group.with(new Node.Entry(keys.getFirst(), place, changed));
    }

    /** Group that receives a setting; it may stand in its short form, {@code task: sequence}. */
    private static Node.Fields asGroup(Node node, Place place) {
        return switch (node) {
            case Node.Fields fields -> fields;
            case Node.Leaf leaf -> {
                Node.Entry kind = new Node.Entry(Shape.Choice.SHORT, leaf.place(), leaf);
                yield new Node.Fields(leaf.isEmpty() ? List.of() : List.of(kind), place);
            }
            case Node.Items items ->
                throw Refusal.misuse(place + ": a list is set as a whole, such as seeds=[1, 2, 3]");
        };
    }
}
