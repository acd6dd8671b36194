package dev.rondo.study.settings;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is said of a key that does not exist: what it was probably meant to be. */
final class UnknownKey {
    private UnknownKey() {}

    static String message(Shape root, Shape.Group group, String path, String key) {
        String what = (path.isEmpty() ? "there is no setting " : path + " has no setting ") + key;
        List<String> known = group.fields().stream().map(Shape.Field::key).toList();
        Optional<String> near = Nearest.to(key, known);
        if (near.isPresent()) {
            return what + ": did you mean " + near.get() + "?";
        }
        Optional<String> elsewhere = paths(root, "")
                .filter(p -> p.endsWith("." + key) || p.equals(key))
                .findFirst();
        if (elsewhere.isPresent()) {
            return what + ": did you mean " + elsewhere.get() + "?";
        }
        return what + ": it has " + (known.isEmpty() ? "none" : String.join(", ", known));
    }

    private static Stream<String> paths(Shape shape, String prefix) {
        return switch (shape) {
            case Shape.Group group ->
                group.fields().stream()
                        .flatMap(f ->
                                Stream.concat(Stream.of(prefix + f.key()), paths(f.shape(), prefix + f.key() + ".")));
            case Shape.Choice choice -> choice.kinds().values().stream().flatMap(g -> paths(g, prefix));
            case Shape.Maybe maybe -> paths(maybe.content(), prefix);
            default -> Stream.empty();
        };
    }
}
