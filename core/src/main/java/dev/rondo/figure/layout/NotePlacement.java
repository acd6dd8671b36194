package dev.rondo.figure.layout;

import dev.rondo.figure.Line;
import dev.rondo.figure.Note;
import dev.rondo.figure.Points;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Placement of the words of a plot's notes. Notes that yield are placed one after the other, each where the words cover
 * no others and no points and stay in the plot, and of these places where they cover the least of lines, with a leader
 * that is short and crosses few.
 *
 * @param note note whose words are placed
 * @param words rectangle of the words
 * @param moved true if the words stand elsewhere than asked for
 */
public record NotePlacement(Note note, Rect words, boolean moved) {
    private static final int DIRECTIONS = 16;
    private static final int RINGS = 8;

    /** Between rings, and around words, in units of the font size. */
    private static final double RING = 0.8;

    private static final double AROUND = 0.15;

    /** Between words and their leader, in px; and how much of a leader may lie on the line that it leads to. */
    private static final double GAP = 2;

    private static final double OWN = 1.5;

    /** Costs of a hidden square px, and of a px of distance from the place that the words would have alone. */
    private static final double HIDDEN = 100;

    private static final double FAR = 0.2;

    /** Cost of a line that a leader crosses. */
    private static final double CROSSED = 6;

    /** A cloud of so many points is no obstacle: it has no words of its own. */
    private static final int MOST_POINTS = 50;

    /** The placements of all notes that lie in the plot, in their order. */
    public static List<NotePlacement> of(Plot plot) {
        List<Note> notes = plot.panel().marks().stream()
                .filter(Note.class::isInstance)
                .map(Note.class::cast)
                .filter(n -> plot.area().grown(1).contains(plot.px(n.x()), plot.py(n.y())))
                .toList();
        List<Polyline> lines = new ArrayList<>(lines(plot));
        List<Rect> taken = new ArrayList<>(points(plot));
        notes.stream().filter(n -> !n.yields()).forEach(n -> taken.add(wished(plot, n)));
        List<NotePlacement> out = new ArrayList<>();
        for (Note note : notes) {
            Rect wished = wished(plot, note);
            if (note.yields()) {
                Rect place = place(plot, note, taken, lines);
                NotePlacement placed = new NotePlacement(note, place, !place.equals(wished));
                taken.add(place);
                lines.addAll(placed.leader(plot));
                out.add(placed);
            } else {
                out.add(new NotePlacement(note, wished, false));
            }
        }
        return out;
    }

    private static List<Rect> points(Plot plot) {
        return plot.panel().marks().stream()
                .filter(Points.class::isInstance)
                .map(Points.class::cast)
                .filter(p -> p.x().size() <= MOST_POINTS)
                .flatMap(p -> Stream.iterate(0, i -> i < p.x().size(), i -> i + 1)
                        .map(i -> new Rect(plot.px(p.x().get(i)), plot.py(p.y().get(i)), 0, 0).grown(p.size() / 2)))
                .toList();
    }

    private static List<Polyline> lines(Plot plot) {
        return plot.panel().marks().stream()
                .filter(Line.class::isInstance)
                .map(Line.class::cast)
                .flatMap(line -> Polyline.through(plot, line.x(), line.y()).stream())
                .toList();
    }

    /** The length of the lines in a box. */
    private static double along(Rect box, List<Polyline> lines) {
        double length = 0;
        for (Polyline line : lines) {
            for (Polyline part : Clipping.inside(box, line)) {
                for (int i = 1; i < part.size(); i++) {
                    length += Math.hypot(part.x(i) - part.x(i - 1), part.y(i) - part.y(i - 1));
                }
            }
        }
        return length;
    }

    /** Rectangle of the words if nothing is in the way. */
    private static Rect wished(Plot plot, Note note) {
        double size = plot.type().tick();
        double width = RichText.parse(note.text()).width(size, false);
        double x = plot.px(note.x()) + note.dx();
        double middle = plot.py(note.y()) + note.dy();
        double left = switch (note.anchor()) {
            case START -> x;
            case MIDDLE -> x - width / 2;
            case END -> x - width;
        };
        return new Rect(left, middle - Type.capital(size) / 2, width, Type.capital(size));
    }

