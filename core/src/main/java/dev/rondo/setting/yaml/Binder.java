package dev.rondo.setting.yaml;

import dev.rondo.setting.Mistakes;
import dev.rondo.setting.Nearest;
import dev.rondo.setting.Notation;
import dev.rondo.setting.Place;
import dev.rondo.setting.Refusal;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds what a user wrote against a shape, and makes the object. Goes on after a mistake, so that all of them are said at
 * once.
 */
final class Binder {
    private static final int MOST_SHOWN = 20;

    private final List<String> problems = new ArrayList<>();
    private final Shape root;
    private final Node whole;

    private Binder(Shape root, Node whole) {
        this.root = root;
        this.whole = whole;
    }

    /** @throws Refusal if anything is wrong; the message has a line for each mistake, with its place */
    static Object bind(Node node, Shape shape) {
        Binder binder = new Binder(shape, node);
        Object made = binder.make(node, shape, "");
        if (made == null) {
            throw binder.refusal();
        }
        return made;
    }

    private Refusal refusal() {
        if (problems.size() == 1) {
            return Refusal.misuse(problems.getFirst());
        }
        List<String> shown = new ArrayList<>(problems.subList(0, Math.min(problems.size(), MOST_SHOWN)));
        if (problems.size() > MOST_SHOWN) {
            shown.add("and " + (problems.size() - MOST_SHOWN) + " more");
        }
        return Refusal.misuse(problems.size() + " mistakes in the settings:\n  " + String.join("\n  ", shown));
    }

    /** The object, or null where a problem was noted. */
    private @Nullable Object make(Node node, Shape shape, String path) {
        return switch (shape) {
            case Shape.Maybe maybe -> maybe(node, maybe, path);
            case Shape.Items items -> list(node, items, path);
            case Shape.Group group -> group(node, group, path);
            case Shape.Choice choice -> choice(node, choice, path);
            case Shape.Mapping mapping -> mapping(node, mapping, path);
            case Shape.Own own -> own(node, own.notation(), path);
            case Shape.Anything any -> FreeJson.of(node);
            case Shape.Whole whole -> leaf(node, shape, path, text -> whole(text, whole));
            case Shape.Real real -> leaf(node, shape, path, text -> real(text, real));
            case Shape.Flag flag -> leaf(node, shape, path, Binder::flag);
            case Shape.Word word -> word(node, word, path);
            case Shape.Text text -> text(node, path);
        };
    }

    private @Nullable Object maybe(Node node, Shape.Maybe shape, String path) {
        if (node instanceof Node.Leaf leaf && leaf.isEmpty()) {
            return Optional.empty();
        }
        Object content = make(node, shape.content(), path);
        return content == null ? null : Optional.of(content);
    }

    /** Value written at a place, if it is valid. */
    @FunctionalInterface
    private interface Reading {
        Optional<Object> of(String text);
    }

    private @Nullable Object leaf(Node node, Shape shape, String path, Reading reading) {
        if (node instanceof Node.Leaf leaf && !leaf.quoted()) {
            Optional<Object> value = reading.of(leaf.text());
            if (value.isPresent()) {
                return value.get();
            }
        }
        boolean onlyQuoted = node instanceof Node.Leaf leaf
                && leaf.quoted()
                && reading.of(leaf.text()).isPresent();
        return wrong(node, shape, path, onlyQuoted ? "; leave out the quotes" : "");
    }

    private static Optional<Object> whole(String text, Shape.Whole shape) {
        var number = Numbers.whole(text);
        if (number.isEmpty() || number.getAsLong() < shape.min() || number.getAsLong() > shape.max()) {
            return Optional.empty();
        }
        return Optional.of(shape.wide() ? (Object) number.getAsLong() : (Object) (int) number.getAsLong());
    }

    private static Optional<Object> real(String text, Shape.Real shape) {
        var number = Numbers.real(text);
        if (number.isEmpty() || !shape.bounds().contain(number.getAsDouble())) {
            return Optional.empty();
        }
        return Optional.of(shape.unit().quantity(number.getAsDouble()));
    }

