package dev.rondo.figure.check;

import dev.rondo.figure.layout.LegendBox;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** Overlaps of texts with each other, with axes and with the edge of the page, and of legends with data. */
final class Overlaps {
    /** Overlaps less deep than this are touched by no ink, px. */
    private static final double SLACK = 0.5;

    private final List<Drawn> drawn;
    private final List<Drawn.Text> texts;

    Overlaps(List<Drawn> drawn) {
        this.drawn = drawn;
        this.texts = drawn.stream()
                .filter(Drawn.Text.class::isInstance)
                .map(Drawn.Text.class::cast)
                .toList();
    }

    List<Fault> all(double width, double height) {
        List<Fault> faults = new ArrayList<>();
        offPage(width, height, faults);
        textOnText(faults);
        textOnAxis(faults);
        legendOnData(faults);
        return faults;
    }

    private void offPage(double width, double height, List<Fault> faults) {
        for (Drawn.Text text : texts) {
            double beyond = text.ink().beyond(width, height);
            if (beyond > SLACK) {
                faults.add(new Fault(Fault.Rule.TEXT_OFF_PAGE, text.panel(), name(text), beyond));
            }
        }
    }

    private void textOnText(List<Fault> faults) {
        for (int i = 0; i < texts.size(); i++) {
            for (int k = 0; k < i; k++) {
                double depth = texts.get(i).ink().overlap(texts.get(k).ink());
                if (depth > SLACK) {
                    String both = name(texts.get(k)) + " and " + name(texts.get(i));
                    faults.add(new Fault(Fault.Rule.TEXT_ON_TEXT, texts.get(i).panel(), both, depth));
                }
            }
        }
    }

    private void textOnAxis(List<Fault> faults) {
        for (Drawn.Form axis : forms()) {
            if (!axis.group().equals("axes")) {
                continue;
            }
            for (Drawn.Text text : texts) {
                double depth = deepest(axis.shape(), text.ink());
                if (depth > SLACK) {
                    faults.add(new Fault(Fault.Rule.TEXT_ON_AXIS, text.panel(), name(text), depth));
                }
            }
        }
    }

    /** Depth of the deepest overlap of a text with a horizontal or vertical piece of a path. */
    private static double deepest(Shape path, InkBox ink) {
        double[] deepest = {0};
        Shapes.pieces(path, line -> {
            if (line.intersects(ink.bounds())) {
                deepest[0] = Math.max(deepest[0], common(line, ink.bounds()));
            }
        });
        return deepest[0];
    }

    /** Length of a line in a box. */
    private static double common(Line2D line, Rectangle2D box) {
        Rectangle2D common = line.getBounds2D().createIntersection(box);
        return Math.max(common.getWidth(), common.getHeight());
    }

    private void legendOnData(List<Fault> faults) {
        drawn.stream()
                .filter(d -> d.group().equals("legend"))
                .map(Drawn::panel)
                .distinct()
                .forEach(panel -> {
                    Rectangle2D legend = legend(panel);
                    long below = drawn.stream()
                            .filter(d -> d.isData() && lies(d, legend))
                            .count();
                    if (below > 0) {
                        String first = drawn.stream()
                                .filter(d -> d.isData() && lies(d, legend))
                                .findFirst()
                                .orElseThrow()
                                .group();
                        faults.add(new Fault(Fault.Rule.LEGEND_ON_DATA, panel, first, below));
                    }
                });
    }

    /** The rectangle of the words of a panel's legend and of the keys beside them. */
    private Rectangle2D legend(String panel) {
        Rectangle2D all = texts.stream()
                .filter(t -> t.panel().equals(panel) && t.group().equals("legend"))
                .map(t -> t.ink().bounds())
                .reduce(Rectangle2D::createUnion)
                .orElseGet(Rectangle2D.Double::new);
        double key = LegendBox.KEY + LegendBox.GAP;
        return new Rectangle2D.Double(all.getX() - key, all.getY(), all.getWidth() + key, all.getHeight());
    }

    private static boolean lies(Drawn data, Rectangle2D legend) {
        return switch (data) {
            case Drawn.Text text -> false;
            case Drawn.Cells cells -> cells.place().intersects(legend);
            case Drawn.Form form -> {
                Rectangle2D seen = legend.createIntersection(form.window());
                yield seen.getWidth() > 0 && seen.getHeight() > 0 && covers(form, seen);
            }
        };
    }

    private static boolean covers(Drawn.Form form, Rectangle2D box) {
        if (form.paint().fill() != null && form.shape().intersects(box)) {
            return true;
        }
        boolean[] crossed = {false};
        if (form.paint().outline() != null) {
            Shapes.pieces(form.shape(), line -> crossed[0] |= line.intersects(box));
        }
        return crossed[0];
    }

    private List<Drawn.Form> forms() {
        return drawn.stream()
                .filter(Drawn.Form.class::isInstance)
                .map(Drawn.Form.class::cast)
                .toList();
    }

    private static String name(Drawn.Text text) {
        return text.group() + " '" + text.words().text().plain() + "'";
    }
}
