package dev.rondo.figure.check;

import dev.rondo.figure.Axis;
import dev.rondo.figure.Colour;
import dev.rondo.figure.Figure;
import dev.rondo.figure.Frame;
import dev.rondo.figure.Mark;
import dev.rondo.figure.Note;
import dev.rondo.figure.Oklab;
import dev.rondo.figure.Panel;
import dev.rondo.figure.Points;
import dev.rondo.figure.Scale;
import dev.rondo.figure.TickChoice;
import dev.rondo.figure.paint.FigurePainter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Check of a drawing by the rules of {@link Fault.Rule}, on the page as it is laid out: the boxes of letters are those of
 * their ink, colours those of light and dark pages.
 */
public final class FigureCheck {
    /** Members of a series whose order tells its colours apart too. */
    private static final int SERIES = 4;

    private FigureCheck() {}

    /** The faults of a figure at its width; none for a figure fit to publish. */
    public static List<Fault> of(Figure figure) {
        RecordingCanvas canvas = new RecordingCanvas();
        FigurePainter.paint(canvas, figure);
        List<Drawn> drawn = canvas.drawn();
        List<Fault> faults =
                new ArrayList<>(new Overlaps(drawn).all(figure.width().px(), figure.heightPx()));
        faults.addAll(new Contrasts(drawn, colouredByNumbers(figure)).all());
        faults.addAll(panels(figure));
        return List.copyOf(faults);
    }

    /** Numbers of the marks whose colours are numbers, counted as they are drawn. */
    private static Set<Integer> colouredByNumbers(Figure figure) {
        List<Mark> marks =
                figure.panels().stream().flatMap(p -> drawn(p.panel())).toList();
        return IntStream.range(0, marks.size())
                .filter(k -> marks.get(k) instanceof Points points
                        && !points.values().isEmpty())
                .mapToObj(k -> k + 1)
                .collect(Collectors.toSet());
    }

    /** The marks of a panel, then those of its insets. */
    private static Stream<Mark> drawn(Panel panel) {
        return Stream.concat(panel.marks().stream(), panel.insets().stream().flatMap(i -> drawn(i.panel())));
    }

    private static List<Fault> panels(Figure figure) {
        List<Look> explained = figure.panels().stream()
                .flatMap(p -> Look.of(p.panel()).stream())
                .filter(look -> !look.label().isBlank())
                .toList();
        List<String> letters = figure.panelLetters();
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < letters.size(); i++) {
            String name = "panel-" + (letters.get(i).isEmpty() ? Integer.toString(i + 1) : letters.get(i));
            Panel panel = figure.panels().get(i).panel();
            apart(panel, name, faults);
            unexplained(panel, name, explained, faults);
            unlabelled(panel.x(), name, faults);
            unlabelled(panel.y(), name, faults);
        }
        return faults;
    }

    /** Named marks of one form that only their colours tell apart. */
    private static void apart(Panel panel, String name, List<Fault> faults) {
        List<Look> looks = Look.of(panel).stream()
                .filter(l -> !l.label().isBlank() && !l.empty())
                .toList();
        for (int i = 0; i < looks.size(); i++) {
            for (int k = 0; k < i; k++) {
                Look one = looks.get(k);
                Look other = looks.get(i);
                if (!one.form().equals(other.form())) {
                    continue;
                }
                double distance = Math.min(distance(one, other, Colour::light), distance(one, other, Colour::dark));
                if (distance < (isOrdered(looks, one.form()) ? ColourVision.APART_IN_ORDER : ColourVision.APART)) {
                    String both = "'" + one.label() + "' and '" + other.label() + "'";
                    faults.add(new Fault(Fault.Rule.COLOURS_APART, name, both, distance));
                }
            }
        }
    }

    /** True for a series that grows lighter, or darker, from its first to its last member. */
    private static boolean isOrdered(List<Look> looks, String form) {
        double[] lightness = looks.stream()
                .filter(l -> l.form().equals(form))
                .mapToDouble(l -> Oklab.ofRgb(l.colour().light()).lightness())
                .toArray();
        boolean rising = IntStream.range(1, lightness.length).allMatch(i -> lightness[i] > lightness[i - 1]);
        boolean falling = IntStream.range(1, lightness.length).allMatch(i -> lightness[i] < lightness[i - 1]);
        return lightness.length >= SERIES && (rising || falling);
    }

    private static double distance(Look one, Look other, Function<Colour, Integer> shade) {
        return ColourVision.distance(shade.apply(one.colour()), shade.apply(other.colour()));
    }

    /** Marks without a name in a panel with marks of several looks: form and colour must each be in a key. */
    private static void unexplained(Panel panel, String name, List<Look> named, List<Fault> faults) {
        List<Look> looks = Look.of(panel).stream().filter(l -> !l.empty()).toList();
        List<Colour> words = panel.marks().stream()
                .filter(Note.class::isInstance)
                .map(m -> ((Note) m).colour())
                .toList();
        boolean oneForm = looks.stream().map(Look::form).distinct().count() < 2;
        boolean oneColour = looks.stream().map(Look::colour).distinct().count() < 2;
        List<Look> without = looks.stream()
                .filter(look -> look.label().isBlank() && !isBetweenNamed(looks, look))
                .filter(look -> !(oneForm
                                || named.stream().anyMatch(n -> n.form().equals(look.form())))
                        || !(oneColour
                                || words.contains(look.colour())
                                || named.stream().anyMatch(n -> n.colour().equals(look.colour()))))
                .toList();
        boolean drawing = panel.frame() == Frame.NONE;
        if (!drawing && !without.isEmpty() && !(oneForm && oneColour)) {
            faults.add(
                    new Fault(Fault.Rule.KEY_MISSING, name, without.getFirst().toString(), without.size()));
        }
    }

    /** True for a member of a series whose first and last member are named. */
    private static boolean isBetweenNamed(List<Look> looks, Look look) {
        List<Look> series =
                looks.stream().filter(l -> l.form().equals(look.form())).toList();
        return !series.getFirst().label().isBlank() && !series.getLast().label().isBlank();
    }

    private static void unlabelled(Axis axis, String name, List<Fault> faults) {
        boolean numbered = axis.labelled()
                && !(axis.ticks() instanceof TickChoice.None)
                && !(axis.scale() instanceof Scale.Category);
        if (numbered && axis.caption().isBlank()) {
            faults.add(
                    new Fault(Fault.Rule.AXIS_UNLABELLED, name, axis.direction().toString(), 0));
        }
    }
}