    private static Optional<Object> flag(String text) {
        return switch (text) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private @Nullable Object text(Node node, String path) {
        if (!(node instanceof Node.Leaf leaf) || leaf.isEmpty()) {
            return wrong(node, new Shape.Text(), path, "");
        }
        return requirePrintable(leaf.text(), leaf.place(), path) ? leaf.text() : null;
    }

    /** Texts reach terminals, reports and names of files: none brings a line feed, an escape or a zero along. */
    private boolean requirePrintable(String text, Place place, String path) {
        OptionalInt control = text.codePoints().filter(Character::isISOControl).findFirst();
        control.ifPresent(c ->
                note(place, String.format(Locale.ROOT, "%s must hold no control characters, got U+%04X", path, c)));
        return control.isEmpty();
    }

    private @Nullable Object word(Node node, Shape.Word shape, String path) {
        Object constant = node instanceof Node.Leaf leaf ? shape.constants().get(leaf.text()) : null;
        return constant != null
                ? constant
                : wrong(node, shape, path, suggestion(node, shape.constants().keySet()));
    }

    private @Nullable Object list(Node node, Shape.Items shape, String path) {
        List<Node> items = itemsOf(node);
        if (items.isEmpty() && !(node instanceof Node.Items)) {
            return wrong(node, shape, path, "");
        }
        List<Object> made = new ArrayList<>();
        for (int k = 0; k < items.size(); k++) {
            Object item = make(items.get(k), shape.item(), path + "[" + k + "]");
            if (item != null) {
                made.add(item);
            }
        }
        return made.size() == items.size() ? List.copyOf(made) : null;
    }

    private @Nullable Object mapping(Node node, Shape.Mapping shape, String path) {
        if (node instanceof Node.Leaf leaf && leaf.isEmpty()) {
            return Collections.unmodifiableSequencedMap(new LinkedHashMap<>());
        }
        if (!(node instanceof Node.Fields fields)) {
            return wrong(node, shape, path, "");
        }
        int before = problems.size();
        requireOnce(fields, path);
        SequencedMap<String, Object> made = new LinkedHashMap<>();
        for (Node.Entry entry : fields.entries()) {
            requirePrintable(entry.key(), entry.place(), path.isEmpty() ? "A key" : "A key of " + path);
            Object value = make(entry.value(), shape.value(), under(path, entry.key()));
            if (value != null) {
                made.put(entry.key(), value);
            }
        }
        return problems.size() > before ? null : Collections.unmodifiableSequencedMap(made);
    }

    private @Nullable Object own(Node node, Notation<Object> notation, String path) {
        boolean quoted = node instanceof Node.Leaf leaf && leaf.quoted();
        try {
            return notation.read(FreeJson.of(node), quoted ? node.place().plus(1) : node.place());
        } catch (Mistakes mistakes) {
            mistakes.all().forEach(m -> note(m.place(), path + ": " + m.message()));
            return null;
        } catch (IllegalArgumentException e) {
            return note(node.place(), path + " is " + notation.expectation() + ": " + e.getMessage());
        }
    }

    private static List<Node> itemsOf(Node node) {
        if (node instanceof Node.Items list) {
            return list.items();
        }
        // On the command line 1,2,3 will do: shells have ideas of their own about brackets.
        if (node instanceof Node.Leaf leaf && leaf.place().isOption() && !leaf.isEmpty()) {
            return Arrays.stream(leaf.text().split(",", -1))
                    .map(text -> (Node) new Node.Leaf(text.strip(), leaf.quoted(), leaf.place()))
                    .toList();
        }
        return List.of();
    }

    private @Nullable Object choice(Node node, Shape.Choice shape, String path) {
        Node kind = node instanceof Node.Fields fields
                ? fields.get(shape.key())
                        .or(() -> fields.get(Shape.Choice.SHORT))
                        .orElse(new Node.Leaf(shape.defaultKind().orElse(""), false, node.place()))
                : node;
        Shape.Group group = kind instanceof Node.Leaf leaf ? shape.kinds().get(leaf.text()) : null;
        if (group == null) {
            String what = node instanceof Node.Fields ? under(path, shape.key()) : path;
            return note(
                    kind.place(),
                    what + " is one of " + String.join(", ", shape.kinds().keySet()) + ": it is " + kind.found()
                            + suggestion(kind, shape.kinds().keySet()));
        }
        return group(settingsOf(node, kind, group, shape), group, path);
    }

    /** Settings of a kind. One that the command line chooses leaves those in the file that only other kinds have. */
    private static Node.Fields settingsOf(Node node, Node kind, Shape.Group group, Shape.Choice shape) {
        List<Node.Entry> entries = node instanceof Node.Fields fields ? fields.entries() : List.of();
        return new Node.Fields(
                entries.stream()
                        .filter(e -> !e.key().equals(shape.key()) && !e.key().equals(Shape.Choice.SHORT))
                        .filter(e -> !kind.place().isOption()
                                || e.place().isOption()
                                || group.field(e.key()).isPresent()
                                || !shape.hasSetting(e.key()))
                        .toList(),
                node.place());
    }

    private @Nullable Object group(Node node, Shape.Group shape, String path) {
        if (node instanceof Node.Leaf leaf && leaf.isEmpty()) {
            return group(new Node.Fields(List.of(), leaf.place()), shape, path);
        }
        if (!(node instanceof Node.Fields fields)) {
            return wrong(node, shape, path, "");
        }
        int before = problems.size();
        Set<String> meant = requireKnown(fields, shape, path);
        Object[] arguments = new Object[shape.fields().size()];
        for (int k = 0; k < arguments.length; k++) {
            Shape.Field field = shape.fields().get(k);
            Object argument = meant.contains(field.key()) ? null : argument(field, fields, path);
            if (argument != null) {
                arguments[k] = argument;
            }
        }
        return problems.size() > before ? null : construct(shape, arguments, fields, path);
    }

    private @Nullable Object argument(Shape.Field field, Node.Fields fields, String path) {
        Optional<Node> written = fields.get(field.key()).or(() -> field.fallbackIn(whole));
        if (written.isPresent()) {
            return make(written.get(), field.shape(), under(path, field.key()));
        }
        if (field.isOptional()) {
            return make(new Node.Leaf("", false, fields.place()), field.shape(), under(path, field.key()));
        }
        return note(
                fields.place(),
                under(path, field.key()) + " must be given, " + field.shape().expectation() + ": " + field.meaning());
    }

    /** Notes keys that are unknown or repeated, and returns those that the unknown ones were meant to be. */
    private Set<String> requireKnown(Node.Fields fields, Shape.Group shape, String path) {
        requireOnce(fields, path);
        Set<String> meant = new HashSet<>();
        Set<String> seen = new HashSet<>();
        for (Node.Entry entry : fields.entries()) {
            if (seen.add(entry.key()) && shape.field(entry.key()).isEmpty()) {
                UnknownKey unknown = UnknownKey.of(root, shape, path, entry.key());
                note(entry.place(), unknown.message());
                unknown.meant().ifPresent(meant::add);
            }
        }
        return meant;
    }

    private void requireOnce(Node.Fields fields, String path) {
        Map<String, Place> seen = new HashMap<>();
        for (Node.Entry entry : fields.entries()) {
            Place first = seen.putIfAbsent(entry.key(), entry.place());
            if (first != null) {
                note(entry.place(), under(path, entry.key()) + " is there twice: first at " + first);
            }
        }
    }

    private @Nullable Object construct(Shape.Group shape, Object[] arguments, Node.Fields fields, String path) {
        Class<?>[] types =
                shape.fields().stream().map(f -> f.component().getType()).toArray(Class<?>[]::new);
        try {
            Constructor<? extends Record> constructor = shape.type().getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Mistakes mistakes) {
                mistakes.all()
                        .forEach(m -> note(m.place().equals(Place.NOWHERE) ? fields.place() : m.place(), m.message()));
                return null;
            }
            if (e.getCause() instanceof IllegalArgumentException rule) {
                return note(fields.place(), (path.isEmpty() ? "" : path + ": ") + rule.getMessage());
            }
            if (e.getCause() instanceof Refusal rule) {
                return note(fields.place(), (path.isEmpty() ? "" : path + ": ") + rule.getMessage());
            }
            throw new IllegalStateException("the constructor of " + shape.type() + " fails", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the record " + shape.type() + " cannot be made", e);
        }
    }

    private static String suggestion(Node node, Collection<String> known) {
        return node instanceof Node.Leaf leaf
                ? Nearest.to(leaf.text(), known)
                        .map(word -> "; did you mean " + word + "?")
                        .orElse("")
                : "";
    }

    private @Nullable Object wrong(Node node, Shape shape, String path, String advice) {
        String what = path.isEmpty() ? "A study" : path;
        return note(node.place(), what + " is " + shape.expectation() + ": it is " + node.found() + advice);
    }

    private @Nullable Object note(Place place, String problem) {
        problems.add(place + ": " + problem);
        return null;
    }

    private static String under(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
