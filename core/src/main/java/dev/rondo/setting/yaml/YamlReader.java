package dev.rondo.setting.yaml;

import dev.rondo.setting.Place;
import dev.rondo.setting.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Makes {@link Node}s of the events of a YAML 1.2 parser (JSON is YAML too). Values stay text: what they mean is for
 * the setting that they are given to.
 *
 * <p>Anchors and aliases are followed, yet what they repeat counts towards {@link #MOST_NODES}; nesting ends at {@link
 * #DEEPEST}; tags, which in other programs make objects, are refused.
 */
final class YamlReader {
    static final int MOST_CHARACTERS = 1 << 22;
    static final int MOST_NODES = 200_000;
    static final int DEEPEST = 50;

    private final String source;
    private final Iterator<Event> events;
    private final Map<Anchor, Counted> anchors = new HashMap<>();
    private int nodes;

    /** A node that can be repeated, with how many it stands for. */
    private record Counted(Node node, int nodes) {}

    private YamlReader(String source, Iterator<Event> events) {
        this.source = source;
        this.events = events;
    }

    /** Reads a document; one without content is an empty group.
     *
     * @param source name of the text in messages
     * @throws Refusal if the text is not one YAML document, is too large, or nests too deep
     */
    static Node read(String text, String source) {
        if (text.length() > MOST_CHARACTERS) {
            throw Refusal.misuse(
                    source + ": settings have at most " + MOST_CHARACTERS + " characters: these have " + text.length());
        }
        try {
            LoadSettings settings = LoadSettings.builder()
                    .setLabel(source)
                    .setCodePointLimit(MOST_CHARACTERS)
                    .build();
            Place start = text.isBlank() ? Place.of(source) : Place.inFile(source, 1, 1);
            return new YamlReader(source, new Parse(settings).parseString(text).iterator()).document(start);
        } catch (MarkedYamlEngineException e) {
            Place place = e.getProblemMark()
                    .or(e::getContextMark)
                    .map(mark -> place(source, mark))
                    .orElse(Place.of(source));
            throw Refusal.misuse(place + ": this is not YAML: " + e.getProblem(), e);
        } catch (YamlEngineException e) {
            throw Refusal.misuse(source + ": this is not YAML: " + e.getMessage(), e);
        }
    }

    /**
     * @param start position of the missing content
     */
    private Node document(Place start) {
        Node root = new Node.Fields(List.of(), start);
        boolean seen = false;
        while (events.hasNext()) {
            Event event = events.next();
            switch (event.getEventId()) {
                case StreamStart, StreamEnd, DocumentEnd, Comment -> {}
                case DocumentStart -> {
                    if (seen) {
                        throw Refusal.misuse(
                                place(event) + ": there is one YAML document in a file: here begins" + " another");
                    }
                    seen = true;
                    root = node(events.next(), 0);
                }
                default -> throw new IllegalStateException("a document begins with its start: " + event);
            }
        }
        return root instanceof Node.Leaf leaf && leaf.isEmpty() ? new Node.Fields(List.of(), leaf.place()) : root;
    }

    private Node node(Event event, int depth) {
        Place place = place(event);
        if (depth > DEEPEST) {
            throw Refusal.misuse(place + ": settings nest at most " + DEEPEST + " deep");
        }
        int before = nodes;
        count(1, place);
        Node node = switch (event.getEventId()) {
            case Alias -> repeat((AliasEvent) event, place);
            case Scalar -> leaf((ScalarEvent) event, place);
            case SequenceStart -> items(place, depth);
            case MappingStart -> fields(place, depth);
            default -> throw new IllegalStateException("no content begins so: " + event);
        };
        if (event instanceof NodeEvent anchored && !(event instanceof AliasEvent)) {
            anchored.getAnchor().ifPresent(anchor -> anchors.put(anchor, new Counted(node, nodes - before)));
        }
        return node;
    }

    private Node leaf(ScalarEvent event, Place place) {
        if (event.getTag().isPresent()) {
            throw Refusal.misuse(place + ": a setting has no tag: leave out "
                    + event.getTag().get());
        }
        return new Node.Leaf(event.getValue(), !event.isPlain(), place);
    }

    private Node items(Place place, int depth) {
        List<Node> items = new ArrayList<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            items.add(node(event, depth + 1));
        }
        return new Node.Items(List.copyOf(items), place);
    }

    private Node fields(Place place, int depth) {
        List<Node.Entry> entries = new ArrayList<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            Place keyPlace = place(event);
            if (!(node(event, depth + 1) instanceof Node.Leaf key)) {
                throw Refusal.misuse(keyPlace + ": a key is a single word");
            }
            entries.add(new Node.Entry(key.text(), keyPlace, node(events.next(), depth + 1)));
        }
        return new Node.Fields(List.copyOf(entries), place);
    }

    private Node repeat(AliasEvent event, Place place) {
        Counted repeated = anchors.get(event.getAlias());
        if (repeated == null) {
            throw Refusal.misuse(place + ": there is no anchor &" + event.getAlias() + " before this");
        }
        count(repeated.nodes, place);
        return repeated.node;
    }

    private void count(int more, Place place) {
        nodes += more;
        if (nodes > MOST_NODES) {
            throw Refusal.misuse(place + ": settings have at most " + MOST_NODES
                    + " values, those repeated by aliases counted: this file has more");
        }
    }

    private Place place(Event event) {
        return event.getStartMark().map(mark -> place(source, mark)).orElse(Place.of(source));
    }

    private static Place place(String source, Mark mark) {
        return Place.inFile(source, mark.getLine() + 1, mark.getColumn() + 1);
    }
}
