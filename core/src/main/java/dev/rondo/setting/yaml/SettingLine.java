package dev.rondo.setting.yaml;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One setting as documentation, help and forms show it.
 *
 * @param path name for {@code --set}, such as {@code training.epochs}
 * @param meaning one sentence for a user
 * @param form admissible values: "a whole number from 1"
 * @param byDefault default value, and those where another setting has a certain value; empty if it must be given
 * @param unit its unit; empty for pure numbers
 */
public record SettingLine(String path, String meaning, String form, String byDefault, String unit) {
    static SettingLine of(String path, Shape.Field field) {
        boolean nested = field.shape() instanceof Shape.Group;
        return new SettingLine(
                path,
                field.meaning(),
                nested ? "" : field.shape().expectation().replaceFirst("^a group of settings whose ", ""),
                Stream.concat(
                                field.fallback().map(SettingLine::inline).stream(),
                                field.elsewhere().stream().map(DefaultWhere::toString))
                        .collect(Collectors.joining(", ")),
                field.unit());
    }

    /** All settings below a shape. */
    static Stream<SettingLine> all(Shape shape, String prefix) {
        return switch (shape) {
            case Shape.Group group ->
                group.fields().stream()
                        .flatMap(f -> Stream.concat(
                                Stream.of(of(prefix + f.key(), f)), all(f.shape(), prefix + f.key() + ".")));
            case Shape.Choice choice -> choice.kinds().values().stream().flatMap(g -> all(g, prefix));
            case Shape.Maybe maybe -> all(maybe.content(), prefix);
            case Shape.Items items -> all(items.item(), prefix.replaceFirst("\\.$", "[]."));
            default -> Stream.empty();
        };
    }

    static String inline(Node node) {
        return FreeJson.of(node).isString()
                ? FreeJson.of(node).asString()
                : FreeJson.of(node).toString();
    }
}
