package dev.rondo.setting.yaml;

import dev.rondo.setting.Nearest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A key that does not exist.
 *
 * @param message the message about it
 * @param meant nearest key of the same group, probably the one meant
 */
record UnknownKey(String message, Optional<String> meant) {
    static UnknownKey of(Shape root, Shape.Group group, String path, String key) {
        String what = (path.isEmpty() ? "there is no setting " : path + " has no setting ") + key;
        List<String> known = group.fields().stream().map(Shape.Field::key).toList();
        Optional<String> near = Nearest.to(key, known);
        // First the settings of a study of the usual kinds, then those of all kinds.
        Optional<String> elsewhere = near.or(() -> Stream.concat(paths(root, "", false), paths(root, "", true))
                .filter(p -> p.endsWith("." + key) || p.equals(key))
                .filter(p -> !p.equals(path + "." + key))
                .findFirst());
        String advice = elsewhere
                .map(word -> "did you mean " + word + "?")
                .orElse("it has " + (known.isEmpty() ? "none" : String.join(", ", known)));
        return new UnknownKey(what + ": " + advice, near);
    }

    private static Stream<String> paths(Shape shape, String prefix, boolean ofKinds) {
        return switch (shape) {
            case Shape.Group group ->
                group.fields().stream()
                        .flatMap(f -> Stream.concat(
                                Stream.of(prefix + f.key()), paths(f.shape(), prefix + f.key() + ".", ofKinds)));
            case Shape.Choice choice ->
                choice.kinds().entrySet().stream()
                        .filter(kind -> ofKinds
                                || choice.defaultKind()
                                        .filter(kind.getKey()::equals)
                                        .isPresent())
                        .flatMap(kind -> paths(kind.getValue(), prefix, ofKinds));
            case Shape.Maybe maybe -> paths(maybe.content(), prefix, ofKinds);
            default -> Stream.empty();
        };
    }
}
