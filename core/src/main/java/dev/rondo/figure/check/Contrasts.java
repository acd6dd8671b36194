package dev.rondo.figure.check;

import dev.rondo.figure.Colour;
import dev.rondo.figure.Contrast;
import dev.rondo.figure.Stroke;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;

/** Contrasts of texts with what lies below them, and of marks with the page, on light and on dark pages. */
final class Contrasts {
    /** Marks that must be seen by themselves; fields, fills and what is coloured by numbers have edges, keys and bars. */
    private static final Set<String> SEEN_ALONE =
            Set.of("mark line", "mark points", "mark bars", "mark rule", "mark hinton");

    /** What marks are drawn on instead of the page. */
    private static final Set<String> GROUNDS = Set.of("mark heatmap");

    private static final int PLACES = 41;

    private static final double[] SAMPLES = {0.02, 0.25, 0.5, 0.75, 0.98};

    private final List<Drawn> drawn;
    private final Set<Integer> exempt;

    /** @param exempt numbers of the marks that are coloured by numbers */
    Contrasts(List<Drawn> drawn, Set<Integer> exempt) {
        this.drawn = drawn;
        this.exempt = exempt;
    }

    List<Fault> all() {
        List<Fault> faults = new ArrayList<>();
        faults.addAll(on("light", Colour::light));
        faults.addAll(on("dark", Colour::dark));
        return faults;
    }

    private List<Fault> on(String page, ToIntFunction<Colour> shade) {
        List<Fault> faults = new ArrayList<>();
        Map<Integer, Fault> marks = new LinkedHashMap<>();
        for (int i = 0; i < drawn.size(); i++) {
            switch (drawn.get(i)) {
                case Drawn.Text text -> {
                    double contrast = text(text, i, shade);
                    if (contrast < Contrast.TEXT) {
                        String what = text.group() + " '" + text.words().text().plain() + "' on a " + page + " page";
                        faults.add(new Fault(Fault.Rule.TEXT_CONTRAST, text.panel(), what, contrast));
                    }
                }
                case Drawn.Form form ->
                    mark(form, i, page, shade).ifPresent(f -> marks.merge(form.mark(), f, Contrasts::worse));
                case Drawn.Cells cells -> {}
            }
        }
        faults.addAll(marks.values());
        return faults;
    }

    private static Fault worse(Fault one, Fault other) {
        return one.measured() <= other.measured() ? one : other;
    }

    private double text(Drawn.Text text, int index, ToIntFunction<Colour> shade) {
        double least = Double.POSITIVE_INFINITY;
        for (double part : SAMPLES) {
            Point2D at = text.ink().along(part);
            int page = below(at, drawn.subList(0, index), shade);
            least = Math.min(least, Contrast.of(shade.applyAsInt(text.words().colour()), page));
        }
        return least;
    }

    /** The colour of the page at a place with what was drawn there. */
    private static int below(Point2D at, List<Drawn> drawn, ToIntFunction<Colour> shade) {
        int colour = shade.applyAsInt(Colour.PAPER);
        for (Drawn earlier : drawn) {
            switch (earlier) {
                case Drawn.Form form -> {
                    Colour fill = form.paint().fill();
                    if (fill != null
                            && form.window().contains(at)
                            && form.shape().contains(at)) {
                        colour = Contrast.over(
                                shade.applyAsInt(fill), form.paint().fillOpacity(), colour);
                    }
                }
                case Drawn.Cells cells -> {
                    if (cells.place().contains(at)) {
                        colour = cells.colour(at.getX(), at.getY());
                    }
                }
                case Drawn.Text text -> {}
            }
        }
        return colour;
    }

    private Optional<Fault> mark(Drawn.Form form, int index, String page, ToIntFunction<Colour> shade) {
        if (!SEEN_ALONE.contains(form.group()) || exempt.contains(form.mark())) {
            return Optional.empty();
        }
        Stroke stroke = form.paint().outline();
        boolean lined =
                stroke != null && stroke.colour() != null && !form.group().equals("mark bars");
        Colour colour = stroke != null && lined ? stroke.colour() : form.paint().fill();
        double opacity =
                stroke != null && lined ? stroke.opacity() : form.paint().fillOpacity();
        if (colour == null) {
            return Optional.empty();
        }
        double contrast = median(form, index, colour, opacity, shade);
        String what = form.group() + " " + Colour.css(shade.applyAsInt(colour)) + " with opacity " + opacity + " on a "
                + page + " page";
        return contrast < Contrast.MARKS
                ? Optional.of(new Fault(Fault.Rule.MARK_CONTRAST, form.panel(), what, contrast))
                : Optional.empty();
    }

    /** Median along a shape of the contrast with the page, or with the heat map that is drawn on it. */
    private double median(Drawn.Form form, int index, Colour colour, double opacity, ToIntFunction<Colour> shade) {
        List<Drawn> grounds = drawn.subList(0, index).stream()
                .filter(d -> d.panel().equals(form.panel()) && GROUNDS.contains(d.group()))
                .toList();
        List<Point2D> along = Shapes.places(form.shape(), grounds.isEmpty() ? 1 : PLACES);
        double[] contrasts = along.stream()
                .mapToInt(at -> below(at, grounds, shade))
                .mapToDouble(page -> Contrast.of(Contrast.over(shade.applyAsInt(colour), opacity, page), page))
                .sorted()
                .toArray();
        return contrasts[contrasts.length / 2];
    }
}
