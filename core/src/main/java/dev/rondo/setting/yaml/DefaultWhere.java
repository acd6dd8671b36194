package dev.rondo.setting.yaml;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Default value of a setting in studies where another setting has a certain value.
 *
 * @param path path of the other setting from the root
 * @param equals value of the other setting, or the name of its kind
 * @param value default value
 */
record DefaultWhere(String path, String equals, Node value) {
    private static final Pattern FORM = Pattern.compile("([\\w.]+) = ([\\w-]+): (.+)");

    /** @throws IllegalArgumentException if the text is not of the form {@code "path = value: default"} */
    static DefaultWhere of(String text, String where) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    where + ": a default elsewhere is written 'path = value: default', it is '" + text + "'");
        }
        return new DefaultWhere(
                matcher.group(1),
                matcher.group(2),
                YamlReader.read(
                        matcher.group(3),
                        "the default of " + where + " where " + matcher.group(1) + " = " + matcher.group(2)));
    }

    /** Tests whether the other setting has its value in what the user wrote. */
    boolean holdsIn(Node root) {
        Optional<Node> at = Optional.of(root);
        for (String key : path.split("\\.", -1)) {
            at = at.flatMap(node -> node instanceof Node.Fields fields ? fields.get(key) : Optional.empty());
        }
        return at.flatMap(DefaultWhere::word).filter(equals::equals).isPresent();
    }

    private static Optional<String> word(Node node) {
        return switch (node) {
            case Node.Leaf leaf -> Optional.of(leaf.text());
            case Node.Fields fields ->
                fields.get(Shape.Choice.KIND)
                        .or(() -> fields.get(Shape.Choice.SHORT))
                        .flatMap(DefaultWhere::word);
            case Node.Items items -> Optional.empty();
        };
    }

    @Override
    public String toString() {
        return SettingLine.inline(value) + " where " + path + " is " + equals;
    }
}
