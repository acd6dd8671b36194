package dev.rondo.figure.write;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import dev.rondo.figure.ColourMap;
import dev.rondo.figure.Figure;
import dev.rondo.figure.Grid;
import dev.rondo.figure.Mark;
import dev.rondo.figure.Scale;
import dev.rondo.figure.Series;
import dev.rondo.figure.TickChoice;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;
import tools.jackson.databind.module.SimpleModule;

/**
 * Figures as JSON, to be drawn again in another size, font size or palette. Nothing is lost: numbers have all their
 * digits; a missing one (NaN) is null.
 *
 * <p>{@code {"format": "rondo-figure", "version": 1, "figure": {...}}}; the fields are the components of {@link Figure}
 * and of what it holds.
 */
public final class FigureJson {
    private static final String FORMAT = "rondo-figure";
    private static final int VERSION = 1;
    private static final List<ColourMap> MAPS =
            List.of(ColourMap.VIRIDIS, ColourMap.GREY, ColourMap.DIVERGING, ColourMap.CYCLIC);
    private static final JsonMapper MAPPER = mapper();

    /** Kinds of an open choice are told apart by their names. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    private interface Kind {}

    private record Document(String format, int version, Figure figure) {}

    private FigureJson() {}

    public static String write(Figure figure) {
        return MAPPER.writeValueAsString(new Document(FORMAT, VERSION, figure));
    }

    /**
     * The figure of such a document.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Figure read(String json) {
        try {
            JsonNode tree = MAPPER.readTree(json);
            if (!FORMAT.equals(tree.path("format").asString(""))) {
                throw new IllegalArgumentException("It is no figure of Rondo: \"format\" must be \"" + FORMAT + "\"");
            }
            int version = tree.path("version").asInt(0);
            if (version != VERSION) {
                throw new IllegalArgumentException("Figures of version " + VERSION + " are read, not " + version
                        + "; make it again with this version of Rondo");
            }
            return MAPPER.treeToValue(tree.path("figure"), Figure.class);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("It is no figure of Rondo: " + e.getOriginalMessage(), e);
        }
    }

    private static JsonMapper mapper() {
        SimpleModule values = new SimpleModule();
        values.addSerializer(Series.class, new SeriesWriter());
        values.addDeserializer(Series.class, new SeriesReader());
        values.addSerializer(Grid.class, new GridWriter());
        values.addDeserializer(Grid.class, new GridReader());
        values.addSerializer(ColourMap.class, new MapWriter());
        values.addDeserializer(ColourMap.class, new MapReader());
        JsonMapper.Builder builder = JsonMapper.builder()
                .addModule(values)
                .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .changeDefaultVisibility(v -> v.withVisibility(PropertyAccessor.ALL, Visibility.NONE)
                        .withVisibility(PropertyAccessor.FIELD, Visibility.ANY)
                        .withVisibility(PropertyAccessor.CREATOR, Visibility.ANY));
        for (Class<?> choice : List.of(Mark.class, Scale.class, TickChoice.class)) {
            builder.addMixIn(choice, Kind.class);
            for (Class<?> kind : choice.getPermittedSubclasses()) {
                builder.registerSubtypes(new NamedType(kind, kind.getSimpleName()));
            }
        }
        return builder.build();
    }

    private static void number(JsonGenerator out, double value) {
        if (Double.isFinite(value)) {
            out.writeNumber(value);
        } else {
            out.writeNull();
        }
    }

    private static double[] numbers(JsonNode list) {
        double[] values = new double[list.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = list.get(i).isNull() ? Double.NaN : list.get(i).asDouble();
        }
        return values;
    }

    private static final class SeriesWriter extends ValueSerializer<Series> {
        @Override
        public void serialize(Series series, JsonGenerator out, SerializationContext context) {
            out.writeStartArray();
            for (int i = 0; i < series.size(); i++) {
                number(out, series.get(i));
            }
            out.writeEndArray();
        }
    }

    private static final class SeriesReader extends ValueDeserializer<Series> {
        @Override
        public Series deserialize(JsonParser in, DeserializationContext context) {
            return Series.of(numbers(context.readTree(in)));
        }
    }

    private static final class GridWriter extends ValueSerializer<Grid> {
        @Override
        public void serialize(Grid grid, JsonGenerator out, SerializationContext context) {
            out.writeStartArray();
            for (int r = 0; r < grid.rows(); r++) {
                out.writeStartArray();
                for (int c = 0; c < grid.columns(); c++) {
                    number(out, grid.get(r, c));
                }
                out.writeEndArray();
            }
            out.writeEndArray();
        }
    }

    private static final class GridReader extends ValueDeserializer<Grid> {
        @Override
        public Grid deserialize(JsonParser in, DeserializationContext context) {
            JsonNode rows = context.readTree(in);
            double[][] values = new double[rows.size()][];
            for (int r = 0; r < values.length; r++) {
                values[r] = numbers(rows.get(r));
            }
            return Grid.of(values);
        }
    }

    private static final class MapWriter extends ValueSerializer<ColourMap> {
        @Override
        public void serialize(ColourMap map, JsonGenerator out, SerializationContext context) {
            out.writeString(map.toString());
        }
    }

    private static final class MapReader extends ValueDeserializer<ColourMap> {
        @Override
        public ColourMap deserialize(JsonParser in, DeserializationContext context) {
            String name = context.readTree(in).asString("");
            return MAPS.stream()
                    .filter(m -> m.toString().equals(name))
                    .findFirst()
                    .orElseThrow(
                            () -> new IllegalArgumentException("Colour maps are " + MAPS + ", not '" + name + "'"));
        }
    }
}
