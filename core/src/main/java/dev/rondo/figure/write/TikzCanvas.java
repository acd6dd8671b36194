package dev.rondo.figure.write;

import dev.rondo.figure.Colour;
import dev.rondo.figure.ColourScale;
import dev.rondo.figure.Grid;
import dev.rondo.figure.Stroke;
import dev.rondo.figure.layout.Rect;
import dev.rondo.figure.layout.RichText;
import dev.rondo.figure.paint.Canvas;
import dev.rondo.figure.paint.Outline;
import dev.rondo.figure.paint.Paint;
import dev.rondo.figure.paint.Words;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Collects the commands of one tikzpicture. */
final class TikzCanvas implements Canvas {
    private static final double BP_PER_PX = 0.75;

    /** Cells finer than this many px are averaged: each is a rectangle of its own. */
    private static final double SMALLEST_CELL = 1.5;

    private static final Map<Integer, String> SIGNS = new TreeMap<>(Map.ofEntries(
            Map.entry((int) '\\', "\\textbackslash{}"),
            Map.entry((int) '~', "\\textasciitilde{}"),
            Map.entry((int) '^', "\\textasciicircum{}"),
            Map.entry((int) '<', "\\ensuremath{<}"),
            Map.entry((int) '>', "\\ensuremath{>}"),
            Map.entry((int) '|', "\\ensuremath{|}"),
            Map.entry(0x2212, "\\ensuremath{-}"),
            Map.entry(0x00b1, "\\ensuremath{\\pm}"),
            Map.entry(0x00d7, "\\ensuremath{\\times}"),
            Map.entry(0x00b7, "\\ensuremath{\\cdot}"),
            Map.entry(0x00b0, "\\ensuremath{{}^\\circ}"),
            Map.entry(0x00b2, "\\ensuremath{{}^2}"),
            Map.entry(0x00b3, "\\ensuremath{{}^3}"),
            Map.entry(0x2190, "\\ensuremath{\\leftarrow}"),
            Map.entry(0x2192, "\\ensuremath{\\rightarrow}"),
            Map.entry(0x221e, "\\ensuremath{\\infty}"),
            Map.entry(0x221a, "\\ensuremath{\\surd}"),
            Map.entry(0x2248, "\\ensuremath{\\approx}"),
            Map.entry(0x2260, "\\ensuremath{\\neq}"),
            Map.entry(0x2264, "\\ensuremath{\\leq}"),
            Map.entry(0x2265, "\\ensuremath{\\geq}"),
            Map.entry(0x2026, "\\ldots{}"),
            Map.entry(0x2013, "--"),
            Map.entry(0x2014, "---"),
            Map.entry(0x00a0, "~")));

    private static final String[] GREEK = {
        "alpha",
        "beta",
        "gamma",
        "delta",
        "varepsilon",
        "zeta",
        "eta",
        "theta",
        "iota",
        "kappa",
        "lambda",
        "mu",
        "nu",
        "xi",
        "o",
        "pi",
        "rho",
        "varsigma",
        "sigma",
        "tau",
        "upsilon",
        "varphi",
        "chi",
        "psi",
        "omega"
    };

    private static final Map<Integer, String> CAPITALS = Map.ofEntries(
            Map.entry(0x393, "Gamma"),
            Map.entry(0x394, "Delta"),
            Map.entry(0x398, "Theta"),
            Map.entry(0x39b, "Lambda"),
            Map.entry(0x39e, "Xi"),
            Map.entry(0x3a0, "Pi"),
            Map.entry(0x3a3, "Sigma"),
            Map.entry(0x3a6, "Phi"),
            Map.entry(0x3a8, "Psi"),
            Map.entry(0x3a9, "Omega"));

    private final StringBuilder body = new StringBuilder();
    private final Map<Integer, String> colours = new LinkedHashMap<>();

    String body() {
        return body.toString();
    }

    /** Definitions of the colours. */
    String colours() {
        StringBuilder out = new StringBuilder();
        colours.forEach((rgb, name) -> out.append("\\definecolor{")
                .append(name)
                .append("}{HTML}{")
                .append("%06X".formatted(rgb))
                .append("}\n"));
        return out.toString();
    }

    @Override
    public void path(Outline outline, Paint paint) {
        if (outline.isEmpty()) {
            return;
        }
        begin(paint);
        outline.tell(new Outline.Steps() {
            @Override
            public void moveTo(double x, double y) {
                body.append(' ').append(place(x, y));
            }

            @Override
            public void lineTo(double x, double y) {
                body.append("--").append(place(x, y));
            }

            @Override
            public void close() {
                body.append("--cycle");
            }
        });
        body.append(";\n");
    }

    @Override
    public void circle(double x, double y, double radius, Paint paint) {
        begin(paint);
        String length = Decimal.px(radius * BP_PER_PX);
        body.append(' ')
                .append(place(x, y))
                .append(" circle[radius=")
                .append(length)
                .append("bp];\n");
    }

