package dev.rondo.setting.yaml;

import dev.rondo.dynamics.Frequency;
import dev.rondo.dynamics.Time;
import dev.rondo.setting.Kinds;
import dev.rondo.setting.Names;
import dev.rondo.setting.Notation;
import dev.rondo.setting.Setting;
import dev.rondo.setting.WrittenAs;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import tools.jackson.databind.JsonNode;

/**
 * Reads shapes from classes. What a class declares wrongly is a mistake of its author, hence an {@link
 * IllegalArgumentException}.
 */
final class ShapeReader {
    private ShapeReader() {}

    /** The shape of a record or a sealed interface of records. */
    static Shape of(Class<?> type) {
        return shape(type, Optional.empty(), type.getSimpleName());
    }

    private static Shape shape(Type type, Optional<Setting> setting, String where) {
        double min = setting.map(Setting::min).orElse(Double.NEGATIVE_INFINITY);
        double max = setting.map(Setting::max).orElse(Double.POSITIVE_INFINITY);
        if (type == int.class || type == Integer.class) {
            return new Shape.Whole(bound(min, Integer.MIN_VALUE), bound(max, Integer.MAX_VALUE), false);
        }
        if (type == long.class || type == Long.class) {
            return new Shape.Whole(bound(min, Long.MIN_VALUE), bound(max, Long.MAX_VALUE), true);
        }
        if (type == double.class || type == Double.class || type == Time.class || type == Frequency.class) {
            return new Shape.Real(new Bounds(min, max), unit((Class<?>) type, setting, where));
        }
        if (type == boolean.class || type == Boolean.class) {
            return new Shape.Flag();
        }
        if (type == String.class) {
            return new Shape.Text();
        }
        if (type == JsonNode.class) {
            return new Shape.Anything();
        }
        if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
            return new Shape.Items(shape(generic.getActualTypeArguments()[0], setting, where));
        }
        if (type instanceof ParameterizedType generic && generic.getRawType() == Optional.class) {
            return new Shape.Maybe(shape(generic.getActualTypeArguments()[0], setting, where));
        }
        if (type instanceof ParameterizedType generic && generic.getRawType() == SequencedMap.class) {
            return new Shape.Mapping(shape(generic.getActualTypeArguments()[1], setting, where));
        }
        if (type instanceof Class<?> c && c.isAnnotationPresent(WrittenAs.class)) {
            return new Shape.Own(notation(c.getAnnotation(WrittenAs.class).value()));
        }
        if (type instanceof Class<?> c && c.isEnum()) {
            return word(c);
        }
        if (type instanceof Class<?> c && c.isRecord()) {
            return group(c.asSubclass(Record.class));
        }
        if (type instanceof Class<?> c && (c.isSealed() || Kinds.exist(c))) {
            return choice(c, setting.map(Setting::byDefault).filter(kind -> !kind.isEmpty()), where);
        }
        throw new IllegalArgumentException(where + " is a setting of type " + type + ": that has no form in a file");
    }

    private static long bound(double declared, long otherwise) {
        return Double.isInfinite(declared) ? otherwise : (long) Math.ceil(declared);
    }

    private static Unit unit(Class<?> type, Optional<Setting> setting, String where) {
        String symbol = setting.map(Setting::unit).orElse("");
        if (type == Time.class && symbol.equals("ms")) {
            return Unit.MS;
        }
        if (type == Time.class && symbol.equals("s")) {
            return Unit.S;
        }
        if (type == Frequency.class && symbol.equals("Hz")) {
            return Unit.HZ;
        }
        if (type == Time.class || type == Frequency.class) {
            throw new IllegalArgumentException(
                    where + ": a Time has the unit ms or s, a Frequency Hz: it has \"" + symbol + "\"");
        }
        return Unit.NONE;
    }

    @SuppressWarnings("unchecked") // the notation of a type makes values of that type
    private static Notation<Object> notation(Class<? extends Notation<?>> type) {
        try {
            Constructor<? extends Notation<?>> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return (Notation<Object>) constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("the notation " + type + " has no constructor without parameters", e);
        }
    }

    private static Shape word(Class<?> type) {
        SequencedMap<String, Object> constants = new LinkedHashMap<>();
        for (Object constant : type.getEnumConstants()) {
            constants.put(Names.kebab((Enum<?>) constant), constant);
        }
        return new Shape.Word(constants);
    }

    private static Shape.Group group(Class<? extends Record> type) {
        List<Shape.Field> fields = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            fields.add(field(component, type.getSimpleName() + "." + component.getName()));
        }
        Setting ofType = type.getAnnotation(Setting.class);
        return new Shape.Group(type, ofType == null ? "" : ofType.meaning(), List.copyOf(fields));
    }

    private static Shape.Field field(RecordComponent component, String where) {
        Setting setting = component.getAnnotation(Setting.class);
        if (setting == null) {
            throw new IllegalArgumentException(where + " has no @Setting");
        }
        Shape shape = shape(component.getGenericType(), Optional.of(setting), where);
        String key = Names.snake(component.getName()) + unitOf(shape).suffix();
        return new Shape.Field(
                key,
                component,
                setting.meaning(),
                setting.unit(),
                shape,
                fallback(setting, shape, where),
                Arrays.stream(setting.byDefaultWhere())
                        .map(text -> DefaultWhere.of(text, where))
                        .toList());
    }

    private static Unit unitOf(Shape shape) {
        return switch (shape) {
            case Shape.Real real -> real.unit();
            case Shape.Items items -> unitOf(items.item());
            case Shape.Maybe maybe -> unitOf(maybe.content());
            default -> Unit.NONE;
        };
    }

    private static Optional<Node> fallback(Setting setting, Shape shape, String where) {
        if (setting.byDefault().isEmpty()) {
            return Optional.empty();
        }
        if (shape instanceof Shape.Group) {
            throw new IllegalArgumentException(
                    where + ": the components of a record have defaults of their own: it is " + setting.byDefault());
        }
        return Optional.of(YamlReader.read(setting.byDefault(), "the default of " + where));
    }

    private static Shape choice(Class<?> family, Optional<String> defaultKind, String where) {
        SequencedMap<String, Shape.Group> kinds = new LinkedHashMap<>();
        String key = family.isSealed() ? Shape.Choice.KIND : Kinds.keyOf(family);
        if (family.isSealed()) {
            addKinds(family, family, kinds);
        } else {
            Kinds.of(family)
                    .forEach((name, kind) ->
                            kinds.put(name, group(kind.settings()).meaning(kind.meaning())));
        }
        if (defaultKind.isPresent() && !kinds.containsKey(defaultKind.get())) {
            throw new IllegalArgumentException(where + ": the default of an interface is one of its kinds, "
                    + kinds.keySet() + ": it is " + defaultKind.get());
        }
        return new Shape.Choice(family, key, kinds, defaultKind);
    }

    private static void addKinds(Class<?> type, Class<?> family, SequencedMap<String, Shape.Group> kinds) {
        for (Class<?> permitted : type.getPermittedSubclasses()) {
            if (permitted.isSealed()) {
                addKinds(permitted, family, kinds);
                continue;
            }
            if (!permitted.isRecord()) {
                throw new IllegalArgumentException(permitted + " of " + family + " is no record: it has no settings");
            }
            Shape.Group group = group(permitted.asSubclass(Record.class));
            if (kinds.put(Names.kind(permitted, family), group) != null
                    || group.field(Shape.Choice.KIND).isPresent()) {
                throw new IllegalArgumentException(permitted + " of " + family + ": its kind is not unique");
            }
        }
    }
}