    /** The first of the candidates, from near to far, that covers nothing; else the one that covers least. */
    private static Rect place(Plot plot, Note note, List<Rect> taken, List<Polyline> lines) {
        Rect wished = wished(plot, note);
        double size = plot.type().tick();
        List<Rect> candidates = new ArrayList<>(List.of(wished));
        for (int ring = 1; ring <= RINGS; ring++) {
            for (int k = 0; k < DIRECTIONS; k++) {
                double angle = 2 * Math.PI * k / DIRECTIONS;
                double along = ring * RING * size;
                candidates.add(new Rect(
                        wished.left() + along * StrictMath.cos(angle),
                        wished.top() + along * StrictMath.sin(angle),
                        wished.width(),
                        wished.height()));
            }
        }
        return candidates.stream()
                .min(Comparator.comparingDouble(c -> cost(plot, note, c, taken, lines)))
                .orElse(wished);
    }

    /** Cost of a place, in px of covered lines. */
    private static double cost(Plot plot, Note note, Rect words, List<Rect> taken, List<Polyline> lines) {
        Rect wished = wished(plot, note);
        NotePlacement placed = new NotePlacement(note, words, !words.equals(wished));
        double across = placed.leader(plot).stream()
                .mapToDouble(leader -> CROSSED * crossings(leader, lines)
                        + taken.stream()
                                .mapToDouble(t -> along(t, List.of(leader)))
                                .sum())
                .sum();
        double hidden = hidden(words.grown(AROUND * plot.type().tick()), plot.area(), taken);
        return HIDDEN * hidden + along(words, lines) + FAR * distance(wished, words) + across;
    }

    /** The line from the nearest edge of words that have moved to their place; none where they stand beside it. */
    public List<Polyline> leader(Plot plot) {
        double x = plot.px(note.x());
        double y = plot.py(note.y());
        Rect around = words.grown(GAP);
        if (!moved || around.contains(x, y)) {
            return List.of();
        }
        Polyline leader = new Polyline();
        leader.add(x, y);
        leader.add(Math.clamp(x, around.left(), around.right()), Math.clamp(y, around.top(), around.bottom()));
        return List.of(leader);
    }

    /**
     * Number of pieces of lines that a leader crosses, but for the first px of it, which lie on the line that it leads
     * to.
     */
    private static long crossings(Polyline leader, List<Polyline> lines) {
        double part = Math.min(1, OWN / leader.length());
        double ax = leader.x(0) + part * (leader.x(1) - leader.x(0));
        double ay = leader.y(0) + part * (leader.y(1) - leader.y(0));
        long count = 0;
        for (Polyline line : lines) {
            for (int i = 1; i < line.size(); i++) {
                boolean sides = side(line, i, ax, ay) * side(line, i, leader.x(1), leader.y(1)) < 0;
                count += sides
                                && side(leader, 1, line.x(i - 1), line.y(i - 1)) * side(leader, 1, line.x(i), line.y(i))
                                        < 0
                        ? 1
                        : 0;
            }
        }
        return count;
    }

    /** Side of the i-th piece of a line on which a point lies, by its sign. */
    private static double side(Polyline line, int i, double x, double y) {
        return (line.x(i) - line.x(i - 1)) * (y - line.y(i - 1)) - (line.y(i) - line.y(i - 1)) * (x - line.x(i - 1));
    }

    private static double distance(Rect a, Rect b) {
        return Math.hypot(a.left() - b.left(), a.top() - b.top());
    }

    /** The area that a box hides of others, and of itself beyond the plot. */
    private static double hidden(Rect box, Rect area, List<Rect> taken) {
        boolean inside = area.contains(box.left(), box.top()) && area.contains(box.right(), box.bottom());
        double beyond = inside ? 0 : box.width() * box.height() - common(box, area);
        return beyond + taken.stream().mapToDouble(other -> common(box, other)).sum();
    }

    /** The area that two boxes share. */
    static double common(Rect a, Rect b) {
        double width = Math.min(a.right(), b.right()) - Math.max(a.left(), b.left());
        double height = Math.min(a.bottom(), b.bottom()) - Math.max(a.top(), b.top());
        return Math.max(0, width) * Math.max(0, height);
    }
}