    @Override
    public void rect(Rect rect, Paint paint) {
        begin(paint);
        rectangle(rect);
        body.append(";\n");
    }

    @Override
    public void cells(Rect rect, Grid cells, ColourScale scale) {
        int down = (int) Math.max(1, Math.ceil(SMALLEST_CELL * cells.rows() / rect.height()));
        int across = (int) Math.max(1, Math.ceil(SMALLEST_CELL * cells.columns() / rect.width()));
        Grid shown = down * across == 1 ? cells : cells.averaged(down, across);
        double width = rect.width() / shown.columns();
        double height = rect.height() / shown.rows();
        for (int r = 0; r < shown.rows(); r++) {
            for (int c = 0; c < shown.columns(); c++) {
                Colour colour = scale.colour(shown.get(r, c));
                rect(
                        new Rect(rect.left() + c * width, rect.top() + r * height, width, height),
                        new Paint(colour, 1, Stroke.of(colour).width(0.1)));
            }
        }
    }

    @Override
    public void words(Words words) {
        String anchor = switch (words.anchor()) {
            case START -> "base west";
            case MIDDLE -> "base";
            case END -> "base east";
        };
        String size = Decimal.px(words.size() * BP_PER_PX);
        body.append("\\node[anchor=")
                .append(anchor)
                .append(",inner sep=0,text=")
                .append(name(words.colour()))
                .append(",font=\\sffamily\\fontsize{")
                .append(size)
                .append("bp}{")
                .append(size)
                .append("bp}\\selectfont")
                .append(words.bold() ? "\\bfseries" : "")
                .append(words.degrees() == 0 ? "" : ",rotate=" + -words.degrees())
                .append("] at ")
                .append(place(words.x(), words.y()))
                .append(" {");
        for (RichText.Run run : words.text().runs()) {
            if (run.isSmall()) {
                body.append(run.rise() > 0 ? "\\textsuperscript{" : "\\textsubscript{")
                        .append(latex(run.text()))
                        .append('}');
            } else {
                body.append(latex(run.text()));
            }
        }
        body.append("};\n");
    }

    @Override
    public void open(String kind, String name) {
        body.append("\\begin{scope}% ").append(name.isEmpty() ? kind : name).append('\n');
    }

    @Override
    public void openClipped(Rect window) {
        body.append("\\begin{scope}\n\\clip");
        rectangle(window);
        body.append(";\n");
    }

    @Override
    public void close() {
        body.append("\\end{scope}\n");
    }

    /** The text with everything that LaTeX would read as a command, and signs that its fonts lack, spelled out. */
    static String latex(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> {
            String sign = SIGNS.get(c);
            if (sign != null) {
                out.append(sign);
            } else if ("#$%&_{}".indexOf(c) >= 0) {
                out.append('\\').appendCodePoint(c);
            } else if (c >= 0x3b1 && c <= 0x3c9) {
                out.append("\\ensuremath{\\").append(GREEK[c - 0x3b1]).append('}');
            } else if (CAPITALS.containsKey(c)) {
                out.append("\\ensuremath{\\").append(CAPITALS.get(c)).append('}');
            } else {
                out.appendCodePoint(c);
            }
        });
        return out.toString();
    }

    private void begin(Paint paint) {
        body.append("\\path[");
        Colour fill = paint.fill();
        Stroke stroke = paint.outline();
        if (fill != null) {
            body.append("fill=").append(name(fill));
            body.append(paint.fillOpacity() < 1 ? ",fill opacity=" + Decimal.px(paint.fillOpacity()) : "");
            body.append(stroke == null ? "" : ",");
        }
        if (stroke != null) {
            body.append("draw=").append(name(stroke.colour() == null ? Colour.INK : stroke.colour()));
            body.append(",line width=")
                    .append(Decimal.px(stroke.width() * BP_PER_PX))
                    .append("bp");
            body.append(stroke.opacity() < 1 ? ",draw opacity=" + Decimal.px(stroke.opacity()) : "");
            float[] dashes = RasterCanvas.dashes(stroke);
            for (int i = 0; i < dashes.length; i++) {
                body.append(i == 0 ? ",dash pattern=" : " ").append(i % 2 == 0 ? "on " : "off ");
                body.append(Decimal.px(dashes[i] * BP_PER_PX)).append("bp");
            }
        }
        body.append(']');
    }

    private void rectangle(Rect rect) {
        body.append(' ')
                .append(place(rect.left(), rect.top()))
                .append(" rectangle ")
                .append(place(rect.right(), rect.bottom()));
    }

    private static String place(double x, double y) {
        return "(" + Decimal.px(x) + "," + Decimal.px(y) + ")";
    }

    private String name(Colour colour) {
        return colours.computeIfAbsent(colour.light(), rgb -> "rondo" + letters(colours.size()));
    }

    /** A number in letters, since LaTeX's names are of letters: a, b, ..., ba, bb. */
    private static String letters(int n) {
        String last = Character.toString('a' + n % 26);
        return n < 26 ? last : letters(n / 26) + last;
    }
}
