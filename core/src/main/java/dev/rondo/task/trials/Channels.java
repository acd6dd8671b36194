package dev.rondo.task.trials;

import dev.rondo.setting.Mistakes;
import dev.rondo.setting.Nearest;
import dev.rondo.setting.Notation;
import dev.rondo.setting.Place;
import dev.rondo.setting.WrittenAs;
import dev.rondo.task.trials.expression.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Inputs or readouts of a task: groups of channels by name, or one group without a name.
 *
 * <p>A channel is called {@code group.label}; the only channel of a group of one is called as its group.
 */
@WrittenAs(Channels.Written.class)
public final class Channels {
    private final SequencedMap<String, ChannelGroup> groups;
    private final List<Channel> all;

    private Channels(SequencedMap<String, ChannelGroup> groups) {
        this.groups = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(groups));
        List<Channel> channels = new ArrayList<>();
        groups.forEach((group, channelsOfGroup) -> {
            for (int k = 0; k < channelsOfGroup.size(); k++) {
                String suffix = channelsOfGroup.suffix(k);
                String name = group.isEmpty() ? suffix : suffix.isEmpty() ? group : group + "." + suffix;
                channels.add(new Channel(name, group, k, channelsOfGroup.id(k), channels.size()));
            }
        });
        all = List.copyOf(channels);
    }

    /** All channels in order. */
    public List<Channel> all() {
        return all;
    }

    public List<String> names() {
        return all.stream().map(Channel::name).toList();
    }

    /** Names of the groups. */
    List<String> groupNames() {
        return groups.keySet().stream().filter(name -> !name.isEmpty()).toList();
    }

    /** Channels of a group. */
    List<Channel> ofGroup(String group) {
        return all.stream().filter(c -> c.group().equals(group)).toList();
    }

    /**
     * Channels that names stand for: of groups, or single ones.
     *
     * @throws Mistakes if there is no such channel; with the nearest one that there is
     */
    List<Channel> select(Words words) {
        List<Channel> selected = new ArrayList<>();
        for (String word : words.all()) {
            List<Channel> meant = all.stream()
                    .filter(c -> c.name().equals(word) || c.group().equals(word))
                    .toList();
            if (meant.isEmpty()) {
                List<String> known = Stream.concat(groupNames().stream(), names().stream())
                        .distinct()
                        .toList();
                throw new Mistakes(
                        words.place(),
                        "there is no channel '" + word + "'"
                                + Nearest.to(word, known)
                                        .map(near -> ": did you mean " + near + "?")
                                        .orElse(": there are " + String.join(", ", known)));
            }
            selected.addAll(meant);
        }
        return selected;
    }

    /** Type of {@code channel} in an expression for a channel. */
    Type type(Channel channel) {
        return Optional.ofNullable(groups.get(channel.group()))
                .map(ChannelGroup::type)
                .orElse(Type.NUMBER);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Channels c && List.copyOf(c.groups.entrySet()).equals(List.copyOf(groups.entrySet()));
    }

    @Override
    public int hashCode() {
        return groups.hashCode();
    }

    @Override
    public String toString() {
        return String.join(", ", names());
    }

    /** One group, or groups by name. */
    static final class Written implements Notation<Channels> {
        private static final String GROUP =
                "a list of labels ([] for no channel), a number of channels or {ring: number}";

        @Override
        public String expectation() {
            return GROUP + ", or groups of these by name";
        }

        @Override
        public List<String> jsonTypes() {
            return List.of("array", "integer", "object");
        }

        @Override
        public Channels read(JsonNode written, Place place) {
            SequencedMap<String, ChannelGroup> groups = new LinkedHashMap<>();
            if (written.isArray() && written.isEmpty()) {
                return new Channels(groups);
            }
            ChannelGroup.of(written).ifPresentOrElse(group -> groups.put("", group), () -> fill(groups, written));
            Channels channels = new Channels(groups);
            if (channels.all.size() > ChannelGroup.MOST) {
                throw new IllegalArgumentException(
                        "there are at most " + ChannelGroup.MOST + " channels, got " + channels.all.size());
            }
            return channels;
        }

        private static void fill(SequencedMap<String, ChannelGroup> groups, JsonNode written) {
            if (!written.isObject() || written.isEmpty()) {
                throw new IllegalArgumentException("it is " + written);
            }
            for (Map.Entry<String, JsonNode> entry : written.properties()) {
                if (entry.getKey().isEmpty() || entry.getKey().contains(".")) {
                    throw new IllegalArgumentException("a group has a name without dots, got '" + entry.getKey() + "'");
                }
                groups.put(
                        entry.getKey(),
                        ChannelGroup.of(entry.getValue())
                                .orElseThrow(() -> new IllegalArgumentException("group " + entry.getKey() + " must be "
                                        + GROUP + ", got " + entry.getValue())));
            }
        }

        @Override
        public JsonNode write(Channels value) {
            if (value.groups.isEmpty()) {
                return JsonNodeFactory.instance.arrayNode();
            }
            ChannelGroup alone = value.groups.get("");
            if (alone != null) {
                return alone.json();
            }
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            value.groups.forEach((name, group) -> object.set(name, group.json()));
            return object;
        }
    }
}
