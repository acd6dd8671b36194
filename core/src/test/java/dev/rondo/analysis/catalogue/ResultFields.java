package dev.rondo.analysis.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.rondo.dynamics.Frequency;
import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Complex;
import dev.rondo.setting.Names;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashSet;
import java.util.Set;

/** All fields that the document of a record can have, found from its type. */
final class ResultFields {
    private ResultFields() {}

    static Set<String> of(Class<?> record) {
        Set<String> fields = new LinkedHashSet<>();
        add(record, "", fields);
        return fields;
    }

    private static void add(Class<?> record, String path, Set<String> fields) {
        for (RecordComponent component : record.getRecordComponents()) {
            JsonProperty given = component.getAnnotation(JsonProperty.class);
            Type content = content(component.getGenericType());
            String unit = content == Time.class ? "_s" : content == Frequency.class ? "_hz" : "";
            String name = path + (given == null ? Names.snake(component.getName()) : given.value()) + unit;
            fields.add(name);
            if (content instanceof Class<?> type && isObject(type)) {
                add(type, name + ".", fields);
            }
        }
    }

    private static boolean isObject(Class<?> type) {
        return type.isRecord() && type != Time.class && type != Frequency.class && type != Complex.class;
    }

    /** Type of the content of an optional or a list. */
    private static Type content(Type type) {
        return type instanceof ParameterizedType generic
                ? content(generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1])
                : type;
    }
}
